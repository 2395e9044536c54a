"""Decisions made at the command line: worded, checked, written to the user's file, heeded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.decisions import Decision, Decisions, Reference, Verdict, append_decisions, read_decisions
from kg.decisions.contradictions import check
from kg.decisions.decision import NO_ITEM, to_key
from kg.decisions.read import is_item, parse_class
from kg.entities.catalogue import Catalogue
from kg.entities.pointing import point_at, point_at_every, point_at_part
from kg.errors import DecisionError, InputError
from kg.resolve.identity import Identity


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decided, when (2026-01-31) and why: for people, not for resolution."""

    who: str = ""
    when: str = ""
    why: str = ""


def merge(catalogue: Catalogue, one: str, other: str) -> list[Decision]:
    """Word that two names, or ids, mean one."""
    about = point_at(catalogue, catalogue.find(one), one)
    second = point_at(catalogue, catalogue.find(other), other)
    if about.key == second.key:
        raise DecisionError(f"{one!r} and {other!r} are one already: {about}")
    return [Decision(Verdict.SAME, about, second)]


def split(
    catalogue: Catalogue, name: str, other: str = "", articles: Sequence[str] = ()
) -> list[Decision]:
    """Word that one entity is two: two of its names, or those of some articles and the others.

    Where the two names are two entities already, word that they are to stay so.
    """
    identity = _find_to_split(catalogue, name, other)
    if not other and not articles:
        raise InputError(
            f"give a second name that {identity.label} bears, or --article: where is it another?"
        )
    if not other:
        return list(_split_articles(catalogue, identity, name, articles))
    bearers = catalogue.find_all(other) if not articles else [identity]
    if identity not in bearers:
        about = point_at(catalogue, identity, name)
        return [
            Decision(Verdict.DIFFERENT, about, point_at(catalogue, catalogue.find(other), other))
        ]
    full = [_find_fullest(catalogue, identity, each) for each in (name, other)]
    if not articles and all(full) and to_key(full[0]) != to_key(full[1]):
        about, second = (point_at(catalogue, identity, each) for each in full)
        return [Decision(Verdict.DIFFERENT, about, second)]
    return list(_split_inside(catalogue, identity, name, other, articles))


def _find_to_split(catalogue: Catalogue, name: str, other: str) -> Identity:
    """Of those that a name means, the one that bears the other too, if only one does."""
    found = catalogue.find_all(name)
    both = [i for i in found if to_key(other) in {to_key(part.name) for part in i.parts}]
    return both[0] if len(both) == 1 else catalogue.find(name)


def _find_fullest(catalogue: Catalogue, identity: Identity, name: str) -> str:
    """The fullest name of whom a name means: "Mark Rutte" for "Rutte"; "" if there are several."""
    key = to_key(name)
    if key in {to_key(part.name) for part in identity.parts}:
        return name
    fullest = {
        to_key(part.name): part.name
        for part in identity.parts
        if key in {to_key(each) for each in catalogue.names(part)}
    }
    return next(iter(fullest.values())) if len(fullest) == 1 else ""


def _split_articles(
    catalogue: Catalogue, identity: Identity, name: str, articles: Sequence[str]
) -> Iterator[Decision]:
    """Those of some articles are another than the rest."""
    wanted = _check_articles(catalogue, identity, articles)
    parts = [part for part in identity.parts if catalogue.source(part.article) in wanted]
    if len(parts) == len(identity.parts):
        raise InputError(f"{identity.label} is in no other article; name some of them only")
    rest = point_at(catalogue, identity, name)
    if rest.article in wanted:
        others = (p for p in identity.parts if catalogue.source(p.article) not in wanted)
        rest = point_at_part(catalogue, next(others))
    for part in parts:
        yield Decision(Verdict.DIFFERENT, point_at_part(catalogue, part), rest)


def _check_articles(
    catalogue: Catalogue, identity: Identity, articles: Iterable[str]
) -> frozenset[str]:
    wanted = frozenset(articles)
    sources = {catalogue.source(part.article) for part in identity.parts}
    for article in sorted(wanted - sources):
        raise InputError(
            f"{article}: {identity.label} is not in it; it is in {', '.join(sorted(sources))}"
        )
    return wanted


def _split_inside(
    catalogue: Catalogue, identity: Identity, name: str, other: str, articles: Sequence[str]
) -> Iterator[Decision]:
    """Two names that one article took for one."""
    wanted = _check_articles(catalogue, identity, articles)
    pair, found = {to_key(name), to_key(other)}, False
    for part in identity.parts:
        source = catalogue.source(part.article)
        if wanted and source not in wanted:
            continue
        if pair <= {to_key(each) for each in catalogue.names(part)}:
            found = True
            about, second = (Reference(each, part.entity_class, source) for each in (name, other))
            yield Decision(Verdict.DIFFERENT, about, second)
    if not found:
        names = {n for part in identity.parts for n in (part.name, *catalogue.names(part))}
        raise InputError(
            f"no article calls {identity.label} both {name!r} and {other!r}, nor are these two"
            f" full names of it; its names are {', '.join(sorted(names))}"
        )


def rename(catalogue: Catalogue, name: str, label: str) -> list[Decision]:
    """Word what an entity is to be called."""
    if not label.strip():
        raise InputError("give the new name")
    about = point_at(catalogue, catalogue.find(name), name)
    return [Decision(Verdict.RENAME, about, to=" ".join(label.split()))]


def reclassify(catalogue: Catalogue, name: str, class_name: str) -> list[Decision]:
    """Word of which class an entity is."""
    wanted = parse_class(class_name)
    return [
        Decision(Verdict.CLASS, about, to=wanted)
        for about in point_at_every(catalogue, catalogue.find(name))
        if about.entity_class is not wanted
    ]


def link(catalogue: Catalogue, name: str, item: str) -> list[Decision]:
    """Word which Wikidata item an entity is, or that it is none of them."""
    if not is_item(item):
        raise InputError(f"{item!r} is no item; give one (Q64), or {NO_ITEM} for none")
    return [Decision(Verdict.LINK, point_at(catalogue, catalogue.find(name), name), to=item)]


def record(path: Path, worded: Iterable[Decision], signature: Signature) -> Decisions:
    """Add decisions to the user's file, but for those that stand there; returns all of them.

    Raises DecisionError, and writes nothing, if they contradict others.
    """
    before = read_decisions(path) if path.exists() else Decisions((), path)
    known = {decision.content for decision in before.lines}
    new = [
        replace(decision, who=signature.who, when=signature.when, why=signature.why)
        for decision in worded
        if decision.content not in known
    ]
    check((*before.lines, *new), path)
    for decision in new:
        _refuse_half(decision, before)
    if not new:
        return before
    append_decisions(path, new)
    return read_decisions(path)


def _refuse_half(wanted: Decision, before: Decisions) -> None:
    """Refuse to join by one article what a line tells apart in all: the rest would stay behind."""
    if wanted.verdict is not Verdict.SAME:
        return
    named = {key for line in before.lines for key in line.keys}
    wide = {key if key in named else key.everywhere for key in wanted.keys}
    for line in before.lines:
        if line.verdict is Verdict.DIFFERENT and len(wide) > 1 and wide == set(line.keys):
            raise DecisionError(
                f"{before.path}, line {line.line} tells them apart ({line}); remove that line,"
                " then type kg entities apply"
            )
