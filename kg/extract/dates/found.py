"""A date where it was found, alone or with the words that name a part of it: "late March"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.dates.anchor import Context
from kg.extract.dates.periods import UNRESOLVED, DateKind, Period, make_part
from kg.extract.dates.rule import Rule
from kg.extract.dates.words import APOSTROPHE, compile_before

_DETERMINER = compile_before(rf"(?:(?i:the|a|this|that|his|her|its|their)|\w{APOSTROPHE}s?) ")


@dataclass(frozen=True, slots=True)
class Found:
    """A date where it was found, with what it needs to be read again in another context."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]
    context: Context
    period: Period
    part: str = ""
    joined: bool = False

    def read(self, context: Context) -> Period:
        """What it means in a context."""
        period = self.rule.read(self.match, context) or UNRESOLVED
        return make_part(period, self.part) if self.part else period

    @property
    def describes(self) -> bool:
        """Whether it is a year that tells which of several things is meant: "the 2014 invasion"."""
        start = self.match.start()
        before = _DETERMINER.search(self.match.string, max(0, start - 8), start)
        return self.rule.name == "year" and bool(before)

    @property
    def floats(self) -> bool:
        """Whether the other end of a range may say which one is meant."""
        return (
            self.rule.floating
            and not self.joined
            and self.read(Context()).kind is DateKind.UNRESOLVED
        )


_PART = compile_before(
    r"(?:(?P<wide>(?i:early|mid)(?: |-)to(?: |-))?"
    r"(?P<part>(?i:early|mid|late|end(?=-)|beginning of|start of|middle of|end of))"
    r"|(?i:earlier|later|rest of))"
    r"(?: in)?(?: the)?(?: |-)"
)
_WHOLE = {DateKind.DAY, DateKind.DURATION}
_PARTS = {
    "end": "late",
    "beginning of": "early",
    "start of": "early",
    "middle of": "mid",
    "end of": "late",
}


def extend_part(text: str, found: Found) -> Found:
    """With the words before that name a part of it: "early March", "the end of 2025"."""
    before = _PART.search(text, max(0, found.start - 24), found.start)
    if not before or found.describes or found.period.kind in _WHOLE:
        return found
    # "Mid- to late June" is left as wide as June.
    words = "" if before["wide"] else re.sub(r"\s+", " ", (before["part"] or "").lower())
    part = _PARTS.get(words, words)
    period = make_part(found.period, part) if part else found.period
    return replace(found, start=before.start(), period=period, part=part)
