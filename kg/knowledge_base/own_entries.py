"""A user's own additions to the knowledge base: JSON lines, or tab-separated with a header."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from kg.errors import InputError
from kg.knowledge_base.entry import KbEntry
from kg.knowledge_base.table import CLASS_LETTERS
from kg.model import EntityClass

_LISTS = ("aliases", "demonyms")
_TEXTS = ("qid", "label", "type", "country", "note", "kind", "stands_for")
_FIELDS = (*_TEXTS, *_LISTS)
_CLASSES = tuple(CLASS_LETTERS.values())


class Known(Protocol):
    """What is asked of the bundled knowledge base: whom a reference means."""

    def find(self, name: str) -> tuple[KbEntry, ...]:
        """Find all entries that bear a name."""

    def countries(self) -> tuple[KbEntry, ...]:
        """Return all states."""

    def __contains__(self, entry_id: str) -> bool: ...


class _Line(NamedTuple):
    where: str
    record: dict[str, Any]


def read_own_entries(path: Path, known: Known) -> tuple[KbEntry, ...]:
    """Read entries from JSON lines, or from a table whose first line names the columns.

    ``label`` and ``type`` are required. Lists are JSON arrays, in a table divided by "|".
    ``country`` and ``stands_for`` are an item, a name or an ISO 3166 code of a country.
    Raises InputError naming file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise InputError(f"{path}: holds no entries; expected JSON lines or a table with a header")
    read = _read_json if lines[0][1].lstrip().startswith("{") else _read_table
    entries = [(line.where, _to_entry(line)) for line in read(path, lines)]
    ids = {name: entry.id for _, entry in reversed(entries) for name in (entry.label, entry.id)}
    return tuple(_resolve(entry, where, ids, known) for where, entry in entries)


def _read_json(path: Path, lines: list[tuple[int, str]]) -> Iterator[_Line]:
    for number, line in lines:
        where = f"{path}, line {number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{where}: not JSON ({error.msg}); expected one object a line"
            ) from error
        if not isinstance(record, dict):
            raise InputError(f'{where}: expected an object such as {{"label": …, "type": …}}')
        yield _Line(where, record)


def _read_table(path: Path, lines: list[tuple[int, str]]) -> Iterator[_Line]:
    number, line = lines[0]
    header = [column.strip() for column in line.split("\t")]
    if "label" not in header or "type" not in header:
        raise InputError(
            f"{path}, line {number}: expected a header with the columns 'label' and 'type'"
            f" divided by tabs, or JSON lines; found '{line.strip()[:60]}'"
        )
    for number, line in lines[1:]:
        where = f"{path}, line {number}"
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(header):
            raise InputError(f"{where}: {len(cells)} cells under a header of {len(header)} columns")
        record: dict[str, Any] = dict(zip(header, cells, strict=False))
        for column in _LISTS:
            record[column] = [part for part in record.get(column, "").split("|") if part.strip()]
        yield _Line(where, record)


def _to_entry(line: _Line) -> KbEntry:
    """Check one record and make an entry of it, with references as they were written."""
    where, record = line
    unknown = sorted(record.keys() - {*_FIELDS, "source"})
    if unknown:
        raise InputError(f"{where}: unknown field '{unknown[0]}'; known are {', '.join(_FIELDS)}")
    texts = {field: _to_text(record.get(field), f"{where}: field '{field}'") for field in _TEXTS}
    lists = {field: _to_list(record.get(field), f"{where}: field '{field}'") for field in _LISTS}
    if not texts["label"]:
        raise InputError(f"{where}: no label; every entry needs one")
    if texts["type"] not in _CLASSES:
        known = ", ".join(_CLASSES)
        raise InputError(f"{where}: unknown type '{texts['type']}'; expected one of {known}")
    if texts["qid"] and not re.fullmatch(r"Q[1-9]\d*", texts["qid"]):
        raise InputError(f"{where}: '{texts['qid']}' is no Wikidata item; expected Q and digits")
    return KbEntry(
        id=texts["qid"] or f"{texts['type']}:{texts['label']}",
        label=texts["label"],
        entity_class=EntityClass(texts["type"]),
        country=texts["country"],
        aliases=lists["aliases"],
        demonyms=lists["demonyms"],
        kind=texts["kind"],
        note=texts["note"],
        stands_for=texts["stands_for"],
    )


def _to_text(value: object, what: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"{what} is not a text")
    return value.strip()


def _to_list(value: object, what: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise InputError(f"{what} is not a list of texts")
    return tuple(part.strip() for part in value if part.strip())


def _resolve(entry: KbEntry, where: str, ids: dict[str, str], known: Known) -> KbEntry:
    """Put ids in place of names and codes."""

    def look_up(field: str, name: str) -> str:
        found = ids.get(name) or _find_id(name, known)
        if name and not found:
            raise InputError(
                f"{where}: {field} '{name}' is not known; expected a Wikidata item, a name or an"
                f" ISO 3166 code of an entry of this file or of the knowledge base"
            )
        return found

    return replace(
        entry,
        country=look_up("country", entry.country),
        stands_for=look_up("stands_for", entry.stands_for),
    )


def _find_id(name: str, known: Known) -> str:
    if not name or name in known:
        return name
    coded = (country.id for country in known.countries() if country.note == name)
    named = (entry.id for entry in known.find(name))
    return next(coded, "") or next(named, "")
