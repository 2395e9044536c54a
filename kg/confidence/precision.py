"""The measured precision of rules, from the table that ``scripts/measure_confidence.py`` writes.

A rule that was seldom judged leans on its likes: on the rows of its family that are as sure of
themselves ("verb/high"), these on the family ("verb"), the family on all rules. Each level's count
is joined with that of the level above as if that had been seen ``_WEIGHT`` times (a Beta prior).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.model import Factuality

ALL = "all"
_WEIGHT = 8.0
_UNKNOWN = 0.5
"""What holds before anything was judged."""


class Precision(NamedTuple):
    """How many statements of a rule were judged, and how many of these were right."""

    right: int
    judged: int


Table = Mapping[str, Precision]


def precision_of(rule: str, tier: str = "", table: Table | None = None) -> float:
    """How often a rule is right; ``tier`` is how sure its row of the lexicon is of itself."""
    table = load_table() if table is None else table
    found = _UNKNOWN
    for level in levels(rule, tier):
        right, judged = table.get(level, (0, 0))
        found = (right + _WEIGHT * found) / (judged + _WEIGHT)
    return round(found, 4)


def levels(rule: str, tier: str = "") -> Iterator[str]:
    """From all rules down to this one.

    >>> list(levels("verb:praise", "high"))
    ['all', 'verb', 'verb/high', 'verb:praise']
    """
    family = rule.partition(":")[0]
    yield ALL
    yield family
    if tier:
        yield f"{family}/{tier}"
    if rule != family:
        yield rule


def adjust(confidence: float, factuality: Factuality, table: Table | None = None) -> float:
    """What is left of a rule's precision where the text only reports or announces the thing.

    The rows ``factuality:…`` hold how many such statements were right, and how many would have been
    at the precision of their rules.
    """
    table = load_table() if table is None else table
    right, expected = table.get(f"factuality:{factuality}", (0, 0))
    factor = (right + _WEIGHT) / (expected + _WEIGHT)
    return round(min(confidence * factor, 0.99), 4)


@cache
def load_table() -> Table:
    """Open the table that newskg comes with."""
    text = files("kg.confidence").joinpath("rule_precision.tsv").read_text(encoding="utf-8")
    return read_table(text.splitlines())


def read_table(lines: Iterable[str]) -> Table:
    r"""Read the table's lines: rule, right, judged and by which sets; ``#`` begins a comment.

    >>> read_table(["# a comment", "verb\t8\t10\tacts"])
    {'verb': Precision(right=8, judged=10)}
    """
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {rule: Precision(int(right), int(judged)) for rule, right, judged, *_ in rows}
