"""Raw JSON lines to entities: names cleaned of catalogue residue, what no news names left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kb.entity import Entity
from kb.notes import describe
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass

_NOT_NEWS = re.compile(
    r"^flag of |Wahlperiode|^parteilos$|^fraktionslos|^Cyberspace|^Metropolitan France|^Mainland "
    r"|^(US (States|Territories)|Overseas Countries|Outermost|Countries of|Autonomous Regions) "
    r"|POST participating|regional rent tribunal|cooperative|charging solutions"
    r"|regional energy company|energy company; subsidiary",
    re.IGNORECASE,
)
"""Labels and notes of what a catalogue of signs and addresses has and news never names."""

_COMMON_WORDS = frozenset(
    """
    aegean army assembly best constellation crane crown defence destra disa elektro energia estates
    gulf helen heritage hess house husky irving linea loro marine metro navy paz petrol puma relay
    sinclair sinistra solidaridad sonic st states total verdi williams satmaiden007
    """.split()
)
"""Names of petrol stations, agencies and parties that are words or surnames in any other mouth."""

_RESIDUE = re.compile(
    r",\s*([A-Z]{2}|U\.?S\.?A?\.?|[A-Z]\w+, Republic of|\w\w, US)$|\(unofficial\)"
)
_TITLE = re.compile(
    r",\s+((\d+\w\w )?(Baron|Baroness|Viscount|Earl|Marquess|Duke|Lord)\b.*|[JS]r\.?)$"
)


def read_raw(path: Path) -> Iterator[Entity]:
    """Yield the entities of a raw file that news may name, in its order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line) if line.strip() else {}
            if record and not _is_noise(record):
                yield to_entity(record)


def _is_noise(record: dict[str, Any]) -> bool:
    common = record["type"] == EntityClass.ORGANIZATION and _is_common(record["label"])
    return common or bool(_NOT_NEWS.search(record["label"] + "\n" + record["note"]))


def _is_common(name: str) -> bool:
    return name.casefold() in _COMMON_WORDS


def to_entity(record: dict[str, Any]) -> Entity:
    """Make an entity of one raw record."""
    entity = Entity(
        label=clean_name(record["label"]),
        entity_class=EntityClass(record["type"]),
        qid=record["qid"],
        country=record["country"] or "",
        demonyms=list(record["demonyms"]),
    )
    if entity.entity_class is EntityClass.COUNTRY:
        # States are those of the hand-written tables; what those do not name is a territory.
        entity.entity_class = EntityClass.PLACE
        entity.description = "territory"
    entity.aliases = list(_find_aliases(entity, record["aliases"]))
    untitled = _TITLE.sub("", entity.label)
    if entity.entity_class is EntityClass.PERSON and untitled != entity.label:
        entity.aliases.append(entity.label)
        entity.label = untitled
    describe(entity, record["note"])
    return entity


def clean_name(name: str) -> str:
    """Strip catalogue residue from a name: "Georgia (USA)", "Lima2", surnames in capitals."""
    name = re.sub(r"\s*\([^()]*\)$", "", " ".join(name.split())) or name
    name = re.sub(r"(?<=[a-z])\d$", "", name).removesuffix(",").replace("|", "/")
    if " " in name and not name.isupper():
        name = re.sub(r"\b[A-ZÀ-Þ'’-]{5,}\b", lambda word: word[0].title(), name)
    return name


def _find_aliases(entity: Entity, raw: list[str]) -> Iterator[str]:
    """Yield the aliases that a text may use."""
    names = [clean_name(name) for name in raw if not _RESIDUE.search(name)]
    for name in names:
        shouted = name.isupper() and len(name) > 8
        # Bodies are paired with countries and plural demonyms by rote ("Kenyans Parliament").
        by_rote = entity.entity_class is EntityClass.ORGANIZATION and entity.label in name
        unfit = shouted or by_rote or _is_common(name) or _is_garbled(name, names, entity)
        if normalize_name(name) and not unfit:
            yield name


def _is_garbled(name: str, names: list[str], entity: Entity) -> bool:
    """Whether a letter with an accent was misread: "Brasglia" beside "Brasília"."""
    return any(_differ_in_accented_letter(name, other) for other in (entity.label, *names))


def _differ_in_accented_letter(name: str, other: str) -> bool:
    if len(name) != len(other) or normalize_name(name) == normalize_name(other):
        return False
    pairs = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    return len(pairs) == 1 and pairs[0][0].isascii() and not pairs[0][1].isascii()
