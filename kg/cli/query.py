"""``kg query``: SPARQL in, rows or triples out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click
from pyoxigraph import QueryBoolean

from kg.cli.options import built_folder
from kg.errors import ConformanceError, QueryError
from kg.query import Answer, list_queries, load_query, run_query, write_results
from kg.query.results import RESULT_FORMATS
from kg.store import load_names, open_store


@click.command()
@click.argument("sparql", required=False)
@built_folder
@click.option("-f", "--file", "file", type=click.File("r", encoding="utf-8"),
              help="A file that holds the query; - for standard input.")  # fmt: skip
@click.option("--name", help="A query that comes with newskg; --list shows them.")
@click.option("--list", "show_list", is_flag=True, help="List the queries that come with newskg.")
@click.option("--format", "format_", type=click.Choice(RESULT_FORMATS), default="table",
              show_default=True, help="How to write the answer.")  # fmt: skip
@click.option("--fail-empty", is_flag=True, help="Exit with 1 if there is no answer.")
def query(
    sparql: str | None,
    directory: Path,
    file: TextIO | None,
    name: str | None,
    show_list: bool,
    format_: str,
    fail_empty: bool,
) -> None:
    """Ask a built graph a SPARQL query.

    The usual prefixes need no declaration; all graphs are searched unless FROM names some.
    """
    if show_list:
        for known, question in list_queries().items():
            click.echo(f"{known:28} {question}")
        return
    given = [text for text in (sparql, file, name) if text not in {None, ""}]
    if len(given) != 1:
        raise QueryError(
            f"{len(given)} queries were given, one is needed: type a SPARQL query, -f FILE, or"
            " --name NAME (kg query --list shows the names)"
        )
    text = sparql or (file.read() if file is not None else load_query(str(name)))
    store = open_store(directory)
    answer = run_query(store, text)
    write_results(answer, format_, sys.stdout.buffer, load_names(store).prefixes)
    if fail_empty and _is_empty(run_query(store, text)):
        raise ConformanceError("the query has no answer (--fail-empty asked for one)")


def _is_empty(answer: Answer) -> bool:
    """Whether there is no row or triple, or the answer is no."""
    return not answer if isinstance(answer, QueryBoolean) else next(iter(answer), None) is None
