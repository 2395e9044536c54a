"""Two dates with words between that make a range: "from June 2024 to March", "Monday-Friday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.dates.anchor import Context
from kg.extract.dates.found import Found
from kg.extract.dates.moved import is_moved
from kg.extract.dates.periods import (
    UNRESOLVED,
    DateKind,
    Period,
    make_range,
    to_first_day,
    to_last_day,
)
from kg.extract.dates.words import TO, compile_after, compile_before

_OPEN = compile_before(r"(?P<open>(?i:from|between|since)) (?:the )?")
_TO = compile_after(rf"{TO}(?:the )?")
_AND = compile_after(r" and (?:the )?")
_NO_ENDS = {DateKind.DURATION, DateKind.RANGE, DateKind.SINCE}


def join_ranges(text: str, founds: Sequence[Found]) -> Iterator[Found]:
    """Two neighbours as one where the words between make a range of them."""
    pending: Found | None = None
    for found in founds:
        joined = _join(text, pending, found) if pending else None
        if pending and not joined:
            yield pending
        pending = joined or found
    if pending:
        yield pending


def _join(text: str, left: Found, right: Found) -> Found | None:
    opened = _OPEN.search(text, max(0, left.start - 16), left.start)
    word = opened["open"].lower() if opened else ""
    gap = (_AND if word == "between" else _TO).fullmatch(text, left.end, right.start)
    alike = word or left.period.kind is right.period.kind
    if not gap or not alike or {left.period.kind, right.period.kind} & _NO_ENDS:
        return None
    if is_moved(text, left.start):
        return None
    period = _read_ends(left, right)
    if period is None:
        return None
    start = opened.start() if opened else left.start
    return replace(left, start=start, end=right.end, period=period, joined=True)


def _read_ends(left: Found, right: Found) -> Period | None:
    """The range between two dates, each of which may lend the other what it leaves out.

    None where it would run backwards: then the two dates are no range.
    """
    first, last = left.period, right.period
    if right.floats and not left.floats and first.begin:
        last = right.read(Context(to_first_day(first.begin), "future"))
    elif left.floats and last.end:
        first = left.read(Context(to_last_day(last.end), "past"))
    if not (first.begin and last.end):
        return UNRESOLVED
    joined = make_range(first, last)
    return joined if joined.begin else None
