"""What a terminal shows: tables, as tabulate calls "simple" at many times its speed, and counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import add

_GAP = "  "
"""What stands between columns; a column is wider than its header by as much."""

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def to_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write cells of one line in columns under their headers, all to the left.

    >>> print(to_table(["who", "n"], [["Ilka Dorn", "3"]]))
    who        n
    ---------  ---
    Ilka Dorn  3
    """
    columns = [_to_column(*cells) for cells in zip(headers, *rows, strict=True)]
    return "\n".join(_GAP.join(line).rstrip() for line in zip(*columns, strict=True))


def _to_column(header: str, *texts: str) -> Iterator[str]:
    """Header, rule and cells, each as wide as the widest."""
    cells = [text.strip() for text in texts]
    odd = _find_odd("".join(cells))
    further = [_count_further(cell, odd) for cell in cells] if odd else [0] * len(cells)
    widest = max(_width(header) + len(_GAP), *map(add, map(len, cells), further), 0)
    yield header + " " * (widest - _width(header))
    yield "-" * widest
    yield from map(str.ljust, cells, [widest - more for more in further])


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) + _count_further(text, _find_odd(text))


def _count_further(text: str, odd: set[str]) -> int:
    """How many columns a text takes more than it has characters, which some odd ones cause."""
    return 0 if text.isascii() else sum(text.count(one) * _further_columns_of(one) for one in odd)


def _find_odd(text: str) -> set[str]:
    return set() if text.isascii() else {one for one in set(text) if _further_columns_of(one)}


@cache
def _further_columns_of(character: str) -> int:
    """How many columns of a terminal a character takes, more than one."""
    if unicodedata.category(character) in _NO_WIDTH:
        return -1
    return 1 if unicodedata.east_asian_width(character) in "WF" else 0


def to_count(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one.

    >>> to_count(1, "article"), to_count(0, "article")
    ('1 article', '0 articles')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
