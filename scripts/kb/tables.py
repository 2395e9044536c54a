"""The hand-written tables: which there are, and how their rows are read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import EntityClass

Classes = frozenset[EntityClass]


class Table(NamedTuple):
    """A file of rows, with what holds for them all unless a column says otherwise."""

    file: str
    entity_class: EntityClass
    kind: str
    rank: int
    bears_code: bool = False
    """Whether others may belong to what it lists: states and territories."""


TABLES = (
    Table("countries.tsv", EntityClass.COUNTRY, "state", 0, bears_code=True),
    Table("former_states.tsv", EntityClass.COUNTRY, "former state", 3, bears_code=True),
    Table("territories.tsv", EntityClass.PLACE, "territory", 2, bears_code=True),
    Table("regions.tsv", EntityClass.PLACE, "region", 2),
    Table("places.tsv", EntityClass.PLACE, "", 2),
    Table("organizations.tsv", EntityClass.ORGANIZATION, "international organization", 1),
    Table("metonyms.tsv", EntityClass.PLACE, "seat of power", 1),
    Table("events.tsv", EntityClass.EVENT, "event", 2),
    Table("persons.tsv", EntityClass.PERSON, "", 2),
)
CAPITALS = Table("", EntityClass.PLACE, "capital", 1)


class Row(NamedTuple):
    """One line of a hand-written table."""

    name: str
    item: str = ""
    entity_class: str = ""
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    country: str = ""
    kind: str = ""
    stands_for: str = ""


def read_table(path: Path) -> Iterator[Row]:
    """Yield the rows of a table with a header, without its comments."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = (line for line in lines if line.strip() and not line.startswith("#"))
        for cells in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield _to_row({column: (cell or "").strip() for column, cell in cells.items()})


def _to_row(cells: dict[str, str]) -> Row:
    demonyms = (_split(cells.get(column)) for column in ("adjectives", "singular", "plural"))
    return Row(
        name=cells["name"],
        item=cells.get("item", ""),
        entity_class=cells.get("class", ""),
        names=_split(cells.get("names")),
        demonyms=tuple(dict.fromkeys(word for words in demonyms for word in words)),
        capitals=_split(cells.get("capital")),
        country=cells.get("country", ""),
        kind=cells.get("kind", ""),
        stands_for=cells.get("stands_for", ""),
    )


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
