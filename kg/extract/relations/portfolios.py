"""What an office is for, where it was taken for a name: "Peruvian Defence" before "Minister".

The words of a portfolio go, and the land or body in front of them is a mention of its own, so that
the office is Peru's and no body called "Defence" is told of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer
from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEADED_BY_PORTFOLIO = frozenset({"minister", "ministers", "commissioner"})
"""Not "secretary": the Treasury Secretary's body is the Treasury."""

_DEPARTMENTS = frozenset({"armed forces", "home affairs", "national security", "public works"})


def cut_portfolios(page: Page, gazetteer: Gazetteer) -> None:
    """Take portfolios out of the names that stand right before an office."""
    for mention in page.mentions:
        if mention.kind is not MentionKind.NAME or mention.entity_class is EntityClass.PERSON:
            continue
        words = list(page.tokens(mention.span))
        end = words[-1].i + 1
        if end >= len(page.doc) or page.doc[end].lower_ not in _HEADED_BY_PORTFOLIO:
            continue
        length = _portfolio_length(words)
        if length:
            _cut(page, mention, words[:-length], gazetteer)


def _portfolio_length(words: list[Token]) -> int:
    """How many words at the end of a name say what an office is for."""
    if " ".join(word.lower_ for word in words[-2:]) in _DEPARTMENTS:
        return min(2, len(words))
    return int(words[-1].lower_ in load_words("portfolios"))


def _cut(page: Page, mention: Mention, rest: list[Token], gazetteer: Gazetteer) -> None:
    hit = gazetteer.find(page.doc[rest[0].i : rest[-1].i + 1].text) if rest else None
    if rest and hit is None:
        return
    page.remove(mention.span)
    if hit is not None:
        kind = MentionKind.DEMONYM if hit.is_demonym else MentionKind.NAME
        span = page.span(rest[0], rest[-1])
        page.add(span, kind, hit.entity_class, "name:before-portfolio", name=hit.label)
