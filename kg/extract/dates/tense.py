"""The tense that the words around a date tell when nobody brings a parse: "will meet on Friday"."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.dates.anchor import Tense
from kg.extract.dates.words import Part, compile_rule

_FUTURE = Part(
    "will|won't|won\u2019t|shall|would|should|must|may|might|could|can|due|scheduled|planned|plans"
    "|planning|expected|set for|upcoming"
    "|(?:is|are|set|going|about|ready|likely|wants?|hopes?|aims?|intends?) to"
)
_PAST = Part(
    "was|were|had|did|said|told|met|held|went|came|began|broke|won|lost|took|gave|made|fell|rose"
    "|left|led|shot|spoke|fled|sent|saw|brought|fought|struck|ran|sank|flew|grew|became|kept|paid"
    "|drove|wrote|chose|built|sold|bought|spent|swore|drew|stood|caught|thought|felt|found|got"
    "|heard|knew|sat|threw|shook|overthrew|withdrew|sought|dealt"
)
# What follows "will" belongs to it, a participle too: "will be decided". Where something was agreed
# "to be done on Tuesday", Tuesday is when it was agreed as often as not: that stays in the past.
_VERB = compile_rule(rf"{_FUTURE:future}(?: [a-z]+){{0,2}}|{_PAST}|[a-z]{{2,}}ed")
_BREAK = re.compile(r"[,;:\u2014\u201c\u201d\"(]")


class Verb(NamedTuple):
    """Where a word stands that tells a tense."""

    start: int
    tense: Tense


def find_verbs(text: str) -> list[Verb]:
    """The words of a text that tell a tense, in text order."""
    return [
        Verb(match.start(), "future" if match["future"] else "past")
        for match in _VERB.finditer(text)
    ]


def tell_tense(text: str, verbs: list[Verb], start: int) -> Tense:
    """That of the verb before a date in its own stretch between commas, else of the next verb.

    >>> sentence = "On Friday, he will say what he said on Monday."
    >>> verbs = find_verbs(sentence)
    >>> tell_tense(sentence, verbs, sentence.index("Friday"))
    'future'
    >>> tell_tense(sentence, verbs, sentence.index("Monday"))
    'past'
    """
    before = [verb for verb in verbs if verb.start < start]
    after = [verb for verb in verbs if verb.start > start]
    if before and not _BREAK.search(text, before[-1].start, start):
        return before[-1].tense
    if after:
        return after[0].tense
    return before[-1].tense if before else ""
