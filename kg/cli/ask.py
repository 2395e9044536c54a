"""``kg ask``: questions that come with newskg."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.ask import Filters, list_questions
from kg.ask import ask as ask_graph
from kg.cli.options import built_folder, fail_empty
from kg.errors import ConformanceError
from kg.model import Factuality
from kg.reports.answers import ANSWER_FORMATS, write_answer
from kg.store import open_store


@click.command()
@click.argument("question", required=False)
@built_folder
@click.option("--by", metavar="NAME", help="Who acts, holds or speaks.")
@click.option("--of", metavar="NAME", help="On whom, in which body, of whom.")
@click.option("--in", "in_", metavar="NAME", help="In which place, or a place that lies in it.")
@click.option("--since", metavar="DATE", help="From that day, month or year on.")
@click.option("--until", metavar="DATE", help="To that day, month or year.")
@click.option("--factuality", multiple=True, metavar="|".join(f.lower() for f in Factuality),
              help="How surely it is told; may be given again.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), metavar="N", help="So many rows.")
@click.option("--format", "format_", type=click.Choice(ANSWER_FORMATS), default="table",
              show_default=True, help="md quotes the evidence.")  # fmt: skip
@fail_empty
def ask(
    question: str | None,
    directory: Path,
    by: str | None,
    of: str | None,
    in_: str | None,
    since: str | None,
    until: str | None,
    factuality: tuple[str, ...],
    limit: int | None,
    format_: str,
    fail_empty: bool,
) -> None:
    """Ask a QUESTION that comes with newskg; without one, list them with what narrows them down."""
    if question is None:
        for known in list_questions():
            options = " ".join(f"--{name}" for name in sorted(known.parameters))
            click.echo(f"{known.name:26} {known.question}\n{'':26} {options}".rstrip())
        return
    filters = Filters(by, of, in_, since, until, factuality, limit)
    store = open_store(directory)
    write_answer(store, question, filters, format_, sys.stdout.buffer)
    if fail_empty and next(ask_graph(store, question, filters), None) is None:
        raise ConformanceError("the question has no answer (--fail-empty asked for one)")
