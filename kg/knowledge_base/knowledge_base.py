"""The knowledge base: names of actors, places and events, with Wikidata items where known.

A bare name match is no proof: namesakes are common, and `KnowledgeBase.find` returns them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from kg.knowledge_base.entry import KbEntry
from kg.knowledge_base.names import normalize_name
from kg.knowledge_base.own_entries import read_own_entries
from kg.knowledge_base.table import Table, load_table, to_entry
from kg.model import EntityClass

__all__ = ["KbEntry", "KnowledgeBase", "load_knowledge_base"]


class KnowledgeBase:
    """Entries by name, id and demonym; within an answer the more newsworthy come first.

    A user's own entries come before all others and replace those of the same id.
    """

    def __init__(self, table: Table, own: tuple[KbEntry, ...] = ()) -> None:
        self._table = table
        self._own = {entry.id: entry for entry in own}
        self._own_by_name: defaultdict[str, list[KbEntry]] = defaultdict(list)
        self._own_by_demonym: defaultdict[str, list[KbEntry]] = defaultdict(list)
        for entry in self._own.values():
            for name in dict.fromkeys(map(normalize_name, entry.names)):
                self._own_by_name[name].append(entry)
            for demonym in dict.fromkeys(map(normalize_name, entry.demonyms)):
                self._own_by_demonym[demonym].append(entry)

    def __iter__(self) -> Iterator[KbEntry]:
        yield from self._own.values()
        yield from self._but_own(map(to_entry, self._table.rows))

    def __len__(self) -> int:
        return len(self._table.by_id.keys() | {entry_id.encode() for entry_id in self._own})

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._own or entry_id.encode() in self._table.by_id

    def get(self, entry_id: str) -> KbEntry:
        """Return the entry with that id; raises KeyError if there is none."""
        if entry_id in self._own:
            return self._own[entry_id]
        return to_entry(self._table.rows[self._table.by_id[entry_id.encode()]])

    def knows(self, words: str) -> bool:
        """Whether somebody or something may be called so: quicker than to ask who or what."""
        key = normalize_name(words)
        if key in self._own_by_name or key in self._own_by_demonym:
            return True
        known = key.encode()
        return known in self._table.by_name or known in self._table.by_demonym

    def begins_name(self, word: str) -> bool:
        """Whether a name or demonym of several words may begin with this one."""
        first = normalize_name(word).partition(" ")[0]
        return len(first) < 2 or first == "the" or first in self._first_words

    def find(self, name: str) -> tuple[KbEntry, ...]:
        """Find all entries that bear the name (see `KbEntry.bears`)."""
        key = normalize_name(name)
        bundled = self._but_own(self._table.find(self._table.by_name, name))
        bearers = chain(self._own_by_name.get(key, ()), bundled)
        if " " in key:
            return tuple(bearers)
        return tuple(entry for entry in bearers if entry.bears(name))

    def find_demonym(self, word: str) -> tuple[KbEntry, ...]:
        """Find all entries whose people or adjective the word is ("Dutch", "Danes")."""
        own = self._own_by_demonym.get(normalize_name(word), ())
        bundled = self._but_own(self._table.find(self._table.by_demonym, word))
        return (*own, *bundled)

    def countries(self) -> tuple[KbEntry, ...]:
        """Return all states, present and former."""
        return tuple(self._of_class(EntityClass.COUNTRY))

    def capitals(self, country_id: str) -> tuple[KbEntry, ...]:
        """Return the seats of government of a country or territory, its official capital first."""
        return tuple(self._capitals.get(country_id, ()))

    def multiword_names(self) -> Iterator[str]:
        """Every normalised name of two words or more, for matching over running text."""
        yield from (name for name in self._own_by_name if " " in name)
        yield from (name.decode() for name in self._table.by_name if b" " in name)

    def demonyms(self) -> Iterator[str]:
        """Every normalised demonym."""
        yield from self._own_by_demonym
        yield from (name.decode() for name in self._table.by_demonym)

    @cached_property
    def _first_words(self) -> frozenset[str]:
        names = chain(self.multiword_names(), self.demonyms())
        return frozenset(name.partition(" ")[0] for name in names)

    @cached_property
    def _capitals(self) -> dict[str, list[KbEntry]]:
        capitals: defaultdict[str, list[KbEntry]] = defaultdict(list)
        for place in self._of_class(EntityClass.PLACE):
            if place.kind == "capital":
                capitals[place.country].append(place)
        return dict(capitals)

    def _of_class(self, entity_class: EntityClass) -> Iterator[KbEntry]:
        yield from (entry for entry in self._own.values() if entry.entity_class is entity_class)
        yield from self._but_own(map(to_entry, self._table.rows_of(entity_class)))

    def _but_own(self, entries: Iterator[KbEntry] | tuple[KbEntry, ...]) -> Iterator[KbEntry]:
        """Leave out what the user's own entries replace."""
        return (entry for entry in entries if entry.id not in self._own)


@cache
def load_knowledge_base(extra: Path | None = None) -> KnowledgeBase:
    """Open the bundled knowledge base, and before it the user's own additions in a file.

    Raises InputError naming file and line where an addition cannot be read.
    """
    bundled = KnowledgeBase(load_table())
    if extra is None:
        return bundled
    return KnowledgeBase(load_table(), own=read_own_entries(extra, bundled))
