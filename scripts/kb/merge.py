"""Hand-written rows joined with the raw entities that they mean; what finds none has no item."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from kb.bodies import name_bodies
from kb.entity import Entity
from kb.tables import CAPITALS, TABLES, Row, Table, read_table
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass

T = TypeVar("T")

_OTHER_CODES = {"FX": "France", "SU": "Soviet Union"}
"""Codes that the raw material uses besides the one of the country itself."""


class NameIndex:
    """Entities by name, to find the one that a row means."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_label: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
        self._by_alias: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
        for entity in entities:
            self.add(entity)

    def add(self, entity: Entity) -> None:
        """Make an entity known by its names of now, besides those that it was added with."""
        self._by_label[normalize_name(entity.label)][entity.id] = entity
        for alias in entity.aliases:
            self._by_alias[normalize_name(alias)][entity.id] = entity

    def match(self, names: list[str], entity_class: EntityClass, country: str) -> list[Entity]:
        """Find what bears the first name that anything bears: labels first, then aliases."""
        for index in (self._by_label, self._by_alias):
            for name in names:
                bearers = [
                    entity
                    for entity in index[normalize_name(name)].values()
                    if entity.entity_class is entity_class
                ]
                own = [entity for entity in bearers if country in ("", entity.country)]
                found = own or [entity for entity in bearers if not entity.country]
                if found:
                    return found
        return []


class Merger:
    """Joins rows with raw entities, keeping count of what found no item or several.

    Of two raw entities of one item the later is kept, with the names of both.
    """

    def __init__(self, raw: Iterable[Entity]) -> None:
        self.made: dict[str, Entity] = {}
        for entity in raw:
            earlier = self.made.get(entity.id)
            if earlier is not None:
                entity.aliases += [earlier.label, *earlier.aliases]
            self.made[entity.id] = entity
        self.without_item: list[str] = []
        self.ambiguous: list[str] = []
        self._index = NameIndex(self.made.values())
        self._by_code: dict[str, Entity] = {}
        """States and territories by ISO code, or by name where they have none."""
        self._code_of: dict[str, str] = {}
        self._capitals: list[tuple[str, str]] = []

    def add_tables(self, folder: Path) -> None:
        """Merge all rows of all tables, and then the capitals that they name."""
        for table in TABLES:
            for order, row in enumerate(read_table(folder / table.file), 1):
                entity = self._add_row(table, row)
                entity.order = order if table.bears_code else 0
        for name, country in self._capitals:
            self._add_capital(name, country)

    def to_entities(self) -> list[Entity]:
        """Make all entities final: most newsworthy first, references as ids."""
        self._drop_shadows()
        self._infer_countries()
        name_bodies(self.made.values(), self._by_code)
        entities = sorted(self.made.values(), key=lambda entity: entity.sort_key)
        by_label: dict[str, str] = {}
        for entity in entities:
            by_label.setdefault(entity.label, entity.id)
        for entity in entities:
            country = self._by_code.get(entity.country)
            entity.country = country.id if country else ""
            if entity.stands_for:
                entity.stands_for = _look_up(by_label, entity.stands_for, "stood for")
        return entities

    def _add_row(self, table: Table, row: Row) -> Entity:
        country = self._to_code(row.country)
        entity = self._find_or_make(table, row, country)
        if table.bears_code or (row.item and table.entity_class is EntityClass.PLACE):
            # Names of lands in the raw material are in many languages, some of them a neighbour's.
            entity.aliases, entity.demonyms = [], []
        if table.bears_code:
            code = row.name if entity.country in {"", *self._by_code} else entity.country
            self._by_code[code], self._code_of[row.name] = entity, code
            entity.note = code if len(code) == 2 else ""
            entity.country = country
        disputed = row.kind.startswith("disputed")
        entity.country = "" if disputed else country or entity.country
        entity.label, entity.asked = row.name, True
        entity.rank = min(table.rank, entity.rank)
        entity.entity_class = EntityClass(row.entity_class or table.entity_class)
        entity.aliases = [*row.names, *entity.aliases]
        entity.demonyms += row.demonyms
        entity.kind = row.kind or table.kind or entity.kind
        entity.stands_for = row.stands_for
        if table.entity_class is EntityClass.PERSON and row.item:
            entity.note = ""  # offices of another country are no help
        self._index.add(entity)
        self._capitals += [(name, row.name) for name in row.capitals]
        return entity

    def _to_code(self, country: str) -> str:
        """A country's ISO code, or its name where it has none."""
        return _look_up(self._code_of, country, "the country of a row") if country else ""

    def _add_capital(self, name: str, country: str) -> None:
        code = self._to_code(country)
        state = self._by_code[code]
        if normalize_name(name) in map(normalize_name, (state.label, *state.aliases)):
            return  # Singapore and Monaco are their own capitals
        owners = (code, state.country) if state.country else (code,)
        filed = next((c for c in owners if self._index.match([name], EntityClass.PLACE, c)), code)
        place = self._find_or_make(CAPITALS, Row(name), filed)
        place.label, place.rank, place.kind = name, CAPITALS.rank, CAPITALS.kind
        place.country = code
        place.stands_for = place.stands_for or country

    def _find_or_make(self, table: Table, row: Row, country: str) -> Entity:
        if row.item and row.item != "-":
            return _look_up(self.made, row.item, f"the item of {row.name}")
        sought = EntityClass.PLACE if table.bears_code else table.entity_class
        names = [row.name, *(name for name in row.names if _is_proof(name, sought))]
        own = "" if table.bears_code else country
        found = self._index.match(names, sought, own) if not row.item else []
        if table.bears_code:
            found = [entity for entity in found if entity.description == "territory"] or found
        if table is CAPITALS and len(found) > 1:
            found = [place for place in found if place.kind == "capital"]
        if len(found) == 1:
            return found[0]
        if found:
            self.ambiguous.append(f"{row.name}: {', '.join(entity.id for entity in found)}")
        new = Entity(
            label=row.name, entity_class=EntityClass(row.entity_class or table.entity_class)
        )
        self.without_item.append(f"{new.entity_class} {new.label}")
        return self.made.setdefault(new.id, new)

    def _drop_shadows(self) -> None:
        """Drop a second raw item of a state's name that no row asked for: news means the first."""
        states = [state for state in self._by_code.values() if state.kind == "state"]
        names = {normalize_name(name) for state in states for name in state.names}
        for key, entity in list(self.made.items()):
            unasked_land = entity.description == "territory" and not entity.asked
            if unasked_land and normalize_name(entity.label) in names:
                del self.made[key]

    def _infer_countries(self) -> None:
        """Read a body's country from "American energy company" where no column names it."""
        adjectives = {
            state.demonyms[0]: code
            for code, state in self._by_code.items()
            if state.demonyms and state.kind == "state"
        }
        pattern = re.compile(rf"^(?:former )?({'|'.join(map(re.escape, sorted(adjectives)))})\b")
        for entity in self.made.values():
            entity.country = self._code_of.get(_OTHER_CODES.get(entity.country, ""), entity.country)
            said = pattern.match(entity.description)
            if said and not entity.country:
                entity.country = adjectives[said[1]]


def _look_up(known: dict[str, T], name: str, role: str) -> T:
    if name not in known:
        raise SystemExit(
            f"'{name}' ({role}) is in no table and not in the raw file; mend the table"
        )
    return known[name]


def _is_proof(name: str, entity_class: EntityClass) -> bool:
    """Whether a further name tells who is meant: no acronym does, and no surname alone."""
    if entity_class is EntityClass.PERSON:
        return " " in name
    return not (name.isupper() and len(name) <= 6)
