"""``kg import``: a graph of newskg from an RDF file."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from kg.importing import import_graph
from kg.importing.source import FORMATS


@click.command("import")
@click.argument("source", metavar="FILE|URL")
@click.option(
    "-o",
    "--output",
    "directory",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    help="The folder to write: store/, graph.ttl.",
)
@click.option("--format", "format_", type=click.Choice(list(FORMATS)),
              help="If left out, as the server or the file's name says.")  # fmt: skip
def import_(source: str, directory: Path, format_: str | None) -> None:
    """Bring back a graph that kg export or kg build wrote, for all commands that read one.

    FILE|URL is an RDF file, an http(s) address, or - for standard input (Turtle, if --format does
    not say otherwise).
    """
    count = import_graph(source, directory, format_)
    click.echo(f"{count} quads\nwrote       {directory}", err=True)
    click.echo(f"next        kg stats -d {shlex.quote(str(directory))}", err=True)
