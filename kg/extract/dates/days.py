"""Rules for days of the calendar: "25 June 2025", "Friday, Jan. 23", "Jan. 19-23", "2025-06-24"."""

from __future__ import annotations

import re
from datetime import date

from kg.extract.dates.anchor import Context, choose_yearly
from kg.extract.dates.moved import is_moved
from kg.extract.dates.periods import UNRESOLVED, Period, make_day, make_range, to_first_day
from kg.extract.dates.rule import MONTH_CUES, YEAR_CUE, Rule, to_cues
from kg.extract.dates.words import (
    ANY_WEEKDAY,
    APOSTROPHE,
    COUNTED,
    DAY,
    MONTH,
    TURN,
    YEAR,
    Part,
    any_of,
    compile_after,
    compile_rule,
    to_month,
    to_turn,
    to_weekday,
)

_OF_YEAR = rf"(?:,? {YEAR:year}(?![\d.,]\d)| (?:of )?{TURN:turn} year)?"
_JOIN = r"(?P<join>\s?[-\u2010-\u2013/]\s?| (?:to|through|until|till|and) )"
_FROM = rf"(?:{any_of('from|between'):open} )?"
# "In March 20 soldiers died": the number counts what follows.
_NO_COUNT = rf"(?! (?:[a-z]+ )?{COUNTED}\b)"

FEASTS = {
    "New Year's Day": (1, 1),
    "May Day": (5, 1),
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
}

NAMED_DAYS = {(9, 11): 2001, (1, 6): 2021, (10, 7): 2023}
"""Days that go without their year where the attack is named that made them known."""

_ATTACK = compile_after(r" (?:\w+ )?(?i:attack|riot|insurrection|massacre|assault|hijack)")


def to_year(match: re.Match[str], context: Context) -> int | None:
    """The year that a match states, by number or by "last year"; None where it leaves it open."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("turn") and context.published:
        return context.published.year + to_turn(groups["turn"])
    return None


def _make_dated(match: re.Match[str], context: Context, month: int, day: int) -> Period | None:
    year = to_year(match, context)
    if year is not None:
        return make_day(year, month, day)
    if match.groupdict().get("turn"):
        return UNRESOLVED
    weekday = match.groupdict().get("weekday")
    fitting = _fit_weekday(weekday, month, day, context.published) if weekday else None
    return fitting or choose_yearly(lambda other: make_day(other, month, day), context)


def _fit_weekday(weekday: str, month: int, day: int, published: date | None) -> Period | None:
    """Of "Friday, Jan. 23" in the years around publication the one that is a Friday.

    There is one at most: in neighbouring years a date never falls on the same weekday.
    """
    for year in range(published.year - 1, published.year + 2) if published else ():
        made = make_day(year, month, day)
        if made and to_first_day(made.begin).weekday() == to_weekday(weekday):
            return made
    return None


def _read_day(match: re.Match[str], context: Context) -> Period | None:
    month, day = to_month(match["month"]), int(re.sub(r"\D", "", match["day"]))
    known = NAMED_DAYS.get((month, day))
    if known and not match["year"] and _ATTACK.match(match.string, match.end()):
        return make_day(known, month, day)
    return _make_dated(match, context, month, day)


def _read_days(match: re.Match[str], context: Context) -> Period | None:
    month = to_month(match["month"])
    first, last = (int(re.sub(r"\D", "", match[group])) for group in ("day", "last"))
    listed = match["join"].strip() in {"and", "/"}
    between = (match["open"] or "").lower() == "between"
    # "3 and 17 May" are two days, "3 and 4 May" one stretch, like "between 3 and 17 May".
    if first >= last or (listed and last != first + 1 and not between):
        return None
    if is_moved(match.string, match.start()):
        return None

    def make(year: int) -> Period | None:
        begin, end = make_day(year, month, first), make_day(year, month, last)
        return make_range(begin, end) if begin and end else None

    year = to_year(match, context)
    if year is not None:
        return make(year)
    return UNRESOLVED if match["turn"] else choose_yearly(make, context)


def _read_numeric(match: re.Match[str], _: Context) -> Period | None:
    return make_day(int(match["year"]), int(match["month"]), int(match["day"]))


def _read_slashed(match: re.Match[str], _: Context) -> Period | None:
    """Day and month in the order that makes a date; unresolved where both do and differ."""
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    british, american = make_day(year, second, first), make_day(year, first, second)
    if british and american and british != american:
        return UNRESOLVED
    return british or american


def _read_feast(match: re.Match[str], context: Context) -> Period | None:
    name = " ".join(match["feast"].split()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return _make_dated(match, context, *FEASTS[name])


_FEAST = Part("|".join(FEASTS).replace("'", str(APOSTROPHE)))
_NUMERIC = r"(?<![\d./-])"
_END = r"(?![\d/-]|\.\d)"
_CLOCK = r"(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_WEEKDAY = rf"(?:{ANY_WEEKDAY:weekday},? (?:the )?)?"

RULES = (
    Rule(
        "month-day",
        compile_rule(rf"{_WEEKDAY}{MONTH:month} (?:the )?{DAY:day}{_NO_COUNT}{_OF_YEAR}"),
        _read_day,
        MONTH_CUES,
        floating=True,
    ),
    Rule(
        "day-month",
        compile_rule(rf"{_WEEKDAY}{DAY:day}(?: of)? {MONTH:month}{_OF_YEAR}"),
        _read_day,
        MONTH_CUES,
        floating=True,
    ),
    Rule(
        "month-days",
        compile_rule(rf"{_FROM}{MONTH:month} {DAY:day}{_JOIN}{DAY:last}{_NO_COUNT}{_OF_YEAR}"),
        _read_days,
        MONTH_CUES,
        floating=True,
    ),
    Rule(
        "days-month",
        compile_rule(
            rf"{_FROM}(?:the )?{DAY:day}{_JOIN}{DAY:last}(?: of)? {MONTH:month}{_OF_YEAR}"
        ),
        _read_days,
        MONTH_CUES,
        floating=True,
    ),
    Rule(
        "feast",
        compile_rule(rf"{_FEAST:feast}{_OF_YEAR}"),
        _read_feast,
        to_cues("eve day"),
        floating=True,
    ),
    Rule(
        "iso-day",
        compile_rule(
            rf"{_NUMERIC}{YEAR:year}(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d){_CLOCK}{_END}"
        ),
        _read_numeric,
        YEAR_CUE,
    ),
    Rule(
        "dotted-day",
        compile_rule(rf"{_NUMERIC}(?P<day>\d\d?)\.(?P<month>\d\d?)\.{YEAR:year}{_END}"),
        _read_numeric,
        YEAR_CUE,
    ),
    Rule(
        "slashed-day",
        compile_rule(
            rf"{_NUMERIC}(?P<first>\d\d?)(?P<mark>[-/])(?P<second>\d\d?)(?P=mark){YEAR:year}{_END}"
        ),
        _read_slashed,
        YEAR_CUE,
    ),
)
