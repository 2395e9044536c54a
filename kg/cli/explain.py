"""``kg explain`` and ``kg coverage``: why a statement is there, and what no rule caught."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import built_folder
from kg.coverage import measure_coverage
from kg.coverage import to_text as coverage_to_text
from kg.explain import explain as explain_statement
from kg.explain import to_text


@click.command()
@click.argument("statement")
@built_folder
def explain(statement: str, directory: Path) -> None:
    """Show the sentence, parse, rule and resolution behind a STATEMENT (its IRI or id)."""
    click.echo(to_text(explain_statement(directory, statement)))


@click.command()
@built_folder
@click.option(
    "--limit", type=click.IntRange(1), default=30, show_default=True, help="How many to list."
)
def coverage(directory: Path, limit: int) -> None:
    """List the most frequent clauses between known actors that no typed rule caught."""
    click.echo(coverage_to_text(measure_coverage(directory), limit=limit))
