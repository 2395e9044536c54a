"""``kg show``: a dossier."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import as_json, built_folder, show_answer
from kg.reports import to_json
from kg.reports.dossier import make_dossier
from kg.reports.dossier_text import dossier_to_text
from kg.reports.index import open_index
from kg.store import open_store


@click.command()
@click.argument("name")
@built_folder
@as_json
@click.option("--evidence", "most", type=click.IntRange(0), default=2, show_default=True,
              help="So many sentences for each thing told.")  # fmt: skip
def show(name: str, directory: Path, as_json: bool, most: int) -> None:
    """Show all that is told of NAME: positions, ties, a timeline, quotations, with the evidence."""
    dossier = make_dossier(open_store(directory), name, open_index(directory))
    show_answer(to_json(dossier) if as_json else dossier_to_text(dossier, most))
