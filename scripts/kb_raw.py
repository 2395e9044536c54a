#!/usr/bin/env python3
"""Raw JSON lines to entities: names cleaned of catalogue residue, notes cut to the telling part."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kb_entity import Entity

from kg.model import EntityClass

_OFFICE_RANKS = tuple(
    (rank, re.compile(pattern, re.IGNORECASE))
    for rank, pattern in (
        (4, r"\bhead of (state|government)\b"),
        (5, r"^(prime minister|president|vice president|chancellor|king|queen|emperor)\b"),
        (6, r"^US (Senator|Representative|President)|secretary of|minister|governor"),
        (8, r"ambassador|member of|senator|legislator|representative|speaker"),
    )
)
"""How newsworthy a person is by an office, the first that fits."""

_KIND_RANKS = (
    (3, re.compile(r"^(state|province|territory|oblast|federated state|region) of\b")),
    (5, re.compile(r"^(regional capital|seat of government)")),
    (5, re.compile(r"intergovernmental|institutions? of the European Union")),
    (6, re.compile(r"legislature|cabinet|ministry|party|Department of State|executive department")),
    (8, re.compile(r"energy company|oil company|law enforcement|city in|former")),
)
"""How newsworthy a place or organization is by its note, the first that fits."""

_DATES = re.compile(
    r"""\s*\((?:as\ of|current\ or\ former|Wikidata|snapshot|CIA)[^()]*\)
      | ,?\s*(?:term\s+)?\d{4}(?:-\d\d)*\s*\.\.\s*(?:\d{4}(?:-\d\d)*)?
      | ,?\s*\b(?:from|until|since)\s+\d[\d-]*(?:\s+\w+\s+\d{4})?
      | ,?\s*\d{4}-\d{4}\s+term
      | ,\s*[A-Z]{2}(?=$|,)
    """,
    re.VERBOSE,
)
"""Dates and sources in a note: offices come from the articles, the note only tells who is meant."""

_NO_NOTE = re.compile(r"^(English label|label from|demonyms copied|disputed/occupied)")
_MOST_PARTS = 2


def read_raw(path: Path) -> Iterator[Entity]:
    """Yield the entities of a raw file, in its order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield to_entity(json.loads(line))


def to_entity(record: dict[str, Any]) -> Entity:
    """One raw record, cleaned."""
    entity = Entity(
        label=clean_name(record["label"]),
        entity_class=EntityClass(record["type"]),
        qid=record["qid"],
        country=record["country"] or "",
        aliases=[name for name in map(clean_name, record["aliases"]) if is_name(name)],
        demonyms=list(record["demonyms"]),
    )
    describe = _describe_person if entity.entity_class is EntityClass.PERSON else _describe_thing
    describe(entity, [part.strip() for part in record["note"].split(";") if part.strip()])
    return entity


def clean_name(name: str) -> str:
    """Strip catalogue residue from a name: "Georgia (USA)", "Lima2", doubled spaces."""
    name = re.sub(r"\s*\([^()]*\)$", "", " ".join(name.split())) or name
    name = re.sub(r"(?<=[a-z])\d$", "", name)
    return name.replace("|", "/")


def is_name(name: str) -> bool:
    """Whether an alias is one that a text may use: no "Ohio, OH", no "OHIO, U.S.A."."""
    return bool(name) and not re.search(r",\s*([A-Z]{2}|[Uu]\.?[Ss]\.?[Aa]?\.?|\w\w, US)$", name)


def _describe_person(person: Entity, parts: list[str]) -> None:
    """Rank by the highest office, note the two highest without dates."""
    ranked = sorted((_rank(part, _OFFICE_RANKS), number) for number, part in enumerate(parts))
    offices = [_DATES.sub("", parts[number]).strip(" ,") for _, number in ranked]
    person.note = "; ".join(list(dict.fromkeys(filter(None, offices)))[:_MOST_PARTS])
    person.rank = ranked[0][0] if ranked else 9


def _describe_thing(thing: Entity, parts: list[str]) -> None:
    """Sort by the note's first part; an event's note is its date."""
    first = next((part for part in parts if not _NO_NOTE.match(part)), "")
    dated = re.match(r"event dated (\S+)", first)
    if dated:
        # The first of January is how the source writes "that year".
        thing.note = dated[1].removesuffix("-01-01")
    elif thing.entity_class is EntityClass.PLACE:
        thing.kind = re.sub(r"^regional capital \(([^,()]+).*", r"regional capital of \1", first)
        thing.kind = (
            re.sub(r" (of|in|\() ?(?!.*regional).*", "", thing.kind)
            if "regional" not in first
            else thing.kind
        )
    else:
        thing.kind = re.sub(r"\s*\([^()]*\)$", "", first)[:60]
    thing.rank = _rank(first, _KIND_RANKS, 7)


def _rank(part: str, ranks: tuple[tuple[int, re.Pattern[str]], ...], otherwise: int = 9) -> int:
    return next((rank for rank, pattern in ranks if pattern.search(part)), otherwise)
