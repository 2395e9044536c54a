"""Rules for years, decades and centuries: "2026", "1998-2004", "the 1990s", "the 20th century"."""

from __future__ import annotations

import re

from kg.extract.dates.anchor import Context
from kg.extract.dates.moved import is_moved
from kg.extract.dates.periods import (
    UNRESOLVED,
    DateKind,
    Period,
    make_century,
    make_decade,
    make_half,
    make_months,
    make_range,
    make_years,
)
from kg.extract.dates.rule import YEAR_CUE, Rule, to_cues
from kg.extract.dates.words import (
    APOSTROPHE,
    COUNTED,
    ORDINAL,
    YEAR,
    any_of,
    compile_rule,
    to_ordinal,
)
from kg.extract.dates.year_numbers import is_year

DECADES = {
    name: tens
    for tens, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}


def _read_year(match: re.Match[str], _: Context) -> Period | None:
    if not is_year(match.string, *match.span()):
        return None
    return make_years(int(match["year"]))


def _read_years(match: re.Match[str], _: Context) -> Period | None:
    listed = match["word"] == "and" and (match["open"] or "").lower() != "between"
    if listed or is_moved(match.string, match.start()):
        return None
    first, last = int(match["first"]), int(match["last"])
    return make_range(make_years(first), make_years(last)) if first < last else None


def _read_short_years(match: re.Match[str], _: Context) -> Period | None:
    """Years where they rise ("2003-04"), else a month ("2025-06")."""
    first, last = int(match["first"]), int(match["last"])
    if first % 100 < last:
        return make_range(make_years(first), make_years(first // 100 * 100 + last))
    return make_months(first, last) if 1 <= last <= 12 and match["mark"] == "-" else None


def _read_open_years(match: re.Match[str], _: Context) -> Period | None:
    return Period(DateKind.SINCE, match["first"])


def _halve(period: Period, half: str | None) -> Period:
    return make_half(period, to_ordinal(half) - 1) if half else period


def _read_decade(match: re.Match[str], _: Context) -> Period | None:
    year = int(match["decade"])
    # "The 1900s" are ten years to some and a hundred to others; "the 2000s" not yet.
    if year % 100 == 0 and year != 2000:
        return UNRESOLVED
    return _halve(make_decade(year), match["half"])


def _read_short_decade(match: re.Match[str], _: Context) -> Period | None:
    tens = int(match["tens"]) if match["tens"] else DECADES[match["word"].lower()]
    # Of the twenties there have been two that newspapers speak of.
    return _halve(make_decade(1900 + tens * 10), match["half"]) if tens >= 3 else UNRESOLVED


def _read_century(match: re.Match[str], _: Context) -> Period | None:
    number = to_ordinal(match["number"])
    if match["era"] or not 1 <= number <= 22:
        return UNRESOLVED
    return _halve(make_century(number), match["half"])


_BEFORE = r"(?<![\d/.,+#-])(?<!\d\s)"
_AFTER = rf"(?!/|[-.,:]?\d|-[A-Za-z]| ?%)(?! (?:[A-Za-z-]+ )?{COUNTED}\b)"
_TO = r"(?: (?P<word>to|through|until|till|and) |\s?[-\u2010-\u2013/]\s?)"
_OF_HALF = rf"(?:{any_of('first|second'):half} half of the )?"

RULES = (
    Rule("year", compile_rule(rf"{YEAR:year}"), _read_year, YEAR_CUE),
    Rule(
        "years",
        compile_rule(
            rf"{_BEFORE}(?:{any_of('from|between'):open} )?{YEAR:first}{_TO}{YEAR:last}{_AFTER}"
        ),
        _read_years,
        YEAR_CUE,
    ),
    Rule(
        "short-years",
        compile_rule(rf"{_BEFORE}{YEAR:first}(?P<mark>[-/\u2013])(?P<last>\d\d){_AFTER}"),
        _read_short_years,
        YEAR_CUE,
    ),
    Rule(
        "open-years",
        compile_rule(rf"{_BEFORE}{YEAR:first}\s?[-\u2013]\s?(?:present|today|now)"),
        _read_open_years,
        YEAR_CUE,
    ),
    Rule(
        "decade",
        compile_rule(rf"{_OF_HALF}(?P<decade>(?:1\d|20)\d0){APOSTROPHE}?s"),
        _read_decade,
        YEAR_CUE,
    ),
    Rule(
        "short-decade",
        compile_rule(
            rf"{_OF_HALF}(?:['\u2018\u2019](?P<tens>[1-9])0{APOSTROPHE}?s"
            rf"|(?<=the\s){any_of(DECADES):word})"
        ),
        _read_short_decade,
        YEAR_CUE | frozenset(DECADES),
    ),
    Rule(
        "century",
        compile_rule(rf"{_OF_HALF}{ORDINAL:number}(?: |-)century(?P<era> (?:BC|BCE|B\.C\.))?"),
        _read_century,
        to_cues("century"),
    ),
)
