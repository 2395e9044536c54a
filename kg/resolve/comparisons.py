"""What speaks for and against an entry of the knowledge base: plain comparisons, added up.

Each looks at one thing and returns a number; `kg.resolve.linking` sums them. A name says little
where others bear it too, so most of the weight lies on what the article speaks of besides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.knowledge_base.knowledge_base import KbEntry
from kg.model import EntityClass

_WORLDWIDE = frozenset(
    {
        "international organization", "EU body", "news media", "social network", "seat of power",
        "armed movement", "humanitarian organization", "continent", "sea", "region",
    }
)  # fmt: skip
"""Kinds whose bearers are known far from home: their country need not be spoken of."""

_LOCAL = frozenset(
    {
        "ministry", "government agency", "legislature", "cabinet", "police", "court", "government",
        "political party", "armed force", "central bank", "security service",
    }
)  # fmt: skip
"""Kinds that every country has: without the country they may be any."""

_DIVISIONS = frozenset({"state", "province", "oblast", "canton", "autonomous region"})

_MAIN_SHARE = 8
"""One in so many mentions of countries makes a country one that the article is about."""

_STEM = 5
"""So many letters tie an office to its chamber: "senator" and "Senate"."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an article says around a name: ids of countries, with how often, and offices held.

    ``within`` are the ids of the countries in which, by the article, a place lies.
    """

    countries: Counter[str]
    titles: frozenset[str] = field(default=frozenset())
    within: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that bears one of a cluster's names, and who else of its class bears it.

    ``rank`` is its place among them, the more newsworthy first; ``elsewhere`` are the countries of
    the others.
    """

    entry: KbEntry
    name: str
    rivals: int
    rank: int
    elsewhere: frozenset[str] = field(default=frozenset())


Comparison = Callable[[Candidate, Context], float]


def compare_name(candidate: Candidate, _context: Context) -> float:
    """A name of several words tells more than one word, and that more than an acronym.

    An abbreviation with its full stop ("Calif.") is nobody else's.
    """
    name = candidate.name
    if name.endswith(".") and not name.isupper():
        return 0.3
    if " " in name or "-" in name:
        return 0.4
    if candidate.entry.entity_class is EntityClass.PERSON:
        return 0.2  # the base has no surname alone but of those whom news means by it
    return 0.1 if not name.isupper() else 0.0


def compare_rivals(candidate: Candidate, context: Context) -> float:
    """Whether others of its class bear the name, and if so, whether it comes first in news."""
    if candidate.rivals == 1:
        return 0.3
    here, elsewhere = candidate.entry.country, candidate.elsewhere
    if here in context.countries and elsewhere.isdisjoint({here, *context.countries}):
        return 0.2
    if candidate.rank > 0:
        return 0.0
    # "New York" is the city rather than the state around it.
    return 0.2 if elsewhere == {here} or candidate.entry.kind == "capital" else 0.1


def compare_country(candidate: Candidate, context: Context) -> float:
    """Whether the article speaks of the entry's country, and how much."""
    entry = candidate.entry
    if entry.kind in _WORLDWIDE:
        return 0.4
    if not entry.country:
        return 0.1
    told = context.countries.get(entry.country, 0)
    if told:
        return 0.4 if told * _MAIN_SHARE >= context.countries.total() else 0.2
    if entry.entity_class is EntityClass.PERSON or entry.kind in _LOCAL:
        return -0.4
    if entry.entity_class is EntityClass.PLACE and not context.countries:
        return 0.2
    return 0.0 if entry.kind == "capital" else -0.05


def compare_kind(candidate: Candidate, _context: Context) -> float:
    """Capitals, and the great divisions of a country, are what their names mean in news."""
    if candidate.entry.kind == "capital":
        return 0.4
    return 0.2 if candidate.entry.kind in _DIVISIONS and candidate.rivals == 1 else 0.0


def compare_office(candidate: Candidate, context: Context) -> float:
    """Whether the article gives a person an office that the entry knows of."""
    if candidate.entry.entity_class is not EntityClass.PERSON:
        return 0.0
    known = {word[:_STEM] for word in candidate.entry.note.casefold().split() if len(word) >= _STEM}
    given = {
        word[:_STEM] for title in context.titles for word in title.casefold().split()
        if len(word) >= _STEM
    }  # fmt: skip
    return 0.4 if known & given else 0.0


def compare_surroundings(candidate: Candidate, context: Context) -> float:
    """Whether a place lies where the article says: "Birmingham, Ala." is no English town."""
    entry = candidate.entry
    if entry.entity_class is not EntityClass.PLACE or not (context.within and entry.country):
        return 0.0
    return 0.3 if entry.country in context.within else -0.4


def compare_spelling(candidate: Candidate, _context: Context) -> float:
    """Whether one of several namesakes is written just so, accents and all: no "Los Ángeles"."""
    if candidate.rivals == 1:
        return 0.0
    written = candidate.name.casefold()
    return 0.0 if any(written == name.casefold() for name in candidate.entry.names) else -0.1


COMPARISONS: tuple[Comparison, ...] = (
    compare_name, compare_rivals, compare_country, compare_kind, compare_office,
    compare_surroundings, compare_spelling,
)  # fmt: skip
