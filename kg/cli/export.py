"""``kg export``: a built graph for other stores and programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import built_folder
from kg.export import FORMATS, RDF_FORMATS, Selection, export_graph, find_format
from kg.folder.records import read_articles
from kg.model import Factuality
from kg.store import open_store, read_blocks

_ALSO = {"reported": Factuality.REPORTED, "planned": Factuality.PLANNED}


@click.command()
@built_folder
@click.option("-o", "--output", "target", default="-", show_default=True,
              help="The file to write; - for standard output.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(FORMATS),
              help="If left out, as the file's name says, else Turtle.")  # fmt: skip
@click.option("--plain", is_flag=True, help="The instance layer only, without evidence.")
@click.option("--also", multiple=True, type=click.Choice(list(_ALSO)),
              help="Plain triples for what is only reported, or planned, too.")  # fmt: skip
@click.option("--no-text", is_flag=True, help="Offsets and hashes, but no words of the articles.")
@click.option("--full-text", is_flag=True, help="Each article's whole text too (nif:isString).")
@click.option("--rdf12", is_flag=True,
              help="Claims as triple terms of RDF 1.2 too (rdf:reifies).")  # fmt: skip
def export(
    directory: Path,
    target: str,
    format_: str | None,
    plain: bool,
    also: tuple[str, ...],
    no_text: bool,
    full_text: bool,
    rdf12: bool,
) -> None:
    """Write a built graph as RDF, as a network or as a table of events, in one file."""
    if no_text and full_text:
        raise click.UsageError("--no-text and --full-text contradict each other: give one of them")
    path = None if target == "-" else Path(target)
    chosen = format_ or (find_format(path) if path else "turtle")
    if full_text and chosen not in RDF_FORMATS:
        raise click.UsageError(f"{chosen} has no whole texts: give {', '.join(RDF_FORMATS)}")
    store = open_store(directory)
    selection = Selection(
        plain=plain,
        quoted=not no_text,
        also=frozenset(_ALSO[name] for name in also),
        texts={a.id: a.text for a in read_articles(directory)} if full_text else {},
        rdf12=rdf12,
    )
    export_graph(store, path or sys.stdout.buffer, chosen, selection, read_blocks(directory))
