"""Dates as news pages write them, read to ISO 8601; a date without its year is never guessed at."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(rf"\b(?:{_WEEKDAY},?\s+(?:the\s+)?)?{form}(?:,?\s+{_WEEKDAY}(?!\w))?", re.IGNORECASE)
    for form in (
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",  # Wednesday, 28 January, 2026
        rf"{_DAY}[-/ ]{_MONTH}[-/ ]{_YEAR}",  # 28-Jan-2026
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",  # Jan. 28, 2026
        rf"{_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",  # 2026-01-28
        rf"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.{_YEAR}",  # 28.1.2026
        rf"(?P<first>[0-3]?\d)[-/](?P<second>[0-3]?\d)[-/]{_YEAR}",  # 28/01/2026, 01/28/2026
    )
)
_YEARLESS = re.compile(
    rf"\b{_WEEKDAY},?\s+(?:[0-3]?\d(?:st|nd|rd|th)?\s+{_MONTH}"
    rf"|{_MONTH.replace('?P<month>', '?:')}\s+[0-3]?\d(?:st|nd|rd|th)?)(?![\w,]|\s+\d)",
    re.IGNORECASE,
)
_IN_NAME = (
    re.compile(r"(?<!\d)(20\d\d|19\d\d)[-_./]([01]\d)[-_./]([0-3]\d)(?!\d)"),
    re.compile(r"(?:^|/)(20\d\d)([01]\d)([0-3]\d)(?!\d)"),
)


class FoundDate(NamedTuple):
    """A date in a text; ``iso`` is empty where the year or the order of day and month is open."""

    start: int
    end: int
    iso: str


def find_date(text: str, position: int = 0, *, here: bool = False) -> FoundDate | None:
    """The first date from ``position`` on, or with ``here`` only one that starts right there."""
    found = [
        FoundDate(match.start(), match.end(), iso)
        for form in _FORMS
        if (match := form.match(text, position) if here else form.search(text, position))
        and (iso := _to_iso(match)) is not None
    ]
    if not found and (match := _YEARLESS.match(text, position)):
        return FoundDate(match.start(), match.end(), "")
    return min(found, key=lambda date_: (date_.start, -date_.end), default=None)


def to_iso_date(value: str) -> str:
    """The date that a metadata field states, or empty: "Wed, 28 Jan 2026 05:23 GMT"."""
    compact = re.fullmatch(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)\s*", value)
    if compact:
        return _valid(*compact.groups()) or ""
    found = find_date(value)
    return found.iso if found else ""


def date_in_name(name: str) -> str:
    """The last date in a file's path ("2026-01-28-ruritania.txt"), or empty."""
    for form in _IN_NAME:
        for parts in reversed(form.findall(name)):
            if iso := _valid(*parts):
                return iso
    return ""


def _to_iso(match: re.Match[str]) -> str | None:
    """ISO 8601; empty if day and month could be either way round, None if there is no such day."""
    parts = match.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return ""
        day, month = max(first, second), min(first, second)
    else:
        day, named = int(parts["day"]), parts["month"].lower()
        month = int(named) if named.isdecimal() else _MONTHS.index(named[:3]) + 1
    return _valid(parts["year"], str(month), str(day))


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
