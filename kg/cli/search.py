"""``kg search``: names and sentences."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import as_json, built_folder, fail_empty, show_answer
from kg.reports import to_json
from kg.reports.search import findings_to_text
from kg.reports.search import search as search_graph
from kg.store import open_store


@click.command()
@click.argument("text")
@built_folder
@as_json
@fail_empty
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True,
              help="So many entities and so many sentences.")  # fmt: skip
def search(text: str, directory: Path, as_json: bool, fail_empty: bool, limit: int) -> None:
    """Search names, aliases and sentences for TEXT; case and accents do not matter."""
    found = search_graph(open_store(directory), text, most=limit)
    empty = not (found.entities or found.sentences)
    show_answer(
        to_json(found) if as_json else findings_to_text(found), empty=empty, fail=fail_empty
    )
