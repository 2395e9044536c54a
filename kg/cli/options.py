"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from kg.errors import ConformanceError

built_folder = click.option(
    "-d",
    "--dir",
    "directory",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    help="The folder that kg build left.",
)

as_json = click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")

fail_empty = click.option("--fail-empty", is_flag=True, help="Exit with 1 if there is no answer.")

evidence = click.option(
    "--evidence",
    "most",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="So many sentences for each thing told.",
)


def show_answer(text: str, *, empty: bool = False, fail: bool = False) -> None:
    """Print an answer; an empty one is an error where that was asked for."""
    click.echo(text, nl=not text.endswith("\n") and bool(text))
    if empty and fail:
        raise ConformanceError("there is no answer (--fail-empty asked for one)")
