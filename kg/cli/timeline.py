"""``kg timeline``: what happened when."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import as_json, built_folder, evidence, fail_empty, show_answer
from kg.reports import to_json
from kg.reports.timeline import find_timeline, timeline_to_text
from kg.store import open_store


@click.command()
@click.argument("name", required=False)
@built_folder
@as_json
@evidence
@fail_empty
@click.option("--since", metavar="DATE", default="", help="From that day, month or year on.")
@click.option("--until", metavar="DATE", default="", help="To that day, month or year.")
def timeline(
    name: str | None,
    directory: Path,
    as_json: bool,
    most: int,
    fail_empty: bool,
    since: str,
    until: str,
) -> None:
    """Show what happened when: in all, or to NAME. A tilde marks the date of an article."""
    moments = find_timeline(open_store(directory), name, since=since, until=until)
    text = to_json(moments) if as_json else timeline_to_text(moments, most)
    show_answer(text, empty=not moments, fail=fail_empty)
