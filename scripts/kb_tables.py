#!/usr/bin/env python3
"""The hand-written tables to entities; each finds its item in the raw material or has none."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kb_entity import Entity

from kg.model import EntityClass
from kg.resolve.names import normalize_name

Classes = frozenset[EntityClass]


class Table(NamedTuple):
    """A file of rows, with what holds for them all unless a column says otherwise."""

    file: str
    entity_class: EntityClass
    kind: str
    rank: int
    sought: Classes
    """The classes that the raw material may give to the same things."""
    bears_code: bool = False
    """Whether others may belong to what it lists: states and territories."""


_LAND = frozenset({EntityClass.COUNTRY, EntityClass.PLACE})
_STATE = frozenset({EntityClass.COUNTRY})
_BODY = frozenset({EntityClass.ORGANIZATION})

TABLES = (
    Table("countries.tsv", EntityClass.COUNTRY, "state", 0, _STATE, bears_code=True),
    Table("former_states.tsv", EntityClass.COUNTRY, "former state", 3, _STATE, bears_code=True),
    Table("territories.tsv", EntityClass.PLACE, "territory", 2, _LAND, bears_code=True),
    Table("regions.tsv", EntityClass.PLACE, "region", 2, _LAND),
    Table("places.tsv", EntityClass.PLACE, "", 1, _LAND),
    Table("organizations.tsv", EntityClass.ORGANIZATION, "international organization", 1, _BODY),
    Table("metonyms.tsv", EntityClass.PLACE, "seat of government", 1, _LAND | _BODY),
)
_CAPITALS = Table("", EntityClass.PLACE, "capital", 1, frozenset({EntityClass.PLACE}))


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table with a header, without its comments."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = (line for line in lines if line.strip() and not line.startswith("#"))
        yield from csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)


def split_list(cell: str | None) -> list[str]:
    """Split the parts of a cell that holds several."""
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


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

    def match(self, names: list[str], classes: Classes, country: str = "") -> list[Entity]:
        """Find what bears the first name that anything bears: labels before aliases."""
        for index in (self._by_label, self._by_alias):
            for name in names:
                found = [
                    entity
                    for entity in index[normalize_name(name)].values()
                    if entity.entity_class in classes and country in ("", entity.country)
                ]
                if found:
                    return found
        return []


class Merger:
    """Joins hand-written rows with raw entities, keeping count of what found no item."""

    def __init__(self, raw: Iterable[Entity]) -> None:
        self.made = {entity.id: entity for entity in raw}
        self.without_item: list[str] = []
        self.ambiguous: list[str] = []
        self._index = NameIndex(self.made.values())
        self._codes: dict[str, str] = {}
        """ISO code, or name where there is none, to the id of the country or territory."""
        self._code_of: dict[str, str] = {}
        """Name of a country or territory to its ISO code."""
        self._capitals: list[tuple[str, str]] = []

    def add_tables(self, folder: Path) -> None:
        """Merge all rows of all tables, and then the capitals that they name."""
        for table in TABLES:
            for row in read_table(folder / table.file):
                self._add_row(table, row)
        for name, country in self._capitals:
            self._add_capital(name, country)

    def _add_row(self, table: Table, row: dict[str, str]) -> None:
        country = self._code_of.get(row.get("country") or "", row.get("country") or "")
        entity = self._find_or_make(table, row, country)
        if table.sought <= _LAND and table.kind:
            # Names of lands in the raw material are in many languages and some are misspelled.
            entity.aliases, entity.demonyms = [], []
        entity.label, entity.rank = row["name"], table.rank
        entity.entity_class = EntityClass(row.get("class") or table.entity_class)
        entity.aliases = split_list(row.get("names")) + entity.aliases
        entity.demonyms += _demonyms(row)
        entity.kind = row.get("kind") or table.kind or entity.kind
        entity.note = row.get("note") or ""
        entity.stands_for = row.get("stands_for") or ""
        if table.bears_code:
            self._remember_code(row["name"], entity)
        else:
            entity.country = country or entity.country
        self._index.add(entity)
        self._capitals += [(name, row["name"]) for name in split_list(row.get("capital"))]

    def _remember_code(self, name: str, entity: Entity) -> None:
        code = entity.country or name
        self._codes[code] = entity.id
        self._code_of[name] = code

    def _add_capital(self, name: str, country: str) -> None:
        code = self._code_of[country]
        state = self.made[self._codes[code]]
        if normalize_name(name) in map(normalize_name, (state.label, *state.aliases)):
            return  # Singapore and Monaco are their own capitals
        place = self._find_or_make(_CAPITALS, {"name": name}, code)
        place.label, place.rank, place.kind = name, _CAPITALS.rank, _CAPITALS.kind
        place.country, place.stands_for, place.note = code, country, ""

    def _find_or_make(self, table: Table, row: dict[str, str], country: str) -> Entity:
        if row.get("item"):
            return self.made[row["item"]]
        names = [row["name"], *split_list(row.get("names"))]
        found = self._index.match(names, table.sought, country)
        if table is _CAPITALS and len(found) > 1:
            found = [place for place in found if place.kind == "capital"]
        if len(found) == 1:
            return found[0]
        if found:
            self.ambiguous.append(f"{row['name']}: {', '.join(entity.qid for entity in found)}")
        new = Entity(label=row["name"], entity_class=table.entity_class)
        self.without_item.append(f"{table.entity_class} {row['name']}")
        return self.made.setdefault(new.id, new)

    def to_entities(self) -> list[Entity]:
        """All entities, most newsworthy first, with countries and what is stood for as ids."""
        entities = sorted(self.made.values(), key=lambda entity: entity.sort_key)
        by_label: dict[str, str] = {}
        for entity in entities:
            by_label.setdefault(entity.label, entity.id)
        for entity in entities:
            country = self._codes.get(entity.country, "")
            entity.country = country if country != entity.id else ""
            if entity.stands_for:
                entity.stands_for = by_label[entity.stands_for]
        return entities


def _demonyms(row: dict[str, str]) -> list[str]:
    columns = ("adjectives", "singular", "plural")
    return [word for column in columns for word in split_list(row.get(column))]
