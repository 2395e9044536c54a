"""``kg render``: a built graph as one page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.ask.days import check_day
from kg.cli.options import built_folder
from kg.render import render_page
from kg.store import open_store


@click.command()
@built_folder
@click.option("-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False),
              help="The page to write, or -; if left out, graph.html in the folder.")  # fmt: skip
@click.option("--title", help="The page's title; else how many articles it is of, and their days.")
@click.option("--top", type=click.IntRange(1), help="Only the N most important entities.")
@click.option("--around", metavar="NAME", help="Only what is near the entity of that name.")
@click.option("--depth", type=click.IntRange(1), default=1, show_default=True,
              help="How many steps from --around.")  # fmt: skip
@click.option("--since", metavar="DATE", help="Only what was stated on that day or later.")
@click.option("--until", metavar="DATE", help="Only what was stated on that day or before.")
@click.option("--article", metavar="NAME", help="Only what that article says.")
def render(
    directory: Path,
    path: Path | None,
    title: str | None,
    top: int | None,
    around: str | None,
    depth: int,
    since: str | None,
    until: str | None,
    article: str | None,
) -> None:
    """Write a built graph as one interactive page that needs no network."""
    for day in filter(None, (since, until)):
        check_day(day)
    target = path or directory / "graph.html"
    summary = render_page(
        open_store(directory), target, title=title or "", top=top, around=around, depth=depth,
        since=since, until=until, article=article,
    )  # fmt: skip
    note = f"; {summary.note}" if summary.note else ""
    click.echo(
        f"{target}: {summary.entities} entities, {summary.statements} ties,"
        f" {summary.size / 1e6:.1f} MB{note}",
        err=True,
    )
