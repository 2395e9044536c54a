"""A date as it stands in a text, and what it says about time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.dates.anchor import to_context
from kg.extract.dates.periods import DateKind, to_first_day, to_last_day


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A stretch of text that speaks of a time: "since June 2025", "Jan. 19-23", "two years".

    ``begin`` and ``end_date`` are ISO 8601 values at the granularity known, the same for a point
    ("2025-06" twice for "June 2025"), empty on an open side. A duration has a ``length`` alone
    ("P2Y"). ``rule`` names the part of the grammar that read it.
    """

    start: int
    end: int
    text: str
    begin: str
    end_date: str
    kind: DateKind
    length: str = ""
    rule: str = ""

    @property
    def value(self) -> str:
        """The one day, month or year that holds all of it, as exact as possible, or nothing.

        "Jan. 19-23" lies in "2026-01" and "last spring" in "2025"; the 1990s in no single year.
        """
        begin, end = self.begin.split("-"), self.end_date.split("-")
        shared = 0
        while shared < min(len(begin), len(end)) and begin[shared] == end[shared]:
            shared += 1
        return "-".join(begin[:shared])


def to_interval(expression: DateExpression) -> tuple[date, date]:
    """The first and last day that an expression can mean; a side that is not known is open.

    Open means ``date.min`` or ``date.max``: what has no value overlaps with everything.
    """
    first, last = date.min, date.max
    match expression.kind:
        case DateKind.AFTER:  # June 2025: it begins when June is over
            first = to_last_day(expression.begin) + timedelta(days=1)
        case DateKind.BEFORE:
            last = to_first_day(expression.end_date) - timedelta(days=1)
        case _:
            first = to_first_day(expression.begin) if expression.begin else first
            last = to_last_day(expression.end_date) if expression.end_date else last
    return first, last


def is_future(expression: DateExpression, published: str) -> bool:
    """Whether all of it, or the deadline that it sets, lies after the day of publication.

    What began earlier and goes on ("until 2030", "this year") is not future, nor is anything of
    which that cannot be told.
    """
    today = to_context(published).published
    if today is None:
        return False
    first, last = to_interval(expression)
    deadline = expression.kind is DateKind.BY and bool(expression.end_date)
    return today < (last if deadline else first)
