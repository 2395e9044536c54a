"""Which date belongs to which act, event or office: the one that the same clause gives.

A date belongs to the nearest verb or noun above it in the parse; a date of another clause is
never borrowed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.dates import DateExpression, find_dates
from kg.extract.events import Event
from kg.extract.page import Page
from kg.model import INTERACTIONS, EventDescription, Predicate, Relation, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_GOVERNORS = frozenset({"VERB", "AUX", "NOUN", "PROPN"})
_BOUNDS = frozenset({"since", "until", "by", "after", "before"})
_OFFICES = frozenset({Predicate.HOLDS_POSITION, Predicate.FORMERLY_HELD_POSITION})

IMPLIED = "implied:"
"""How the rule begins of what a planned or refused act says besides: that one agreed or refused.

The day on which it will be done is not the day of that.
"""


class Times:
    """The dates of a page, each with the tokens above it, found once a sentence."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._by_governor: dict[int, list[DateExpression]] = defaultdict(list)
        for sentence in page.sentences():
            self._read(sentence)

    def _read(self, sentence: TokenSpan) -> None:
        published = self._page.article.published
        for date in find_dates(sentence.text, published=published, start=sentence.start_char):
            for governor in self._governors(date):
                self._by_governor[governor.i].append(date)

    def _governors(self, date: DateExpression) -> list[Token]:
        """The first noun or verb above a date, and the verb above that noun."""
        tokens = self._page.doc.char_span(date.start, date.end, alignment_mode="expand")
        if tokens is None:
            return []
        inside = set(range(tokens.start, tokens.end))
        word = tokens.root
        above: list[Token] = []
        while word.head.i != word.i and len(above) < 2:
            word = word.head
            if word.i in inside or word.pos_ not in _GOVERNORS:
                continue
            above.append(word)
            if word.pos_ in {"VERB", "AUX"}:
                break
        return above

    def at(self, word: Token) -> DateExpression | None:
        """The only date that a verb or noun governs."""
        found = [date for date in self._by_governor.get(word.i, ()) if date.begin or date.end_date]
        return found[0] if len(found) == 1 else None

    def of_act(self, word: Token) -> DateExpression | None:
        """The date of an act: its own, or for a noun that of the verb that it stands with."""
        own = self.at(word)
        if own is None and word.pos_ == "NOUN" and word.dep_ in {"nsubj", "dobj", "nsubjpass"}:
            return self.at(word.head)
        return own


def date_relation(page: Page, relation: Relation, times: Times) -> Relation:
    """A relation with the time of its act, or with the term of its office."""
    if relation.at < 0 or relation.evidence.rule.startswith(IMPLIED):
        return relation
    date = times.of_act(page.tokens(Span(relation.at, relation.at + 1)).root)
    if date is None:
        return relation
    if relation.predicate in _OFFICES:
        return _with_term(relation, date)
    return replace(relation, time=date.value) if relation.predicate in INTERACTIONS else relation


def _with_term(relation: Relation, date: DateExpression) -> Relation:
    """ "From 2010 to 2023", "since 2014", "until 2023"; a mere point in time is no term."""
    if date.kind not in {"range", "since", "until", "decade"}:
        return relation
    return replace(relation, valid_from=date.begin, valid_until=date.end_date)


def describe_events(events: Iterable[Event], times: Times) -> Iterator[EventDescription]:
    """What is known of each event beside its name: kind, dates, place, who takes part."""
    for event in events:
        date = times.at(event.noun)
        bounded = date is not None and date.kind not in _BOUNDS
        yield EventDescription(
            event.mention.span,
            event.kind,
            begin=date.begin if date is not None and bounded else "",
            end=date.end_date if date is not None and bounded else "",
            place=event.place.span if event.place else None,
            participants=tuple(sorted(m.span for m in event.actors)),
        )
