"""Stretches that look like dates and are none; nothing that overlaps them is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.dates.rule import WEEKDAY_CUES, YEAR_CUE, to_cues
from kg.extract.dates.words import (
    APOSTROPHE,
    MONTH,
    NUMBER,
    SEASON,
    UNIT,
    WEEKDAY,
    YEAR,
    Part,
    any_of,
    compile_rule,
)

_NAMED_DAYS = Part("Ash|Black|Bloody|Cyber|Easter|Fat|Giving|Good|Holy|Maundy|Palm|Super|Whit")
_PAPERS = Part("Times|Mirror|Telegraph|Express|Herald|Post|World|Mail|Sport|Club|Night")
_WHOSE = "(?:his|her|their|my|your|our)"
_RECURRING = Part(rf"{WEEKDAY}|{MONTH}|{SEASON}|{UNIT}")
_PROGRAMMES = Part("Agenda|Vision|Goals|Strategy|Framework|Committee|Project|Initiative|Foundation")
_MAYS = "(?:government|administration|cabinet|premiership|ministry|era)"
_THESE_DAYS = r"(?:[A-Z]\w+|world|society|age|standards|money)"


class Bar(NamedTuple):
    """What is no date, and the cues of which a text must hold one."""

    cues: frozenset[str]
    pattern: re.Pattern[str]


BARS = tuple(
    Bar(cues, compile_rule(rule))
    for cues, rule in (
        # Ages: "14 years old", "a 14-year-old", "in his late 60s".
        (to_cues("old olds age"), rf"{NUMBER}(?: |-){UNIT}(?: |-)(?:olds?|of age)"),
        (YEAR_CUE, rf"{any_of('in|into')} {_WHOSE} (?:(?:early|mid|late)(?: |-))?\d0s"),
        # What comes again and again: "every Monday", "each May", "every two years".
        (
            to_cues("every each per"),
            rf"{any_of('every|each|per')} (?:(?:other|few|single|{NUMBER}) )?{_RECURRING}",
        ),
        # Names that hold a year: "the 2030 Agenda", "the 1922 Committee".
        (YEAR_CUE, rf"{YEAR} {_PROGRAMMES}"),
        # A financial year begins when its owner likes.
        (
            to_cues("fiscal financial"),
            rf"{any_of('fiscal|financial')} (?:(?:year )?{YEAR}|year|quarter)",
        ),
        # Names with a weekday: feasts, massacres, newspapers, broadcasts.
        (WEEKDAY_CUES, rf"{_NAMED_DAYS} {WEEKDAY}"),
        (WEEKDAY_CUES, rf"{WEEKDAY} {_PAPERS}"),
        (WEEKDAY_CUES, rf"(?:Mail|Independent|Scotland|Herald) on {WEEKDAY}"),
        (to_cues("century"), r"20th Century (?:Fox|Studios|Pictures|Television)"),
        # The Prime Minister and her time; marches; militant groups.
        (
            to_cues("may"),
            rf"May(?:{APOSTROPHE}s)? {_MAYS}",
        ),
        (
            to_cues("march"),
            rf"{any_of('the|a|this|their')} March (?:on|for) [A-Z]\w+|(?:Long|Salt) March",
        ),
        (to_cues("september october"), r"(?:Black|Red) (?:September|October)"),
        # Newspapers and broadcasters called Today; and "today's Russia" is that of these years.
        (to_cues("today"), r"[\w,]+ Today"),
        (
            to_cues("today"),
            rf"{any_of('today')}{APOSTROPHE}s {_THESE_DAYS}",
        ),
    )
)


def find_not_dates(text: str, cues: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where ages, recurring days and proper names stand."""
    for bar in BARS:
        if not bar.cues.isdisjoint(cues):
            for match in bar.pattern.finditer(text):
                yield match.span()
