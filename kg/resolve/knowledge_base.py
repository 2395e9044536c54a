"""The bundled knowledge base: names of actors, places and events, with Wikidata items where known.

The table is compiled by ``scripts/compile_kb.py``. Opening it splits two files into lines and joins
names to row numbers; a row becomes a `KbEntry` only when somebody asks for it.
A bare name match is no proof: namesakes are common, and `KnowledgeBase.find` returns them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from kg.model import EntityClass
from kg.resolve.given_names import given_names
from kg.resolve.names import normalize_name

CLASS_LETTERS = {
    "C": EntityClass.COUNTRY,
    "E": EntityClass.EVENT,
    "L": EntityClass.PLACE,
    "O": EntityClass.ORGANIZATION,
    "P": EntityClass.PERSON,
}
"""The letter of each class in the table (L for location)."""

_COLUMNS = 9


@dataclass(frozen=True, slots=True)
class KbEntry:
    """What the knowledge base knows of one entity.

    ``id`` is the Wikidata item, else class and name ("Place:Donbas"); ``qid`` is the item or empty.
    ``country`` and ``stands_for`` are ids: of the country or territory that it belongs to, and of
    what it means when it acts ("Kyiv" for Ukraine, "the Kremlin" for Russia). The first of
    ``demonyms`` is the adjective to write with ("Dutch"), the others are adjectives and words for
    the people. ``kind`` is its sort ("capital", "political party"), ``note`` what else tells it
    from namesakes (a person's offices, an event's date).
    """

    id: str
    label: str
    entity_class: EntityClass
    country: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    kind: str = ""
    note: str = ""
    stands_for: str = ""

    @property
    def qid(self) -> str:
        """The Wikidata item, or empty."""
        return self.id if re.fullmatch(r"Q\d+", self.id) else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The label and the aliases."""
        return (self.label, *self.aliases)

    def bears(self, name: str) -> bool:
        """Whether it has the name, in any spelling that `normalize_name` makes equal.

        An acronym ("US", "WHO") is not borne in small letters unless it is listed so ("Nato").
        """
        key = normalize_name(name)
        in_capitals = re.sub(r"^[Tt]he\s", "", name).isupper()
        spellings = (other for other in self.names if normalize_name(other) == key)
        return any(in_capitals or not other.isupper() for other in spellings)


class _Table:
    """The two compiled files as lines of bytes: cheaper to split than text, decoded when hit."""

    def __init__(self, entities: bytes, names: bytes) -> None:
        self._body = entities.partition(b"\n\n")[2].rstrip(b"\n")
        self.rows = self._body.split(b"\n")
        sections = [section.split(b"\n") for section in names.rstrip(b"\n").split(b"\n\n")[1:]]
        labels, shared, shared_rows, demonyms, demonym_rows = sections
        self.by_name: dict[bytes, int | bytes] = dict(zip(labels, range(len(labels)), strict=True))
        self.by_name.update(zip(shared, shared_rows, strict=True))
        self.by_demonym = dict(zip(demonyms, demonym_rows, strict=True))

    @cached_property
    def by_id(self) -> dict[bytes, int]:
        """Row numbers by the first column."""
        ids = re.findall(rb"^[^\t]+", self._body, re.MULTILINE)
        return dict(zip(ids, range(len(ids)), strict=True))


