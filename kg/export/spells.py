"""When ties hold and entities are spoken of, as spans of days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, Store

from kg.ask.days import to_first_day, to_last_day
from kg.network import Network
from kg.query import find_rows
from kg.vocab import XSD

Spell = tuple[str, str]
"""The first day and the last."""

_STATEMENTS = """
SELECT ?statement ?interaction ?from ?until ?stated ?time {
  ?statement a kg:Statement .
  OPTIONAL { ?statement kg:statesInteraction ?interaction
    OPTIONAL { ?interaction sem:hasTime ?time } }
  OPTIONAL { ?statement kg:validFrom ?from }
  OPTIONAL { ?statement kg:validUntil ?until }
  OPTIONAL { ?statement kg:statedOn ?stated }
}"""

_MENTIONS = """
SELECT DISTINCT ?entity ?begin ?end {
  ?mention itsrdf:taIdentRef ?entity ; nif:referenceContext/schema:datePublished ?begin
  BIND(?begin AS ?end)
}"""

_EVENTS = """
SELECT ?entity ?begin ?end {
  ?entity a kg:Event ; sem:hasBeginTimeStamp ?begin
  OPTIONAL { ?entity sem:hasEndTimeStamp ?end }
}"""


def find_tie_spells(store: Store, network: Network) -> list[list[Spell]]:
    """List the spells of each tie, in the order of the network's edges.

    What happened has a spell each time, on the day itself or else that of the article. What lasts
    has one, from the first day for which an article says so to the last.
    """
    happened, lasted = _read_statements(store)
    return [
        join_spells(happened[name] for name in tie["statements"] if name in happened)
        or _hull([lasted[name] for name in tie["statements"] if name in lasted])
        for _, _, tie in network.edges(data=True)
    ]


def find_entity_spells(
    store: Store, network: Network, ties: Iterable[list[Spell]]
) -> Mapping[str, list[Spell]]:
    """Give each entity one spell, in which it is spoken of and all its ties have theirs."""
    spans: defaultdict[str, list[Spell]] = defaultdict(list)
    for query in (_MENTIONS, _EVENTS):
        for row in find_rows(store, query):
            if begin := _day(row["begin"]):
                spell = _to_spell(begin, _day(row["end"]) or begin)
                spans[row["entity"].value].append(spell)
    for (subject, object_), spells in zip(network.edges(), ties, strict=True):
        spans[subject] += spells
        spans[object_] += spells
    return {entity: _hull(spells) for entity, spells in spans.items()}


def _read_statements(store: Store) -> tuple[dict[str, Spell], dict[str, Spell]]:
    """Spells of the statements of what happened, and of those of what lasts."""
    happened, lasted = {}, {}
    for row in find_rows(store, _STATEMENTS):
        name = row["statement"].value
        begin, end, stated, time = (_day(row[part]) for part in ("from", "until", "stated", "time"))
        if row["interaction"]:
            if day := time or stated:
                happened[name] = _to_spell(day, day)
        elif first := begin or stated or end:
            lasted[name] = _to_spell(first, end or stated or first)
    return happened, lasted


def _day(term: Literal | None) -> str:
    """A day, month or year; nothing for words that are none."""
    return "" if term is None or term.datatype == XSD("string") else term.value


def _to_spell(begin: str, end: str) -> Spell:
    first, last = to_first_day(begin), to_last_day(end)
    return first, max(first, last)


def _hull(spells: list[Spell]) -> list[Spell]:
    """One spell around all, if there is any."""
    return [(min(first for first, _ in spells), max(last for _, last in spells))] if spells else []


def join_spells(spells: Iterable[Spell]) -> list[Spell]:
    """Make one of those that share a day: Gephi takes none that overlap."""
    joined: list[Spell] = []
    for first, last in sorted(spells):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
