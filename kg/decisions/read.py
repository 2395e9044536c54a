"""A decisions file to decisions; whatever is wrong is named with its line and what to do."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from kg.decisions.columns import COLUMNS
from kg.decisions.contradictions import check
from kg.decisions.decision import NO_ITEM, PAIRS, Decision, Decisions, Reference, Verdict
from kg.errors import DecisionError
from kg.model import EntityClass

CLASSES = tuple(c for c in EntityClass if c is not EntityClass.POSITION)
"""The classes of what names mean. A position has none: it is made of its title and its body."""


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions.

    Raises DecisionError where a line cannot be read, or where some contradict each other.
    """
    lines = tuple(parse_lines(to_lines(read_text(path)), path))
    check(lines, path)
    return Decisions(lines, path)


def read_text(path: Path) -> str:
    """The text of a decisions file, whatever wrote it."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DecisionError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path}: is not UTF-8 text; save it as UTF-8") from error


def to_lines(text: str) -> list[str]:
    """The lines of a text as editors number them."""
    return re.split(r"\r\n|\n|\r", text)


def parse_lines(lines: list[str], path: Path) -> Iterator[Decision]:
    """Yield the decision of each line that is neither empty nor a comment."""
    columns: list[str] | None = None
    for number, line in enumerate(lines, start=1):
        if is_comment(line):
            continue
        cells = _split(line, path, number)
        if columns is None:
            columns = _to_columns(cells, path, number)
        elif len(cells) > len(columns):
            raise _fault(
                path, number, f"it has {len(cells)} cells for {len(columns)} columns; join some"
            )
        else:
            row = dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))
            yield _to_decision(row, path, number)


def is_comment(line: str) -> bool:
    """Whether a line says nothing: it is empty, or a remark."""
    return not line.strip() or line.lstrip('"').startswith("#")


def split_line(line: str) -> list[str]:
    """The cells of a line; quotation marks are those that a spreadsheet puts around a cell."""
    return [cell.strip() for cell in next(csv.reader([line], delimiter="\t", strict=True))]


def _split(line: str, path: Path, number: int) -> list[str]:
    """The cells of a line, without the empty ones that a spreadsheet may put after the last."""
    if control := next((sign for sign in line if sign < " " and sign != "\t"), ""):
        raise _fault(path, number, f"it holds the control character {control!r}; remove that")
    try:
        cells = split_line(line)
    except csv.Error as error:
        raise _fault(
            path, number,
            f"its quotation marks do not fit ({error}); a cell that begins with one ends with one"
            " on the same line, and has two for each between",
        ) from error  # fmt: skip
    while len(cells) > len(COLUMNS) and not cells[-1]:
        cells.pop()
    return cells


def _to_columns(cells: list[str], path: Path, number: int) -> list[str]:
    missing = [column for column in COLUMNS if column not in cells]
    if missing:
        raise _fault(
            path, number,
            f"the columns {', '.join(missing)} are missing; the first line that is no comment"
            f" names all of {', '.join(COLUMNS)}, with a tab between them",
        )  # fmt: skip
    return cells


def _to_decision(row: Mapping[str, str], path: Path, number: int) -> Decision:
    try:
        verdict = Verdict(row["verdict"].lower())
    except ValueError:
        raise _fault(
            path, number, f"there is no verdict {row['verdict']!r}; write {', '.join(Verdict)}"
        ) from None
    about = _to_reference(row, "", path, number)
    paired = verdict in PAIRS
    other = _to_reference(row, "other_", path, number) if paired else None
    if other is not None and other.key == about.key:
        raise _fault(path, number, f"both sides are {about}; give the articles that tell them")
    to = "" if paired else _to_value(verdict, row["to"], path, number)
    return Decision(
        verdict, about, other, to, row["who"], _to_day(row["when"], path, number), row["why"],
        number,
    )  # fmt: skip


def _to_reference(row: Mapping[str, str], prefix: str, path: Path, number: int) -> Reference:
    name, class_name = row[f"{prefix}name"], row[f"{prefix}class"]
    if not name:
        raise _fault(path, number, f"{row['verdict']} needs a name in the column {prefix}name")
    entity_class = _to_class(class_name, f"{prefix}class", path, number)
    return Reference(" ".join(name.split()), entity_class, row[f"{prefix}article"])


def _to_class(text: str, column: str, path: Path, number: int) -> EntityClass:
    try:
        return parse_class(text)
    except DecisionError as error:
        raise _fault(path, number, f"the column {column}: {error}") from None


def parse_class(text: str) -> EntityClass:
    """The class that a person writes, whatever its capitals.

    >>> parse_class("person")
    <EntityClass.PERSON: 'Person'>
    """
    found = next((c for c in CLASSES if c.casefold() == text.casefold()), None)
    if found is None:
        raise DecisionError(f"there is no class {text!r}; write {', '.join(CLASSES)}")
    return found


def _to_value(verdict: Verdict, text: str, path: Path, number: int) -> str:
    if verdict is Verdict.CLASS:
        return _to_class(text, "to", path, number)
    if verdict is Verdict.RENAME and text:
        return " ".join(text.split())
    if verdict is Verdict.LINK and is_item(text):
        return text
    wanted = "a new name" if verdict is Verdict.RENAME else f"an item (Q64) or {NO_ITEM} for none"
    raise _fault(path, number, f"the column to holds {text!r}; {verdict} needs {wanted} there")


def is_item(text: str) -> bool:
    """Whether this is a Wikidata item or the sign for none.

    >>> is_item("Q64"), is_item("-"), is_item("Berlin")
    (True, True, False)
    """
    return text == NO_ITEM or re.fullmatch(r"Q[1-9]\d*", text) is not None


def _to_day(text: str, path: Path, number: int) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise _fault(
            path, number, f"the column when holds {text!r}; write a day as 2026-01-31"
        ) from None


def _fault(path: Path, number: int, what: str) -> DecisionError:
    return DecisionError(f"{path}, line {number}: {what}")
