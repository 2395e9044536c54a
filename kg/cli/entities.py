"""``kg entities``: who is who, why, and a person's decisions about it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from kg.cli.options import as_json, built_folder, decision_notes, show_answer
from kg.decisions import Decision, Decisions, read_decisions
from kg.decisions.read import parse_class
from kg.entities import decide
from kg.entities.catalogue import Catalogue
from kg.entities.overview import list_entities, make_portrait, portrait_to_text, rows_to_text
from kg.entities.review import doubts_to_text, find_doubts, to_options
from kg.entities.why import answer_to_text
from kg.entities.why import why as find_why
from kg.errors import InputError
from kg.folder.settings import read_settings
from kg.rebuild import open_knowledge_base, rebuild
from kg.reports import to_json
from kg.resolve import Resolution

Word = Callable[..., list[Decision]]
"""Words what a person decides, given a catalogue and the command's own arguments."""

_decisions_file = click.option(
    "--decisions",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Your decisions; else those that the folder was built with, else decisions.tsv.",
)


@click.group()
def entities() -> None:
    """Show who is who, why, and decide it: every build reads what you decided.

    Decisions go into a table of your own, decisions.tsv, which only these commands and you write.
    """


@entities.command("list")
@built_folder
@as_json
@click.option("--class", "classes", multiple=True, metavar="CLASS",
              help="Only of this class (Person, Place, ...); may be given again.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), help="So many, those most spoken of first.")
def list_(directory: Path, as_json: bool, classes: tuple[str, ...], limit: int | None) -> None:
    """List the entities, those most spoken of first."""
    wanted = [parse_class(name) for name in classes]
    rows = list_entities(Catalogue(directory), wanted, limit)
    show_answer(to_json(rows) if as_json else rows_to_text(rows))


@entities.command()
@click.argument("name")
@built_folder
@_decisions_file
@as_json
def show(name: str, directory: Path, file: Path | None, as_json: bool) -> None:
    """Show what is known of who NAME is: names, class votes, merges, link, your decisions."""
    decisions = _read(_find_file(directory, file))
    base = open_knowledge_base(read_settings(directory))
    portrait = make_portrait(Catalogue(directory), name, decisions, base)
    show_answer(to_json(portrait) if as_json else portrait_to_text(portrait))


@entities.command()
@click.argument("one")
@click.argument("other")
@built_folder
@_decisions_file
@as_json
def why(one: str, other: str, directory: Path, file: Path | None, as_json: bool) -> None:
    """Tell why ONE and OTHER are one entity, or two: every merge has its reason and score."""
    answer = find_why(Catalogue(directory), one, other, _read(_find_file(directory, file)))
    show_answer(to_json(answer) if as_json else answer_to_text(answer))


@entities.command()
@built_folder
@_decisions_file
@as_json
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="So many.")
def review(directory: Path, file: Path | None, as_json: bool, limit: int) -> None:
    """List what most deserves your eye, with the commands that settle it."""
    base = open_knowledge_base(read_settings(directory))
    decisions = _read(_find_file(directory, file))
    options = to_options(directory, file)
    doubts = find_doubts(Catalogue(directory), decisions, base, options)[:limit]
    show_answer(to_json(doubts) if as_json else doubts_to_text(doubts))


def _deciding(name: str) -> Callable[[Word], click.Command]:
    """Make a command that decides of a function that words the decision.

    The function is given the catalogue of the built folder and what is the command's own.
    """

    def to_command(word: Word) -> click.Command:
        @wraps(word)
        def command(
            directory: Path, file: Path | None, who: str | None, when: datetime | None, why: str,
            later: bool, **own: Any,
        ) -> None:  # fmt: skip
            worded = word(Catalogue(directory), **own)
            _decide(directory, file, worded, _sign(who, when, why), later=later)

        for option in reversed(_DECIDING):
            option(command)
        return entities.command(name)(command)

    return to_command


