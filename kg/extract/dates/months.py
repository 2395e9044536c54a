"""Rules for months, seasons, quarters and halves: "June 2025", "last spring", "Q3 2025"."""

from __future__ import annotations

import re

from kg.extract.dates.anchor import Context, choose_turned, choose_yearly
from kg.extract.dates.days import to_year
from kg.extract.dates.month_names import is_month
from kg.extract.dates.periods import (
    UNRESOLVED,
    DateKind,
    Period,
    make_half,
    make_months,
    make_years,
)
from kg.extract.dates.rule import MONTH_CUES, SEASON_CUES, TURN_CUES, Rule, to_cues
from kg.extract.dates.words import (
    MONTH,
    SEASON,
    SEASONS,
    TURN,
    YEAR,
    any_of,
    compile_before,
    compile_rule,
    to_month,
    to_ordinal,
    to_turn,
)

_YEAR = rf"(?:{YEAR:year}(?!\d|[.,]\d)|{TURN:turn} year|(?P<current>the year))"
_OF_YEAR = rf",? (?:of )?{_YEAR}"
_NTH = "first|second|third|fourth"
_DAY_NUMBER = compile_before(r"\d\d?(?:st|nd|rd|th)?(?: of)? ")


def _read_month_of_year(match: re.Match[str], context: Context) -> Period | None:
    # "31 June 2025" is no day, and no month either.
    if _DAY_NUMBER.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    year = _to_year(match, context)
    return make_months(year, to_month(match["month"])) if year else UNRESOLVED


def _to_year(match: re.Match[str], context: Context) -> int | None:
    """The year that is named, by number or by "last year"; "the year" is that of publication."""
    if match["current"] and context.published:
        return context.published.year
    return to_year(match, context)


def _read_month(match: re.Match[str], context: Context) -> Period | None:
    if not is_month(match.string, *match.span("month")):
        return None
    month = to_month(match["month"])
    return choose_yearly(lambda year: make_months(year, month), context)


def _read_turned_month(match: re.Match[str], context: Context) -> Period | None:
    month = to_month(match["month"])
    return choose_turned(lambda year: make_months(year, month), to_turn(match["turn"]), context)


def _make_season(year: int, name: str) -> Period:
    """The three months of a season; a winter by the year in which it begins."""
    return make_months(year, SEASONS[name.lower()], 3, DateKind.SEASON)


def _read_season_of_year(match: re.Match[str], context: Context) -> Period | None:
    year = _to_year(match, context)
    if year is None:
        return UNRESOLVED
    if match["season"].lower() == "winter":
        if match["next"]:
            return _make_season(year, "winter")
        # "The winter of 2022" began or ended in that year: nobody can tell.
        return make_years(year, kind=DateKind.SEASON)
    return None if match["next"] else _make_season(year, match["season"])


def _read_season(match: re.Match[str], context: Context) -> Period | None:
    return choose_yearly(lambda year: _make_season(year, match["season"]), context)


def _read_turned_season(match: re.Match[str], context: Context) -> Period | None:
    turn = to_turn(match["turn"])
    return choose_turned(lambda year: _make_season(year, match["season"]), turn, context)


def _make_quarter(year: int, number: int) -> Period:
    return make_months(year, number * 3 - 2, 3, DateKind.QUARTER)


def _read_quarter(match: re.Match[str], context: Context) -> Period | None:
    number = int(match["number"] or 0) or to_ordinal(match["ordinal"])
    if match["year"] or match["turn"] or match["current"]:
        year = _to_year(match, context)
        return _make_quarter(year, number) if year else UNRESOLVED
    return choose_yearly(lambda other: _make_quarter(other, number), context)


def _read_half(match: re.Match[str], context: Context) -> Period | None:
    year = _to_year(match, context)
    half = int(match["number"] or 0) or to_ordinal(match["ordinal"])
    return make_half(make_years(year), half - 1) if year else UNRESOLVED


_PLACE = any_of(
    "in|by|since|until|till|during|over|before|through|early|mid|late|end of|beginning of"
)
# "Fall" is a verb, too: it needs the article.
_FLOATING_SEASON = (
    rf"{_PLACE}(?: |-)(?:the )?(?P<date>(?P<season>(?:spring|summer|autumn|winter)|(?<=the\s)fall))"
)
_ENDS = r"(?! of\b|-)"

RULES = (
    Rule(
        "month-year",
        compile_rule(rf"{MONTH:month}{_OF_YEAR}"),
        _read_month_of_year,
        MONTH_CUES,
        floating=True,
    ),
    Rule("month", compile_rule(rf"{MONTH:month}"), _read_month, MONTH_CUES, floating=True),
    Rule(
        "turned-month",
        compile_rule(rf"{TURN:turn} {MONTH:month}(?!\.? \d)"),
        _read_turned_month,
        MONTH_CUES,
        beside=TURN_CUES,
    ),
    Rule(
        "season-year",
        compile_rule(rf"{SEASON:season}{_OF_YEAR}(?:[-/\u2013](?P<next>\d\d(?:\d\d)?))?"),
        _read_season_of_year,
        SEASON_CUES,
    ),
    Rule(
        "season", compile_rule(_FLOATING_SEASON + _ENDS), _read_season, SEASON_CUES, floating=True
    ),
    Rule(
        "turned-season",
        compile_rule(rf"{TURN:turn} {SEASON:season}{_ENDS}"),
        _read_turned_season,
        SEASON_CUES,
        beside=TURN_CUES,
    ),
    Rule(
        "quarter",
        # Matches have quarters, too: "the third quarter of the game".
        compile_rule(
            rf"(?:Q(?P<number>[1-4])|{any_of(_NTH):ordinal} quarter)"
            rf"(?:(?: |-)(?:of )?{_YEAR})?(?! of\b)"
        ),
        _read_quarter,
        to_cues("q quarter"),
        floating=True,
    ),
    Rule(
        "half-year",
        compile_rule(rf"(?:H(?P<number>[12]) |{any_of('first|second'):ordinal} half of ){_YEAR}"),
        _read_half,
        to_cues("h half"),
    ),
)
