"""Rarer ways to write out a day ("24-Jun-2025", "2025 June 24"), which dateparser reads.

dateparser guesses freely: it makes "Jan. 19-23" a day of 2023 and finds dates in plain numbers. So
it is given only what has a month's name and both numbers, and believed only where its answer says
what the text says.
"""

from __future__ import annotations

import re
from datetime import datetime

from kg.extract.dates.anchor import Context
from kg.extract.dates.periods import Period, make_days
from kg.extract.dates.rule import MONTH_CUES, YEAR_CUE, Rule
from kg.extract.dates.words import MONTH, YEAR, Part, compile_rule, to_month

_SETTINGS = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
    "RETURN_AS_TIMEZONE_AWARE": False,
}


def _parse(text: str) -> datetime | None:
    # Importing dateparser takes longer than reading an article's dates.
    import dateparser

    return dateparser.parse(text, languages=["en"], settings=_SETTINGS)


def _read_written_out(match: re.Match[str], _: Context) -> Period | None:
    month, year, day = (part.findall(match[0]) for part in _PARTS)
    if not (len(month) == len(year) == len(day) == 1):
        return None
    parsed = _parse(re.sub(r"\s+day\s+of\s+", " ", match[0]))
    stated = (int(year[0]), to_month(month[0]), int(day[0]))
    if parsed is None or (parsed.year, parsed.month, parsed.day) != stated:
        return None
    return make_days(parsed.date())


_PARTS = tuple(re.compile(part) for part in (str(MONTH), rf"\b{YEAR}\b", r"\b\d\d?(?!\d)"))
_WORD = Part(rf"{MONTH}|\d{{1,2}}(?:st|nd|rd|th)?|{YEAR}")
_MARK = r"(?:[-/.]| day of |,? )"

RULES = (
    Rule(
        "written-out",
        compile_rule(rf"(?<![\d/-]){_WORD}(?:{_MARK}{_WORD}){{2}}(?![-/.]?\d)"),
        _read_written_out,
        MONTH_CUES,
        beside=YEAR_CUE,
    ),
)