_DECIDING = (
    built_folder,
    _decisions_file,
    click.option("--who", help="Who decides; else your name on this computer."),
    click.option("--when", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
                 help="The day of the decision; else today."),
    click.option("--why", default="", help="The reason, in your words."),
    click.option("--later", is_flag=True,
                 help="Only write the decision; kg entities apply or kg build heeds it."),
)  # fmt: skip
"""The options of every command that decides."""


@_deciding("merge")
@click.argument("one")
@click.argument("other")
def merge(catalogue: Catalogue, one: str, other: str) -> list[Decision]:
    """Decide that ONE and OTHER are the same."""
    return decide.merge(catalogue, one, other)


@_deciding("split")
@click.argument("name")
@click.argument("other", required=False, default="")
@click.option("--article", "articles", multiple=True, metavar="SOURCE",
              help="In this article NAME is another; may be given again.")  # fmt: skip
def split(catalogue: Catalogue, name: str, other: str, articles: tuple[str, ...]) -> list[Decision]:
    """Decide that NAME and OTHER, which it is also called, are two; or NAME in some articles."""
    return decide.split(catalogue, name, other, articles)


@_deciding("rename")
@click.argument("name")
@click.argument("label")
def rename(catalogue: Catalogue, name: str, label: str) -> list[Decision]:
    """Decide that NAME is to be called LABEL."""
    return decide.rename(catalogue, name, label)


@_deciding("class")
@click.argument("name")
@click.argument("class_name", metavar="CLASS")
def class_(catalogue: Catalogue, name: str, class_name: str) -> list[Decision]:
    """Decide that NAME is of a CLASS: Person, Organization, Country, Place, Event, Group."""
    return decide.reclassify(catalogue, name, class_name)


@_deciding("link")
@click.argument("name")
@click.argument("item")
def link(catalogue: Catalogue, name: str, item: str) -> list[Decision]:
    """Decide that NAME is the Wikidata ITEM (Q64), or none of them (-)."""
    return decide.link(catalogue, name, item)


@entities.command()
@built_folder
@_decisions_file
def apply(directory: Path, file: Path | None) -> None:
    """Heed the decisions file anew, as after changing it by hand; no article is read again."""
    if file is not None and not file.exists():
        raise InputError(f"{file}: there is no such file; kg entities merge and the like begin one")
    _rebuild(directory, _read(_find_file(directory, file)))


def _find_file(directory: Path, given: Path | None) -> Path:
    """The file of decisions: the one given, that of the build, or decisions.tsv here."""
    if given is not None:
        return given
    used = read_settings(directory).decisions
    if used and not Path(used).exists():
        raise InputError(
            f"{used}: the decisions that {directory} was built with are not there any more;"
            " give --decisions FILE"
        )
    return Path(used or "decisions.tsv")


def _read(path: Path) -> Decisions:
    return read_decisions(path) if path.exists() else Decisions((), path)


def _sign(who: str | None, when: datetime | None, why: str) -> decide.Signature:
    day = when or datetime.now().astimezone()
    return decide.Signature(_user() if who is None else who, day.date().isoformat(), why)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may have no name for its user
        return ""


def _decide(
    directory: Path,
    file: Path | None,
    worded: Sequence[Decision],
    signature: decide.Signature,
    *,
    later: bool,
) -> None:
    path = _find_file(directory, file)
    decisions = decide.record(path, worded, signature)
    wanted = {decision.content for decision in worded}
    for decision in decisions.lines:
        if decision.content in wanted:
            click.echo(f"{path}, line {decision.line}: {decision}", err=True)
    if not later:
        _rebuild(directory, decisions)


def _rebuild(directory: Path, decisions: Decisions) -> None:
    resolution = rebuild(directory, decisions)
    click.echo("\n".join(_to_lines(resolution, directory)), err=True)


def _to_lines(resolution: Resolution, directory: Path) -> Iterable[str]:
    yield from (
        f"note        {note}" for note in decision_notes(resolution.unused, resolution.disputed)
    )
    count = len(resolution.identities)
    yield f"{count} entities besides positions; {directory} was put together again"
