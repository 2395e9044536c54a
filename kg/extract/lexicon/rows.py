"""Rows of the lexicon's tab-separated tables, cell by cell, with errors that name file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NoReturn, TypeVar

from kg.errors import InputError
from kg.extract.lexicon.entries import Example, Frame, Role
from kg.model import INTERACTIONS, Predicate

LEXICONS: Traversable = files("kg.extract") / "lexicons"
"""The folder of the tables, inside the installed package."""

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its cells by column name; alternatives in a cell are parted by ``|``."""

    file: str
    line: int
    cells: dict[str, str]

    def fail(self, found: str, expected: str) -> NoReturn:
        """Raise InputError that says where, what was found and what was expected."""
        raise InputError(f"{self.file}, line {self.line}: found {found}; expected {expected}")

    def text(self, column: str) -> str:
        """Give a cell as it stands, possibly empty."""
        return self.cells[column]

    def word(self, column: str) -> str:
        """Give a cell that may not be empty."""
        return self.cells[column] or self.fail(f"no {column}", "one")

    def words(self, column: str) -> tuple[str, ...]:
        """Give a cell's alternatives, in order; none for an empty cell."""
        cell = self.cells[column]
        return tuple(cell.split("|")) if cell else ()

    def heads(self) -> tuple[tuple[str, str], ...]:
        """Give the alternatives in the column ``lemma``, each with its particle or "".

        >>> Row("verbs.tsv", 2, {"lemma": "increase|step up"}).heads()
        (('increase', ''), ('step', 'up'))
        """
        self.word("lemma")
        split = (word.partition(" ") for word in self.words("lemma"))
        return tuple((lemma, particle) for lemma, _, particle in split)

    def choice(self, column: str, kind: type[_Choice], default: _Choice | None = None) -> _Choice:
        """Give a cell as a member of an enumeration; an empty one is the default, if any."""
        cell = self.cells[column]
        if not cell and default is not None:
            return default
        try:
            return kind(cell)
        except ValueError:
            self.fail(f"{column} '{cell}'", f"one of {', '.join(kind)}")

    def choices(self, column: str, kind: type[_Choice]) -> frozenset[_Choice]:
        """Give a cell's alternatives as members of an enumeration."""
        unknown = [word for word in self.words(column) if word not in set(kind)]
        if unknown:
            self.fail(f"{column} '{unknown[0]}'", f"one of {', '.join(kind)}")
        return frozenset(map(kind, self.words(column)))

    def flag(self, column: str) -> bool:
        """Tell whether a cell that must be "yes" or empty is "yes"."""
        cell = self.cells[column]
        return cell == "yes" or (cell != "" and self.fail(f"{column} '{cell}'", "yes or nothing"))

    def root(self, column: str = "predicate") -> Predicate:
        """Give a cell that is one of the sixteen interactions."""
        predicate = self.choice(column, Predicate)
        if predicate not in INTERACTIONS:
            self.fail(f"{column} '{predicate}'", "an interaction, from agreesWith to assaults")
        return predicate

    def root_or_none(self, column: str = "predicate") -> Predicate | None:
        """Do as ``root``, or give nothing for an empty cell."""
        return self.root(column) if self.cells[column] else None

    def frames(self, column: str, default: str = "") -> tuple[Frame, ...]:
        """Give a cell's places in order: "obj|prep:with"."""
        words = (self.cells[column] or default).split("|")
        return tuple(self._to_frame(column, word) for word in words if word)

    def frame(self, column: str, default: str = "") -> Frame:
        """Give a cell that is exactly one place."""
        found = self.frames(column, default)
        return found[0] if len(found) == 1 else self.fail(f"{len(found)} in {column}", "one frame")

    def _to_frame(self, column: str, word: str) -> Frame:
        frame = _to_frame(word)
        if frame is None:
            self.fail(f"{column} '{word}'", f"one of {', '.join(Role)}, as in obj or prep:with")
        return frame

    def example(self) -> Example:
        """Give the example sentence and the head words of its two actors, which it must contain."""
        example = Example(self.word("example"), self.word("agent"), self.word("recipient"))
        for actor in (example.agent, example.recipient):
            if actor not in example.text:
                self.fail(f"an example without '{actor}'", "a sentence that has both actors")
        return example


@cache
def _to_frame(word: str) -> Frame | None:
    """A place as it is written, or None; few are different, so each is made once."""
    role, _, preposition = word.partition(":")
    if role not in set(Role) or (role == Role.PREPOSITION) != bool(preposition):
        return None
    return Frame(Role(role), preposition)


def read_rows(name: str, folder: Traversable = LEXICONS) -> Iterator[Row]:
    """Yield a table's rows: ``#`` begins a comment, the first line that is none names the columns.

    Raises InputError for a row that has more or fewer cells than the table has columns.
    """
    columns: list[str] = []
    text = (folder / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
        elif len(cells) != len(columns):
            raise InputError(
                f"{name}, line {number}: found {len(cells)} cells; expected {len(columns)}"
                f" parted by tabs ({', '.join(columns)})"
            )
        else:
            yield Row(name, number, dict(zip(columns, cells, strict=True)))
