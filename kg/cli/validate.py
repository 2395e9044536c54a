"""``kg validate``: does a built graph keep to its shapes?"""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import built_folder
from kg.errors import ConformanceError
from kg.validate import to_text
from kg.validate import validate as validate_graph


@click.command()
@built_folder
def validate(directory: Path) -> None:
    """Check a built graph against the shapes of the ontology; exit 1 if it violates one."""
    report = validate_graph(directory)
    click.echo(to_text(report))
    if not report.conforms:
        raise ConformanceError(f"{directory}: the graph does not conform (see the report)")
