"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import ConformanceError

if TYPE_CHECKING:
    from kg.decisions import Decision

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


def find_decisions() -> Path | None:
    """The user's decisions in the current folder, if there are any."""
    path = Path("decisions.tsv")
    return path if path.is_file() else None


def decision_notes(
    unused: Iterable[Decision], disputed: Iterable[tuple[str, ...]]
) -> Iterator[str]:
    """A line for each decision that no article has to do with, and for two names of one entity."""
    for decision in unused:
        yield f"no article has what line {decision.line} of your decisions speaks of: {decision}"
    for taken, *others in disputed:
        listed = ", ".join(f"“{label}”" for label in others)
        yield f"your decisions call one entity “{taken}”, which was taken, and {listed}"


def show_answer(text: str, *, empty: bool = False, fail: bool = False) -> None:
    """Print an answer; an empty one is an error where that was asked for."""
    click.echo(text, nl=not text.endswith("\n") and bool(text))
    if empty and fail:
        raise ConformanceError("there is no answer (--fail-empty asked for one)")
