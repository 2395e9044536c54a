"""``kg build``: articles to a graph."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.annotate import DEFAULT_MODEL
from kg.build import BuildOptions, BuildSummary
from kg.build import build as build_graph
from kg.cli.options import decision_notes, find_decisions
from kg.errors import UnreadableArticle
from kg.tables import to_count
from kg.vocab import BASE_IRI


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    "directory",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    help="The folder to write: store/, graph.ttl, graph.html.",
)
@click.option("--html/--no-html", default=True, help="Whether to write graph.html.")
@click.option("--base-iri", default=BASE_IRI, help="Where your own data's IRIs begin.")
@click.option("--model", default=DEFAULT_MODEL, help="The spaCy model to read with.")
@click.option("--kb", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Your own additions to the knowledge base (JSON lines or TSV).")  # fmt: skip
@click.option("--decisions", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Your decisions on who is who; else decisions.tsv, if it is here.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1), default=1, help="Processes that read articles.")
@click.option("--strict", is_flag=True, help="Give up (exit 2) if any input cannot be read.")
def build(
    inputs: tuple[str, ...],
    directory: Path,
    html: bool,
    base_iri: str,
    model: str,
    kb: Path | None,
    decisions: Path | None,
    workers: int,
    strict: bool,
) -> None:
    """Read articles and leave a graph of them in a folder.

    INPUT is a file (.txt, .md, .html, .jsonl), a folder, a glob pattern, or - for standard input.
    """
    options = BuildOptions(
        html, base_iri, model, workers, strict, knowledge_base=kb,
        decisions=decisions or find_decisions(),
    )  # fmt: skip
    summary = build_graph(inputs, directory, options, report=_report, progress=_bar)
    _print_summary(summary, directory)


def _report(skipped: UnreadableArticle) -> None:
    click.echo(f"kg: skipped {skipped}", err=True)


@contextmanager
def _bar(stage: str, length: int) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=length, label=stage, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _print_summary(summary: BuildSummary, directory: Path) -> None:
    skipped = f", {len(summary.skipped)} skipped" if summary.skipped else ""
    lines = [
        f"{to_count(summary.articles, 'article')}{skipped}, {summary.quads} quads",
        f"entities    {_counts(summary.entities)}",
        f"statements  {_counts(summary.statements)}",
        *(f"wrote       {path}" for path in summary.written),
        f"next        kg query -d {shlex.quote(str(directory))} --name who-met-whom",
    ]
    if summary.decisions:
        notes = [f"note        {note}" for note in decision_notes(summary.unused, summary.disputed)]
        lines[1:1] = [f"decisions   {summary.decisions} of yours", *notes]
    click.echo("\n".join(lines), err=True)


def _counts(counter: Counter[str]) -> str:
    """The total, then each kind with its number, the most frequent first."""
    kinds = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    return f"{counter.total()} ({', '.join(f'{name} {number}' for name, number in kinds)})"
