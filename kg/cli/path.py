"""``kg path``: how two are tied through others."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import as_json, built_folder, evidence, show_answer
from kg.reports import to_json
from kg.reports.paths import find_paths, paths_to_text
from kg.store import open_store


@click.command()
@click.argument("one")
@click.argument("other")
@built_folder
@as_json
@evidence
@click.option("--limit", type=click.IntRange(1), default=3, show_default=True,
              help="So many of the shortest ways.")  # fmt: skip
def path(one: str, other: str, directory: Path, as_json: bool, most: int, limit: int) -> None:
    """Show the shortest ways from ONE to OTHER and the strongest, with evidence for each step."""
    paths = find_paths(open_store(directory), one, other, most=limit)
    show_answer(to_json(paths) if as_json else paths_to_text(paths, most))
