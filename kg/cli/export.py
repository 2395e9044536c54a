"""``kg export``: a built graph for other stores and programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import built_folder
from kg.export import FORMATS, Selection, export_graph, find_format
from kg.store import open_store


@click.command()
@built_folder
@click.option("-o", "--output", "target", default="-", show_default=True,
              help="The file to write; - for standard output.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(FORMATS),
              help="If left out, as the file's ending says, else Turtle.")  # fmt: skip
@click.option("--plain", is_flag=True, help="The instance layer only, without evidence.")
@click.option("--no-text", is_flag=True, help="Offsets and hashes, but no words of the articles.")
def export(directory: Path, target: str, format_: str | None, plain: bool, no_text: bool) -> None:
    """Write a built graph as RDF or as a network, in one file."""
    store = open_store(directory)
    selection = Selection(plain=plain, quoted=not no_text)
    if target == "-":
        export_graph(store, sys.stdout.buffer, format_ or "turtle", selection)
    else:
        path = Path(target)
        export_graph(store, path, format_ or find_format(path), selection)
