"""Stretches of the calendar, at the granularity known, as pairs of ISO 8601 values.

A value is a day ("2026-01-19"), a month ("2026-01") or a year ("2026"): its length says how
exactly it is known, and nothing is invented to make it longer.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class DateKind(StrEnum):
    """What a date expression names.

    SINCE and AFTER have no end, UNTIL, BY and BEFORE no beginning; the bound that BEFORE and AFTER
    name is itself left out. DURATION has a length and no place in time. UNRESOLVED speaks of a
    time that cannot be told from the text and its publication date.
    """

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    DURATION = "duration"
    UNRESOLVED = "unresolved"


class Period(NamedTuple):
    """From the first day of ``begin`` to the last day of ``end``; a duration has a ``length``."""

    kind: DateKind
    begin: str = ""
    end: str = ""
    length: str = ""


UNRESOLVED = Period(DateKind.UNRESOLVED)


def to_first_day(value: str) -> date:
    """The first day of an ISO day, month or year.

    >>> to_first_day("2026-02")
    datetime.date(2026, 2, 1)
    """
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    return date(year, month, day)


def to_last_day(value: str) -> date:
    """The last day of an ISO day, month or year.

    >>> to_last_day("2024-02")
    datetime.date(2024, 2, 29)
    """
    year, *rest = map(int, value.split("-"))
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) == 2 else monthrange(year, month)[1])


def make_day(year: int, month: int, day: int) -> Period | None:
    """A day, or nothing where the calendar has no such day ("June 31")."""
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return make_days(date(year, month, day))


def make_days(first: date, last: date | None = None, kind: DateKind = DateKind.RANGE) -> Period:
    """One day, or the days from the first to the last."""
    if last is None or last == first:
        return Period(DateKind.DAY, first.isoformat(), first.isoformat())
    return Period(kind, first.isoformat(), last.isoformat())


def make_week(day: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return make_days(monday, monday + timedelta(days=6), DateKind.WEEK)


def make_months(year: int, month: int, count: int = 1, kind: DateKind = DateKind.MONTH) -> Period:
    """So many months from one on; month 13 is January of the year after.

    >>> make_months(2024, 12, 3, DateKind.SEASON)[1:3]
    ('2024-12', '2025-02')
    """
    return Period(kind, _to_month(year, month), _to_month(year, month + count - 1))


def make_years(first: int, last: int | None = None, kind: DateKind = DateKind.YEAR) -> Period:
    """A year, or the years from the first to the last."""
    return Period(kind, f"{first:04}", f"{first if last is None else last:04}")


def make_decade(year: int) -> Period:
    """The ten years that begin with a round one: 1990 to 1999."""
    return make_years(year // 10 * 10, year // 10 * 10 + 9, DateKind.DECADE)


def make_century(number: int) -> Period:
    """The nth century as almanacs count: the 20th is 1901 to 2000."""
    return make_years(number * 100 - 99, number * 100, DateKind.CENTURY)


def make_range(first: Period, last: Period) -> Period:
    """From one period to another; unresolved where either is, or where they run backwards."""
    if not (first.begin and last.end) or to_first_day(first.begin) > to_last_day(last.end):
        return UNRESOLVED
    return Period(DateKind.RANGE, first.begin, last.end)


def make_part(period: Period, part: str) -> Period:
    """The early, mid or late third of a month, season, quarter, year, decade or century.

    Decades share their borders (1990-1993, 1993-1996, 1996-1999): usage is no sharper.

    >>> make_part(make_months(2026, 3), "early")[1:3]
    ('2026-03-01', '2026-03-10')
    """
    third = ("early", "mid", "late").index(part)
    match period.kind:
        case DateKind.MONTH:
            return _make_third_of_month(to_last_day(period.end), third)
        case DateKind.SEASON | DateKind.QUARTER if len(period.begin) == 7:
            year, month = map(int, period.begin.split("-"))
            return make_months(year, month + third)
        case DateKind.YEAR:
            return make_months(int(period.begin), third * 4 + 1, 4, DateKind.RANGE)
        case DateKind.DECADE | DateKind.CENTURY:
            first, last = int(period.begin), int(period.end)
            step = (last - first) // 3
            end = last if third == 2 else first + step * (third + 1)
            return make_years(first + step * third, end, DateKind.RANGE)
        case _:
            return period


def make_half(period: Period, half: int) -> Period:
    """The first (0) or second (1) half of a month, year, decade or century."""
    match period.kind:
        case DateKind.MONTH:
            last = to_last_day(period.end)
            if half:
                return make_days(last.replace(day=16), last)
            return make_days(last.replace(day=1), last.replace(day=15))
        case DateKind.YEAR:
            return make_months(int(period.begin), half * 6 + 1, 6, DateKind.RANGE)
        case DateKind.DECADE | DateKind.CENTURY:
            size = (int(period.end) - int(period.begin) + 1) // 2
            begin = int(period.begin) + size * half
            return make_years(begin, begin + size - 1, DateKind.RANGE)
        case _:
            return period


def _make_third_of_month(last: date, third: int) -> Period:
    end = last if third == 2 else last.replace(day=(third + 1) * 10)
    return make_days(last.replace(day=third * 10 + 1), end)


def _to_month(year: int, month: int) -> str:
    return f"{year + (month - 1) // 12:04}-{(month - 1) % 12 + 1:02}"
