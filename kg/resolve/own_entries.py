"""A user's own additions to the knowledge base: JSON lines, or tab-separated with a header."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import EntityClass
from kg.resolve.knowledge_base import CLASS_LETTERS, KbEntry

_FIELDS = ("qid", "label", "aliases", "type", "country", "demonyms", "note", "kind", "stands_for")
_LISTS = ("aliases", "demonyms")
_CLASSES = tuple(CLASS_LETTERS.values())


def read_own_entries(path: Path) -> tuple[KbEntry, ...]:
    """Read entries from JSON lines, or from a table whose first line names the columns.

    ``label`` and ``type`` are required. Lists are JSON arrays, in a table divided by "|".
    Raises InputError naming file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise InputError(f"{path}: holds no entries; expected JSON lines or a table with a header")
    records = _read_json if lines[0][1].lstrip().startswith("{") else _read_table
    return tuple(_to_entry(record, where) for where, record in records(path, lines))


def _read_json(path: Path, lines: list[tuple[int, str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in lines:
        where = f"{path}, line {number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{where}: not JSON ({error.msg}); expected one object a line"
            ) from error
        if not isinstance(record, dict):
            raise InputError(f"{where}: expected a JSON object such as {{'label': …, 'type': …}}")
        yield where, record


def _read_table(path: Path, lines: list[tuple[int, str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    number, line = lines[0]
    header = [column.strip() for column in line.split("\t")]
    if "label" not in header or "type" not in header:
        raise InputError(
            f"{path}, line {number}: expected a header with the columns 'label' and 'type'"
            f" divided by tabs, or JSON lines; found '{line.strip()[:60]}'"
        )
    for number, line in lines[1:]:
        where = f"{path}, line {number}"
        cells = line.split("\t")
        if len(cells) > len(header):
            raise InputError(f"{where}: {len(cells)} cells under a header of {len(header)} columns")
        record: dict[str, Any] = dict(zip(header, map(str.strip, cells), strict=False))
        for column in _LISTS:
            record[column] = [part.strip() for part in record.get(column, "").split("|") if part]
        yield where, record


def _to_entry(record: dict[str, Any], where: str) -> KbEntry:
    unknown = sorted(record.keys() - set(_FIELDS) - {"source"})
    if unknown:
        raise InputError(f"{where}: unknown field '{unknown[0]}'; known are {', '.join(_FIELDS)}")
    texts = {name: _text(record, name, where) for name in _FIELDS if name not in _LISTS}
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
        aliases=_list(record, "aliases", where),
        demonyms=_list(record, "demonyms", where),
        kind=texts["kind"],
        note=texts["note"],
        stands_for=texts["stands_for"],
    )


def _text(record: dict[str, Any], name: str, where: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"{where}: field '{name}' is not a text")
    return value.strip()


def _list(record: dict[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = record.get(name) or []
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise InputError(f"{where}: field '{name}' is not a list of texts")
    return tuple(part.strip() for part in value if part.strip())
