"""Rules for days and weeks around publication: "yesterday", "on Monday", "next week"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.extract.dates.anchor import Context, choose_weekday, shift
from kg.extract.dates.periods import (
    UNRESOLVED,
    DateKind,
    Period,
    make_century,
    make_days,
    make_decade,
    make_months,
    make_week,
    to_first_day,
    to_last_day,
)
from kg.extract.dates.rule import ONE_UNIT_CUES, TURN_CUES, WEEKDAY_CUES, Rule, to_cues
from kg.extract.dates.words import (
    APOSTROPHE,
    DAY_PART,
    TURN,
    WEEKDAY,
    any_of,
    compile_rule,
    to_turn,
    to_weekday,
)

NEAR_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def _read_near_day(match: re.Match[str], context: Context) -> Period | None:
    if context.published is None:
        return UNRESOLVED
    words = re.sub(r"\s+", " ", match["near"].lower())
    return make_days(context.published + timedelta(days=NEAR_DAYS[words]))


def _read_weekday(match: re.Match[str], context: Context) -> Period | None:
    weekday = to_weekday(match["weekday"])
    week = match["turn"] if match["within"] else match["week"]
    if week and context.published:
        monday = to_first_day(_turn_unit("week", to_turn(week), context.published).begin)
        return make_days(monday + timedelta(days=weekday))
    turn = to_turn(match["turn"]) if match["turn"] else None
    return choose_weekday(weekday, context, turn)


def _turn_unit(unit: str, turn: int, today: date) -> Period:
    """The week, month, year … before, with or after that of today."""
    match unit:
        case "weekend":
            saturday = to_first_day(make_week(today + timedelta(weeks=turn)).begin)
            return make_days(saturday + timedelta(days=5), saturday + timedelta(days=6))
        case "quarter":
            month = (today.month - 1) // 3 * 3 + 1 + turn * 3
            return make_months(today.year, month, 3, DateKind.QUARTER)
        case "decade":
            return make_decade(today.year + turn * 10)
        case "century":
            return make_century((today.year - 1) // 100 + 1 + turn)
        case _:
            return shift(today, unit, turn)


def _read_turned_unit(match: re.Match[str], context: Context) -> Period | None:
    if context.published is None:
        return UNRESOLVED
    turn = match.groupdict().get("turn")
    return _turn_unit(match["unit"].lower(), to_turn(turn) if turn else 0, context.published)


def _read_weekend(_: re.Match[str], context: Context) -> Period | None:
    """The latest weekend begun; the coming one where the tense says so."""
    if context.published is None:
        return UNRESOLVED
    saturday = to_first_day(choose_weekday(5, context).begin)
    return make_days(saturday, saturday + timedelta(days=1))


def _read_end_of_unit(match: re.Match[str], context: Context) -> Period | None:
    """ "By year's end": the last day of what is going on."""
    if context.published is None:
        return UNRESOLVED
    return make_days(to_last_day(_turn_unit(match["unit"].lower(), 0, context.published).end))


_SPAN = any_of("week|month|year|decade|century|quarter|weekend")
# "This past week" and "the coming year" are counted from today, not by the calendar.
_TURN = any_of("last|this|next")
_POINTS = to_cues("beginning start middle end rest half course early earlier late later")
_CURRENT = any_of("week|month|year|decade|century")

RULES = (
    Rule(
        "near-day",
        compile_rule(rf"{any_of(NEAR_DAYS):near}(?: {DAY_PART})?"),
        _read_near_day,
        to_cues("yesterday today tonight tomorrow night morning afternoon evening"),
    ),
    Rule(
        "weekday",
        compile_rule(
            rf"(?:{TURN:turn} (?P<within>week{APOSTROPHE}s )?)?"
            rf"{WEEKDAY:weekday}(?:(?: of)? {TURN:week} week)?(?: {DAY_PART})?"
        ),
        _read_weekday,
        WEEKDAY_CUES,
        floating=True,
    ),
    Rule(
        "turned-unit",
        # "The last week of June" is a week of June.
        compile_rule(rf"{_TURN:turn} {_SPAN:unit}(?! of\b)"),
        _read_turned_unit,
        ONE_UNIT_CUES | to_cues("quarter weekend"),
        beside=TURN_CUES,
    ),
    Rule(
        "current-unit",
        compile_rule(rf"{any_of(_POINTS)} (?:of|in) (?P<date>the {_CURRENT:unit})(?! of\b)"),
        _read_turned_unit,
        ONE_UNIT_CUES,
        beside=_POINTS,
    ),
    Rule(
        "unit-end",
        compile_rule(rf"{_CURRENT:unit}(?:{APOSTROPHE}s |-)end"),
        _read_end_of_unit,
        ONE_UNIT_CUES,
        beside=to_cues("end"),
    ),
    Rule(
        "weekend",
        compile_rule(
            rf"{any_of('over|at|during|by|until|since|before|after')}"
            r" (?P<date>the weekend)(?! of\b)"
        ),
        _read_weekend,
        to_cues("weekend"),
    ),
)
