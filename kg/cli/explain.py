"""``kg explain``, ``why-not`` and ``coverage``: why the graph says something, or does not."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import built_folder
from kg.coverage import measure_coverage
from kg.coverage import to_text as coverage_to_text
from kg.explain import explain as explain_statement
from kg.explain import to_text
from kg.model import Predicate
from kg.why_not import to_text as why_not_to_text
from kg.why_not import why_not as find_why_not


@click.command()
@click.argument("statement")
@built_folder
def explain(statement: str, directory: Path) -> None:
    """Show the sentence, parse, rule and resolution behind a STATEMENT (its IRI or id)."""
    click.echo(to_text(explain_statement(directory, statement)))


@click.command("why-not")
@click.argument("one", metavar="A")
@click.argument("predicate", metavar="PREDICATE", type=click.Choice([p.value for p in Predicate]))
@click.argument("other", metavar="B")
@built_folder
@click.option(
    "--limit", type=click.IntRange(1), default=3, show_default=True, help="Sentences to look into."
)
def why_not(one: str, predicate: str, other: str, directory: Path, limit: int) -> None:
    """Tell which gate stopped the claim that A stands in a relation to B.

    A and B are names as in kg show; PREDICATE is a relation's name, as in accuses or memberOf.
    """
    click.echo(why_not_to_text(find_why_not(directory, one, Predicate(predicate), other, limit)))


@click.command()
@built_folder
@click.option(
    "--limit", type=click.IntRange(1), default=30, show_default=True, help="How many to list."
)
def coverage(directory: Path, limit: int) -> None:
    """List the most frequent clauses between known actors that no typed rule caught."""
    click.echo(coverage_to_text(measure_coverage(directory), limit=limit))
