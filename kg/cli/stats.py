"""``kg stats``: how much a graph holds."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import as_json, built_folder, show_answer
from kg.reports import to_json
from kg.reports.stats import find_stats, stats_to_text
from kg.store import open_store


@click.command()
@built_folder
@as_json
def stats(directory: Path, as_json: bool) -> None:
    """Count what a graph holds: articles, entities, statements, mentions, of each kind."""
    found = find_stats(open_store(directory))
    show_answer(to_json(found) if as_json else stats_to_text(found))