class KnowledgeBase:
    """Entries by name, id and demonym; within an answer the more newsworthy come first."""

    def __init__(self, entities: bytes, names: bytes, own: tuple[KbEntry, ...] = ()) -> None:
        self._table = _Table(entities, names)
        self._own = {entry.id: entry for entry in own}

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[KbEntry]:
        yield from self._own.values()
        for row in range(len(self._table.rows)):
            yield from self._entries(row)

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._own or entry_id.encode() in self._table.by_id

    def get(self, entry_id: str) -> KbEntry:
        """Return the entry with that id; raises KeyError if there is none."""
        if entry_id in self._own:
            return self._own[entry_id]
        return _to_entry(self._table.rows[self._table.by_id[entry_id.encode()]])

    def find(self, name: str) -> tuple[KbEntry, ...]:
        """Find all entries that bear the name (see `KbEntry.bears`)."""
        rows = self._table.by_name.get(normalize_name(name).encode(), b"")
        own = tuple(entry for entry in self._own.values() if entry.bears(name))
        return own + tuple(entry for entry in self._entries(rows) if entry.bears(name))

    def find_demonym(self, word: str) -> tuple[KbEntry, ...]:
        """Find all entries whose people or adjective the word is ("Dutch", "Danes")."""
        key = normalize_name(word)
        own = tuple(e for e in self._own.values() if key in map(normalize_name, e.demonyms))
        return own + tuple(self._entries(self._table.by_demonym.get(key.encode(), b"")))

    def countries(self) -> tuple[KbEntry, ...]:
        """Return all states, present and former."""
        return tuple(self._of_class(EntityClass.COUNTRY))

    def capitals(self, country_id: str) -> tuple[KbEntry, ...]:
        """Return the seats of government of a country or territory, its official capital first."""
        return self._capitals.get(country_id, ())

    def multiword_names(self) -> Iterator[str]:
        """Every normalised name of two words or more, for matching over running text."""
        for entry in self._own.values():
            yield from (key for key in map(normalize_name, entry.names) if " " in key)
        yield from (key.decode() for key in self._table.by_name if b" " in key)

    def demonyms(self) -> Iterator[str]:
        """Every normalised demonym."""
        for entry in self._own.values():
            yield from map(normalize_name, entry.demonyms)
        yield from (key.decode() for key in self._table.by_demonym)

    def given_names(self) -> frozenset[str]:
        """Return common given names in small letters, with and without accents."""
        return given_names()

    @cached_property
    def _capitals(self) -> dict[str, tuple[KbEntry, ...]]:
        capitals: dict[str, tuple[KbEntry, ...]] = {}
        for place in self._of_class(EntityClass.PLACE):
            if place.kind == "capital":
                capitals[place.country] = (*capitals.get(place.country, ()), place)
        return capitals

    def _of_class(self, entity_class: EntityClass) -> Iterator[KbEntry]:
        yield from (e for e in self._own.values() if e.entity_class is entity_class)
        letter = next(key for key, value in CLASS_LETTERS.items() if value is entity_class).encode()
        for row, cells in enumerate(self._table.rows):
            if cells.split(b"\t", 3)[2] == letter:
                yield from self._entries(row)

    def _entries(self, rows: int | bytes) -> Iterator[KbEntry]:
        """Open rows, but those that the user's own entries replace."""
        for row in (rows,) if isinstance(rows, int) else map(int, rows.split()):
            entry = _to_entry(self._table.rows[row])
            if entry.id not in self._own:
                yield entry


@cache
def _to_entry(row: bytes) -> KbEntry:
    cells = row.decode().split("\t")
    cells += [""] * (_COLUMNS - len(cells))
    entry_id, label, letter, country, aliases, demonyms, kind, note, stands_for = cells
    return KbEntry(
        id=entry_id,
        label=label,
        entity_class=CLASS_LETTERS[letter],
        country=country,
        aliases=tuple(aliases.split("|")) if aliases else (),
        demonyms=tuple(demonyms.split("|")) if demonyms else (),
        kind=kind,
        note=note,
        stands_for=stands_for,
    )


@cache
def load_knowledge_base(extra: Path | None = None) -> KnowledgeBase:
    """Open the bundled knowledge base, and before it the user's own additions in a file.

    Raises InputError naming file and line where an addition cannot be read.
    """
    from kg.resolve.own_entries import read_own_entries

    data = files("kg.resolve").joinpath("data")
    return KnowledgeBase(
        data.joinpath("entities.tsv").read_bytes(),
        data.joinpath("names.tsv").read_bytes(),
        own=read_own_entries(extra) if extra else (),
    )
