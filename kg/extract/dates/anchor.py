"""Dates that leave something out ("Monday", "June", "Jan. 19-23"), by the day of publication."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kg.extract.dates.periods import (
    UNRESOLVED,
    Period,
    make_days,
    make_months,
    make_week,
    make_years,
    to_first_day,
    to_last_day,
)

Tense = Literal["past", "future", ""]
"""What the verb beside a date says; empty where it says nothing or nobody looked."""

SOON = timedelta(days=92)
"""Without a tense, a yearly date this close ahead is the coming one: news announces by quarters."""


class Context(NamedTuple):
    """What a date is read against."""

    published: date | None = None
    tense: Tense = ""


def to_context(published: str, tense: Tense = "") -> Context:
    """From an article's date; what is no day of a printing age leaves relative dates unresolved."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return Context(None, tense)
    return Context(day if 1500 <= day.year <= 2500 else None, tense)


def choose_yearly(make: Callable[[int], Period | None], context: Context) -> Period | None:
    """The occurrence of something that comes every year that is meant: "June", "May 5".

    With the past tense the last one begun by publication, with the future the first one not over.
    None where no year of the neighbourhood has it ("February 30").
    """
    if context.published is None:
        return UNRESOLVED if make(2000) else None
    year = context.published.year
    near = [make(other) for other in (year - 1, year, year + 1)]
    if None in near:
        # Leap days come every fourth year, or every eighth around a year like 2100.
        near = [make(other) for other in range(year - 8, year + 9)]
    return _choose([period for period in near if period], context.published, context.tense)


def _choose(periods: Sequence[Period], today: date, tense: Tense) -> Period | None:
    begun = [period for period in periods if to_first_day(period.begin) <= today]
    ahead = [period for period in periods if to_last_day(period.end) >= today]
    if not begun or not ahead:
        return None
    if tense == "past":
        return begun[-1]
    if tense == "future" or to_first_day(ahead[0].begin) - today <= SOON:
        return ahead[0]
    return begun[-1]


def choose_turned(make: Callable[[int], Period], turn: int, context: Context) -> Period:
    """What "last" (-1), "this" (0) or "next" (1) means before something that comes every year.

    "This" is the one going on, else that of this calendar year: "this spring" in May or in August.
    """
    if context.published is None:
        return UNRESOLVED
    today = context.published
    made = [make(year) for year in range(today.year - 2, today.year + 3)]
    if turn < 0:
        return [period for period in made if to_last_day(period.end) < today][-1]
    if turn > 0:
        return next(period for period in made if to_first_day(period.begin) > today)
    spans = [(to_first_day(period.begin), to_last_day(period.end)) for period in made]
    going_on = [p for p, (first, last) in zip(made, spans, strict=True) if first <= today <= last]
    return going_on[0] if going_on else made[2]


def choose_weekday(weekday: int, context: Context, turn: int | None = None) -> Period:
    """The day meant by "Monday"; by "last" (``turn`` -1), "this" (0) or "next Monday" (1).

    "Last" is the latest one before publication, "next" the one in the week after: where people
    differ, these are the readings that most share. "This" is of the same week or still to come.
    """
    if context.published is None:
        return UNRESOLVED
    today = context.published
    back = timedelta(days=(today.weekday() - weekday) % 7)
    ahead = timedelta(days=(weekday - today.weekday()) % 7)
    if turn == 1:
        return make_days(today + timedelta(days=7 - today.weekday() + weekday))
    if turn == -1:
        return make_days(today - (back or timedelta(days=7)))
    same_week = today.weekday() <= weekday
    if context.tense == "future" or (turn == 0 and (same_week or context.tense != "past")):
        return make_days(today + ahead)
    return make_days(today - back)


def shift(today: date, unit: str, count: int) -> Period:
    """The day, week, month or year so many of these units from today, negative for the past.

    Coarser units are as vague as they sound ("two decades ago") and stay unresolved, as does
    what lies beyond a lifetime.
    """
    match unit:
        case "day" if abs(count) <= 36_600:
            return make_days(today + timedelta(days=count))
        case "week" if abs(count) <= 5_200:
            return make_week(today + timedelta(weeks=count))
        case "month" if abs(count) <= 1_200:
            return make_months(today.year, today.month + count)
        case "year" if abs(count) <= 100:
            return make_years(today.year + count)
        case _:
            return UNRESOLVED
