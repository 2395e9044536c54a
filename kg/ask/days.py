"""Days, months and years as readers type them and as the graph has them."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from kg.errors import QueryError

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def check_day(day: str) -> str:
    """Return a day, month or year; ``QueryError`` names what is none."""
    if not _DAY.fullmatch(day) or not _is_in_calendar(day):
        raise QueryError(f"no day is written {day!r}: give a day, month or year, as in 2026-01-31")
    return day


def _is_in_calendar(day: str) -> bool:
    try:
        dt.date.fromisoformat(to_first_day(day))
    except ValueError:
        return False
    return True


def is_within(date: str, since: str, until: str) -> bool:
    """Whether a day, month or year may lie between two others, either of which may be open.

    >>> is_within("2026-01-15", "2026", "2026-01"), is_within("2026", "2026-02", "")
    (True, True)
    >>> is_within("2026-01-15", "2026-01-16", "")
    False
    """
    return date >= since[: len(date)] and date[: len(until)] <= until


def to_first_day(date: str) -> str:
    """The first day of a day, month or year.

    >>> to_first_day("2026"), to_first_day("2026-02-03")
    ('2026-01-01', '2026-02-03')
    """
    return date + "2026-01-01"[len(date) :]


def to_last_day(date: str) -> str:
    """The last day of a day, month or year.

    >>> to_last_day("2028-02"), to_last_day("2026"), to_last_day("2026-02-03")
    ('2028-02-29', '2026-12-31', '2026-02-03')
    """
    if len(date) == len("2026"):
        return f"{date}-12-31"
    if len(date) == len("2026-02"):
        return f"{date}-{monthrange(int(date[:4]), int(date[5:]))[1]:02}"
    return date


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
"""Those of strftime are in the language of whoever runs it."""


def to_words(date: str) -> str:
    """Write a day, month or year as a reader would.

    >>> to_words("2026-01-28"), to_words("2026-01"), to_words("2026")
    ('28 Jan 2026', 'Jan 2026', '2026')
    """
    year, *rest = date.split("-")
    words = [str(int(day)) for day in rest[1:]] + [_MONTHS[int(month) - 1] for month in rest[:1]]
    return " ".join([*words, year])
