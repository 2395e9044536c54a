"""What the raw material notes of an entity: its sort, its rank, what tells it from namesakes."""

from __future__ import annotations

import re
from typing import NamedTuple

from kb.entity import Entity
from kg.model import EntityClass


class Sort(NamedTuple):
    """What a note's wording means: the sort of thing and how newsworthy it is."""

    pattern: re.Pattern[str]
    kind: str
    rank: int
    entity_class: EntityClass | None = None
    """The right class, where the raw material has another."""


def _sort(pattern: str, kind: str, rank: int, entity_class: EntityClass | None = None) -> Sort:
    return Sort(re.compile(pattern, re.IGNORECASE), kind, rank, entity_class)


_OFFICES = (
    _sort(r"^head of (state|government)", "", 4),
    _sort(r"^(prime minister|king|queen|emir|emperor|sultan|supreme leader|pope)\b", "", 4),
    _sort(r"^president of (?!.*(board|assembly|court|council|parliament|senate|chamber))", "", 4),
    _sort(r"^US (president|senator|representative)|^vice president", "", 5),
    _sort(r"minister|secretary|chancellor|governor|commissioner", "", 6),
    _sort(r"ambassador|judge|permanent representative|speaker of", "", 7),
    _sort(r"member of|legislator|representative|speaker", "", 8),
)

_PLACES = (
    _sort(
        r"autonomous crown|state-owned|state agency|tribunal|administration$",
        "government agency",
        8,
        EntityClass.ORGANIZATION,
    ),
    _sort(r"^capital of", "capital", 5),
    _sort(r"^regional capital|seat of government|\bcity\b", "city", 6),
    _sort(r"^former state", "former republic", 4),
    _sort(r"^(federated |federal )?state of", "state", 3),
    _sort(r"^(autonomous region|union territory|special administrative)", "region", 4),
    _sort(r"^regierungsbezirk", "region", 7),
    *(
        _sort(rf"^{land}\b", land, 4)
        for land in "province oblast region territory prefecture department canton".split()
    ),
)

_BODIES = (
    _sort(r"autonomous (community|city)", "region", 4, EntityClass.PLACE),
    _sort(r"government region", "region", 8, EntityClass.PLACE),
    _sort(r"nuclear power plant", "nuclear site", 7, EntityClass.PLACE),
    _sort(r"intergovernmental|\bUnited Nations\b", "international organization", 4),
    _sort(r"delegation|permanent mission", "diplomatic mission", 8),
    _sort(r"European (Union|Commission)|Euratom", "EU body", 5),
    _sort(r"cabinet", "cabinet", 7),
    _sort(r"legislature|high council|parliament(;|$)|provincial assembly", "legislature", 5),
    _sort(r"parliamentary group|party/group|\bparty\b", "political party", 5),
    _sort(r"\bcourts?\b", "court", 7),
    _sort(r"intelligence|security service", "security service", 5),
    _sort(r"police|law enforcement|gendarmerie|sheriff", "police", 7),
    _sort(r"\barmy\b|navy|air force|armed forces|military|coast guard|warfare", "armed force", 5),
    _sort(
        r"minist|department of state|(federal|executive) department|federal public service"
        r"|department of the (UK|United Kingdom|South African)|undersecretariat",
        "ministry",
        5,
    ),
    _sort(r"newspaper|tabloid|broadcast|radio|television|news agency", "news media", 6),
    _sort(r"central bank", "central bank", 5),
    _sort(r"humanitarian|non-governmental|charity|refugee", "humanitarian organization", 6),
    _sort(r"universit|wānanga", "university", 7),
    _sort(
        r"company|corporation|enterprise|energy|\boil\b|petroleum|\bgas\b|\bbank\b|utility"
        r"|brand|airline|aerospace|operator",
        "company",
        8,
    ),
    _sort(
        r"agency|department|authority|directorate|inspectorate|service|administrat|government"
        r"|commission|entity|institution",
        "government agency",
        8,
    ),
)

_SOURCE = re.compile(
    r"\s*\([^()]*\b(as of|QID|Wikidata|snapshot|Factbook|current or former)\b[^()]*\)"
    r"|^(English label|label from)[^;]*(; QID not from memory)?|demonyms copied from \S+"
    r"|disputed/occupied: [^;]*"
)
"""Where a note comes from; it is said once, in NOTICE."""

_DATES = re.compile(
    r",?\s*(term\s+)?\d{4}(-\d\d)*\s*\.\.\s*(\d{4}(-\d\d)*)?"
    r"|,?\s*\b(from|until|since)\s+(\?|\d[\d-]*|(\d+ )?[A-Z][a-z]+ \d{4})(\s+[A-Z]\w+\s+\d{4})?"
    r"|,?\s*\d{4}-\d{4}\s+term"
    r"|,\s*[A-Z]{2}(?=$|,)"
)
"""When an office was held and for which country: offices come from the articles."""

_SHORTER = (
    (re.compile(r"^(?:legislator, |[Mm]ember of the )(?=\S+ (?!of|for)|[A-Z]\w+$)"), ""),
    (re.compile(r".*Parliamentary Assembly of the Council.*"), "Council of Europe assembly"),
    (re.compile(r"United States of America (House|Senate)"), r"US \1"),
)
_LONGEST = 80


def describe(entity: Entity, note: str) -> None:
    """Set sort, rank and note, and correct a class that the note contradicts."""
    parts = [part.strip(" ,") for part in _SOURCE.sub("", note).split(";")]
    parts = [part for part in parts if part]
    if entity.entity_class is EntityClass.PERSON:
        _describe_person(entity, parts)
    elif entity.entity_class is EntityClass.EVENT:
        _describe_event(entity, parts)
    else:
        _describe_thing(entity, parts)


def _describe_person(person: Entity, parts: list[str]) -> None:
    """Note the highest office, and a second one if neither is a mere seat in a parliament."""
    ranked = sorted((_find_sort(part, _OFFICES).rank, -number) for number, part in enumerate(parts))
    offices = [(rank, _shorten(parts[-number])) for rank, number in ranked]
    high = list(dict.fromkeys(office for rank, office in offices if rank < 8 and office))[:2]
    other = [office for _, office in offices if office][:1]
    person.note = "; ".join(high or other)[:_LONGEST]
    person.rank = offices[0][0] if offices else 9


def _describe_event(event: Entity, parts: list[str]) -> None:
    """Note the date; the first of January is how the source writes a year."""
    dated = re.match(r"event dated (\S+)", parts[0]) if parts else None
    event.note = dated[1].removesuffix("-01-01") if dated else ""
    event.kind, event.rank = "event", 7


def _describe_thing(thing: Entity, parts: list[str]) -> None:
    sorts = _PLACES if thing.entity_class is EntityClass.PLACE else _BODIES
    thing.description = thing.description or "; ".join(parts)
    sort = _find_sort(thing.description, sorts)
    thing.kind = sort.kind
    thing.rank = sort.rank
    thing.entity_class = sort.entity_class or thing.entity_class


def _find_sort(part: str, sorts: tuple[Sort, ...]) -> Sort:
    return next((sort for sort in sorts if sort.pattern.search(part)), _sort("", "", 9))


def _shorten(office: str) -> str:
    office = _DATES.sub("", office).strip(" ,")
    for pattern, shorter in _SHORTER:
        office = pattern.sub(shorter, office)
    # "Minister of Finance, Japan": the country has a column of its own.
    return re.sub(r"^(Minister|Secretary|Prime|Deputy|Vice)(.*), [A-Z][\w ]+$", r"\1\2", office)
