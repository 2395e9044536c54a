"""What a rule of the grammar is, and the words without which it need not be tried."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.extract.dates.anchor import Context
from kg.extract.dates.periods import Period
from kg.extract.dates.words import MONTHS, PLURALS, SEASONS, UNITS, WEEKDAYS

Reader = Callable[[re.Match[str], Context], Period | None]
"""What a match means in a context; None where it is no date after all."""

YEAR_CUE = frozenset({"0000"})
"""Stands for the digits of a year or a decade."""
MONTH_CUES = frozenset(MONTHS)
WEEKDAY_CUES = frozenset(WEEKDAYS)
SEASON_CUES = frozenset(SEASONS)
ONE_UNIT_CUES = frozenset(UNITS)
MANY_UNITS_CUES = frozenset(PLURALS)
UNIT_CUES = ONE_UNIT_CUES | MANY_UNITS_CUES


def to_cues(words: str) -> frozenset[str]:
    """Cues from words between spaces, small letters."""
    return frozenset(words.split())


TURN_CUES = to_cues("last this past next coming")


class Rule(NamedTuple):
    """A pattern, its meaning, and cues of which a text must hold one, and one of those beside.

    A group ``date`` in the pattern is the expression, where there is one; else the whole match is.
    A floating rule's dates leave out something that the other end of a range can lend.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader
    cues: frozenset[str]
    beside: frozenset[str] = frozenset()
    floating: bool = False

    def fits(self, cues: frozenset[str]) -> bool:
        """Whether a text with these cues can match."""
        return not self.cues.isdisjoint(cues) and not (self.beside and self.beside.isdisjoint(cues))


_TOKEN = re.compile(r"[a-z]+")
_YEAR = re.compile(r"\d{4}|\d0(?:['\u2019])?s")


def find_cues(text: str, known: frozenset[str]) -> frozenset[str]:
    """Which of the known cues a text holds."""
    cues = known.intersection(_TOKEN.findall(text.lower()))
    return cues | YEAR_CUE if _YEAR.search(text) else cues
