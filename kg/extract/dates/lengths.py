"""Rules for lengths of time ("for 14 years", "a two-day visit") and for times nobody can tell."""

from __future__ import annotations

import re

from kg.extract.dates.anchor import Context
from kg.extract.dates.periods import UNRESOLVED, DateKind, Period
from kg.extract.dates.rule import MANY_UNITS_CUES, ONE_UNIT_CUES, UNIT_CUES, Rule, to_cues
from kg.extract.dates.words import (
    COUNT,
    NUMBER,
    UNIT,
    any_of,
    compile_rule,
    to_number,
    to_unit,
)

ISO_UNITS = {
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "week": ("P", 7, "D"),
    "month": ("P", 1, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
}
"""How ISO 8601 writes each, in the letters that xsd:duration has: it knows no weeks."""

HALVES = {"hour": "30M", "day": "T12H", "month": "15D", "year": "6M"}
"""What half of one adds behind its letter; of tens and hundreds of years it is years again."""


def make_length(unit: str, count: int, *, half: bool = False) -> Period:
    """A duration: so many of a unit, and half of one more where said.

    >>> make_length("year", 2, half=True).length, make_length("week", 3).length
    ('P2Y6M', 'P21D')
    """
    prefix, factor, letter = ISO_UNITS[unit]
    amount, rest = count * factor, ""
    if half and factor >= 10:
        amount += factor // 2
    elif half:
        rest = HALVES.get(unit, "")
    length = prefix + (f"{amount}{letter}" if amount else "") + rest
    return Period(DateKind.DURATION, length=length) if amount or rest else UNRESOLVED


def _read_length(match: re.Match[str], _: Context) -> Period | None:
    # "14 to 16 years" and "two or three days" have no one length.
    if match["other"]:
        return UNRESOLVED
    count, unit = to_number(match["number"]), to_unit(match["unit"])
    # "One day the war will end": some day.
    if unit == "day" and match["number"].lower() == "one":
        return None
    return make_length(unit, count, half=bool(match["half"]))


def _read_half(match: re.Match[str], _: Context) -> Period | None:
    if match["fraction"].lower() == "quarter":
        return (
            Period(DateKind.DURATION, length="P25Y") if match["unit"] == "century" else UNRESOLVED
        )
    return make_length(match["unit"], 0, half=True)


def _read_single(match: re.Match[str], _: Context) -> Period | None:
    return make_length(match["unit"], 1, half=bool(match.groupdict().get("half")))


def _read_vague(_: re.Match[str], __: Context) -> Period | None:
    return UNRESOLVED


_LONG_CUES = to_cues("long daylong weeklong monthlong yearlong decadelong")
_FEW_CUES = to_cues(
    "few several many some couple dozens hundreds number recent coming past last next"
)
_TOLD_CUES = to_cues(
    "same following previous preceding next that ago later earlier afterward afterwards beforehand"
)
OTHER = rf"(?P<other>(?: to | or |[-\u2013]){NUMBER})?"
_HALF_MORE = r"(?P<half> and a half)?"
_ONE_UNIT = any_of("minute|hour|day|week|month|year|decade|century")
_UNITS = any_of("minutes|hours|days|weeks|months|years|decades|centuries")
_FEW = any_of(
    "a few|few|several|many|some|a couple of|dozens of|hundreds of|a number of|recent|coming"
    "|the past few|the last few|the next few|the last|the past|the next"
)
_HOW_LONG = any_of(
    "for|in|after|over|within|lasting|lasted|about|nearly|almost|than|least|just|another|took|takes"
    "|taken|spent|spend"
)
_RELATED = "(?:ago|later|earlier|afterwards?|beforehand)"

RULES = (
    Rule(
        "length",
        compile_rule(rf"{NUMBER:number}{OTHER}{_HALF_MORE}(?: |-){UNIT:unit}(?:-long)?"),
        _read_length,
        UNIT_CUES,
    ),
    Rule(
        "half-length",
        compile_rule(
            rf"(?:an? )?(?P<fraction>half|Half|quarter)(?: an?| of a)?"
            rf"(?: |-){_ONE_UNIT:unit}"
        ),
        _read_half,
        ONE_UNIT_CUES,
        beside=to_cues("half quarter"),
    ),
    Rule(
        "single-length",
        # "Twice a year" and "$5 a day" are rates: the word before must ask how long.
        compile_rule(rf"{_HOW_LONG} (?P<date>(?:an?|one) {_ONE_UNIT:unit}{_HALF_MORE})"),
        _read_single,
        ONE_UNIT_CUES,
    ),
    Rule(
        "single-length-of",
        compile_rule(rf"{any_of('a|an|one')} (?:{_ONE_UNIT:unit}(?P<half> and a half)?)(?= of )"),
        _read_single,
        ONE_UNIT_CUES,
    ),
    Rule(
        "long",
        compile_rule(rf"{_ONE_UNIT:unit}-?long"),
        _read_single,
        ONE_UNIT_CUES | _LONG_CUES,
        beside=_LONG_CUES,
    ),
    Rule(
        "vague",
        compile_rule(rf"{_FEW} {_UNITS}(?: {_RELATED})?"),
        _read_vague,
        MANY_UNITS_CUES,
        beside=_FEW_CUES,
    ),
    Rule(
        "vague-units",
        compile_rule(rf"{any_of('for|in|after|within|over')} (?P<date>{_UNITS})"),
        _read_vague,
        MANY_UNITS_CUES,
    ),
    Rule(
        "told",
        # Dates of a story, counted from another date of it.
        compile_rule(
            rf"(?:{any_of('the')} )?(?:(?:same|following|previous|preceding) {_ONE_UNIT}|next day)"
            rf"|{any_of('that')} (?:same )?{_ONE_UNIT}|{_UNITS} (?:ago|later|earlier)"
            rf"|{COUNT} {UNIT} (?:later|earlier|afterwards?|beforehand)\b"
        ),
        _read_vague,
        UNIT_CUES,
        beside=_TOLD_CUES,
    ),
)
