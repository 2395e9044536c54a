"""``kg push``: a built graph into another store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from kg.cli.options import built_folder
from kg.errors import InputError
from kg.export import Selection
from kg.export.selection import select_blocks
from kg.push import BATCH, Client, Credentials, push_blocks
from kg.store import load_names, open_store, sort_blocks
from kg.tables import to_count


@click.command()
@click.argument("url")
@built_folder
@click.option("--protocol", type=click.Choice(["auto", "graph-store", "update"]), default="auto",
              show_default=True,
              help="How URL takes graphs; auto tries a graph store, then updates.")  # fmt: skip
@click.option("--query-url", help="Where to ask for the counts, if the store answers queries.")
@click.option("--user", envvar="KG_USER", help="For basic or digest authentication [KG_USER].")
@click.option("--password", envvar="KG_PASSWORD",
              help="Better in the environment, where nobody sees it [KG_PASSWORD].")  # fmt: skip
@click.option("--token", envvar="KG_TOKEN", help="For bearer authentication [KG_TOKEN].")
@click.option("--batch", type=click.IntRange(1), default=BATCH, show_default=True,
              help="Triples in one request.")  # fmt: skip
@click.option("--tries", type=click.IntRange(1), default=5, show_default=True,
              help="How often to send a request that the server is too busy for.")  # fmt: skip
@click.option("--no-text", is_flag=True, help="Offsets and hashes, but no words of the articles.")
@click.option("--prune", is_flag=True,
              help="Then drop the store's graphs of articles under the same base IRI that DIR has"
                   " not; needs --query-url.")  # fmt: skip
def push(
    url: str,
    directory: Path,
    protocol: str,
    query_url: str | None,
    user: str | None,
    password: str | None,
    token: str | None,
    batch: int,
    tries: int,
    no_text: bool,
    prune: bool,
) -> None:
    """Write a built graph into another store, each named graph in place of the store's own.

    URL is the store's address for the Graph Store Protocol (http://localhost:7878/store of
    Oxigraph, http://localhost:8890/sparql-graph-crud-auth of Virtuoso) or for SPARQL updates.
    """
    if prune and not query_url:
        raise InputError(
            "--prune needs --query-url, where the store tells which graphs it has"
            " (http://localhost:7878/query of Oxigraph, http://localhost:8890/sparql of Virtuoso)"
        )
    store = open_store(directory)
    names, selection = load_names(store), Selection(quoted=not no_text)
    credentials = Credentials(user or "", password or "", token or "")
    client = Client(url, credentials, tries)
    query = Client(query_url, replace(credentials), tries) if query_url else None
    with sort_blocks(store, directory) as blocks:
        pushed = push_blocks(
            select_blocks(blocks, selection, names, merged=False),
            client,
            protocol=protocol,
            query=query,
            batch=batch,
            prune=names.base_iri if prune else "",
            report=lambda message: click.echo(f"kg: {message}", err=True),
        )
    told = "as the store counts them too" if pushed.checked else "not counted: give --query-url"
    click.echo(f"{pushed.graphs} graphs, {pushed.triples} triples, {told}", err=True)
    if prune:
        click.echo(
            f"{to_count(pushed.dropped, 'graph')} of articles that {directory} has not:"
            " dropped there",
            err=True,
        )
