"""Dates that bound a time instead of naming it: "since 2014", "until Friday", "by 2035"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.dates.anchor import Tense
from kg.extract.dates.found import Found
from kg.extract.dates.periods import DateKind, Period
from kg.extract.dates.words import APOSTROPHE, any_of, compile_after, compile_before

_ABOUT = r"(?:the |at least |at most |around |about |as early as |as late as |on |in )*"
_WORDS: dict[str, tuple[DateKind, Tense, str]] = {
    "since": (DateKind.SINCE, "past", "ever since|since"),
    "starting": (DateKind.SINCE, "future", "starting|beginning|effective|as from"),
    "until": (DateKind.UNTIL, "future", "up until|up to|until|till|through"),
    "by": (DateKind.BY, "future", "by|no later than|not later than|at the latest by"),
    "before": (DateKind.BEFORE, "", "before|prior to"),
    "after": (DateKind.AFTER, "", "after"),
}
"""The prepositions of each kind, and the tense that they tell where the verb does not."""

# "Not until Monday" is on Monday, "midway through June" in June.
_ANY = "|".join(f"{any_of(words):{name}}" for name, (_, _, words) in _WORDS.items())
_BOUND = compile_before(rf"(?<!not\s)(?<!n['\u2019]t\s)(?<!way\s)(?:{_ANY}) {_ABOUT}")
_FROM = compile_before(rf"{any_of('from')} {_ABOUT}")
_ONWARDS = compile_after(r" (?:onwards?|on(?=[.,;:)]|\Z))")
_POSSESSIVE = compile_after(rf"{APOSTROPHE}")
# "After Friday prayers", "before the June summit": the date belongs to the noun behind it.
_CLOSED = compile_after(
    r"\s*(?:[^\w\s]|\Z)|\s+(?:and|or|but|nor|when|to|in|on|at|with|for|as|because|who|that|which|if"
    r"|unless|amid|after|before|while|where|without|under|over|by|from|the|an?|he|she|it|they|we"
    r"|there|his|her|its|their|will|would|was|were|is|are|has|have|had)\b"
)
_HAD = re.compile(r"\bhad\b")
_LOOSE = {DateKind.BEFORE, DateKind.AFTER}
_UNBOUND = {DateKind.DURATION, DateKind.SINCE}
_REACH = 40


def extend_bound(text: str, found: Found) -> Found:
    """With the preposition before it that opens one side of the time it names."""
    if found.period.kind in _UNBOUND or found.describes or _POSSESSIVE.match(text, found.end):
        return found
    floor = max(0, found.start - _REACH)
    opened = _FROM.search(text, floor, found.start)
    onwards = _ONWARDS.match(text, found.end)
    if opened and onwards:
        period = _bound(DateKind.SINCE, found.period)
        return replace(found, start=opened.start(), end=onwards.end(), period=period)
    before = _BOUND.search(text, floor, found.start)
    kind, tense, _ = _WORDS[before.lastgroup or ""] if before else (found.period.kind, "", "")
    if not before or (kind in _LOOSE and not _CLOSED.match(text, found.end)):
        return found
    # "Before the end of June" sets a deadline: its last days still count.
    deadline = kind is DateKind.BEFORE and found.part
    period = _bound(DateKind.BY if deadline else kind, _read(found, kind, tense))
    return replace(found, start=before.start(), period=period)


def _read(found: Found, kind: DateKind, implied: Tense) -> Period:
    """The date in the tense that its preposition implies.

    "Since" looks back and "by" ahead whatever the verb says ("were told to leave by Friday"), but
    for the pluperfect ("by Friday they had left").
    """
    if not found.floats:
        return found.period
    tense = found.context.tense or implied
    if kind is DateKind.BY:
        tense = "past" if _HAD.search(found.match.string) else "future"
    return found.read(found.context._replace(tense="past" if implied == "past" else tense))


def _bound(kind: DateKind, period: Period) -> Period:
    if period.kind is DateKind.UNRESOLVED:
        return period
    match kind:
        case DateKind.SINCE:
            return Period(kind, begin=period.begin)
        case DateKind.AFTER:  # what comes after a stretch comes after its end
            return Period(kind, begin=period.end)
        case DateKind.BEFORE:
            return Period(kind, end=period.begin)
        case _:
            return Period(kind, end=period.end)
