"""The compiled files of the knowledge base: lines of bytes, indexed by name, decoded when hit.

Bytes are cheaper to split than text, and a dictionary of two split columns is made without a loop:
so 34,000 rows open in some hundredths of a second. ``scripts/compile_kb.py`` writes both files.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from importlib.resources import files

from kg.knowledge_base.entry import KbEntry
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass

CLASS_LETTERS = {
    "C": EntityClass.COUNTRY,
    "E": EntityClass.EVENT,
    "L": EntityClass.PLACE,
    "O": EntityClass.ORGANIZATION,
    "P": EntityClass.PERSON,
}
"""The letter of each class in the table (L for location)."""

_COLUMNS = 9

Rows = int | bytes
"""One row's number, or the numbers of several as the file writes them: ``b"12 3077"``."""


class Table:
    """The rows of entities.tsv by the names, demonyms and ids that names.tsv gives them."""

    def __init__(self, entities: bytes, names: bytes) -> None:
        self._body = entities.partition(b"\n\n")[2].rstrip(b"\n")
        self.rows = self._body.split(b"\n")
        sections = [section.split(b"\n") for section in names.rstrip(b"\n").split(b"\n\n")[1:]]
        labels, shared, shared_rows, demonyms, demonym_rows = sections
        self.by_name: dict[bytes, Rows] = dict(zip(labels, range(len(labels)), strict=True))
        self.by_name.update(zip(shared, shared_rows, strict=True))
        self.by_demonym: dict[bytes, Rows] = dict(zip(demonyms, demonym_rows, strict=True))

    @cached_property
    def by_id(self) -> dict[bytes, int]:
        """Row numbers by the first column."""
        ids = re.findall(rb"^[^\t]+", self._body, re.MULTILINE)
        return dict(zip(ids, range(len(ids)), strict=True))

    def find(self, index: dict[bytes, Rows], name: str) -> tuple[KbEntry, ...]:
        """Open the rows that an index has for a name."""
        rows = index.get(normalize_name(name).encode(), b"")
        numbers = (rows,) if isinstance(rows, int) else map(int, rows.split())
        return tuple(to_entry(self.rows[number]) for number in numbers)

    def rows_of(self, entity_class: EntityClass) -> list[bytes]:
        """Pick the rows of one class."""
        letter = next(key for key, value in CLASS_LETTERS.items() if value is entity_class).encode()
        return [row for row in self.rows if row.split(b"\t", 3)[2] == letter]


@cache
def to_entry(row: bytes) -> KbEntry:
    """Open one row."""
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
def load_table() -> Table:
    """Open the bundled table."""
    data = files("kg.knowledge_base").joinpath("data")
    return Table(
        data.joinpath("entities.tsv").read_bytes(), data.joinpath("names.tsv").read_bytes()
    )
