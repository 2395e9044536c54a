"""All dates of a stretch of text: single ones by the rules, then those that belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.dates import counted, days, fallback, lengths, months, relative, years
from kg.extract.dates.anchor import Context, Tense, to_context
from kg.extract.dates.bounds import extend_bound
from kg.extract.dates.expression import DateExpression
from kg.extract.dates.found import Found, extend_part
from kg.extract.dates.not_dates import BARS, find_not_dates
from kg.extract.dates.ranges import join_ranges
from kg.extract.dates.rule import Rule, find_cues
from kg.extract.dates.tense import find_verbs, tell_tense

RULES: tuple[Rule, ...] = (
    *days.RULES,
    *months.RULES,
    *years.RULES,
    *relative.RULES,
    *counted.RULES,
    *lengths.RULES,
    *fallback.RULES,
)
"""Of rules that read the same stretch the first is believed; a longer stretch beats a shorter."""

_CALENDAR = frozenset().union(*(rule.cues for rule in RULES))
"""The cues without any of which a text holds no date: most sentences are done with these."""

_CUES = _CALENDAR.union(*(rule.beside for rule in RULES), *(bar.cues for bar in BARS))


def find_dates(
    text: str, *, published: str = "", tense: Tense = "", start: int = 0
) -> Iterator[DateExpression]:
    """The dates and durations of a sentence, in text order, none overlapping another.

    ``published`` is the article's date, without which relative dates have no value. ``tense`` is
    that of the verb they go with, since "on Friday" is the coming one only with the future; left
    out, the words around each date tell it. ``start`` is the sentence's place in the article, to
    which offsets are then relative.

    >>> [(d.text, d.begin) for d in find_dates("They met on Monday.", published="2026-01-28")]
    [('Monday', '2026-01-26')]
    """
    cues = find_cues(text, _CUES)
    if cues.isdisjoint(_CALENDAR):
        return
    context = to_context(published, tense)
    founds = [extend_part(text, found) for found in _find_single(text, cues, context)]
    for found in join_ranges(text, founds):
        yield _to_expression(text, extend_bound(text, found), start)


def _find_single(text: str, cues: frozenset[str], context: Context) -> list[Found]:
    """Leftmost and then longest first, as a reader takes them."""
    candidates = _find_candidates(text, cues, context)
    taken: list[Found] = []
    for found in sorted(candidates, key=lambda found: (found.start, -found.end)):
        if not taken or taken[-1].end <= found.start:
            taken.append(found)
    return taken


def _find_candidates(text: str, cues: frozenset[str], context: Context) -> list[Found]:
    verbs = find_verbs(text) if context.published and not context.tense else []
    candidates: list[Found] = []
    barred: list[tuple[int, int]] | None = None
    for rule, match in _match_rules(text, cues):
        start, end = match.span("date" if "date" in rule.pattern.groupindex else 0)
        # dateparser, which is slow to load, is not asked for what has been read.
        if rule in fallback.RULES and any(f.start <= start and end <= f.end for f in candidates):
            continue
        there = context._replace(tense=tell_tense(text, verbs, start)) if verbs else context
        period = rule.read(match, there)
        if period is None:
            continue
        if barred is None:
            barred = list(find_not_dates(text, cues))
        if not any(first < end and start < last for first, last in barred):
            candidates.append(Found(start, end, rule, match, there, period))
    return candidates


def _match_rules(text: str, cues: frozenset[str]) -> Iterator[tuple[Rule, re.Match[str]]]:
    for rule in RULES:
        if rule.fits(cues):
            for match in rule.pattern.finditer(text):
                yield rule, match


def _to_expression(text: str, found: Found, start: int) -> DateExpression:
    return DateExpression(
        start + found.start,
        start + found.end,
        text[found.start : found.end],
        found.period.begin,
        found.period.end,
        found.period.kind,
        found.period.length,
        found.rule.name,
    )
