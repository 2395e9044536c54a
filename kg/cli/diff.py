"""``kg diff``: what one graph tells that another does not."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import as_json, built_folder, evidence, fail_empty, show_answer
from kg.reports import to_json
from kg.reports.diff import compare, difference_to_text


@click.command()
@click.argument("folders", nargs=-1, metavar="[DIR1 DIR2]", type=click.Path(path_type=Path))
@built_folder
@as_json
@evidence
@fail_empty
@click.option("--from", "start", metavar="DATE", help="What was known by that day ...")
@click.option("--to", "end", metavar="DATE", help="... against what was known by that one.")
def diff(
    folders: tuple[Path, ...],
    directory: Path,
    as_json: bool,
    most: int,
    fail_empty: bool,
    start: str | None,
    end: str | None,
) -> None:
    """Compare two built folders, or one on two days: what came, what went, what turned."""
    difference = compare(folders or (directory,), start, end)
    text = to_json(difference) if as_json else difference_to_text(difference, most)
    show_answer(text, empty=difference.is_empty, fail=fail_empty)
