"""Criticism and praise: what a quotation says of an actor, as its speaker's accusation or support.

"Reed is a disgrace", said by Varga, is Varga accusing Reed, an act of speech that is asserted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.arguments import ACTORS
from kg.extract.interactions.judgements import Judgement, find_judgement, find_outcome
from kg.extract.page import Page
from kg.extract.quotations import speaker_at
from kg.model import EntityClass, Mention, MentionKind, Quotation, QuotationKind, Relation, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTORS = ACTORS - {EntityClass.PLACE}
_NEUTRAL = frozenset(
    "report find show reveal indicate learn know hear ask wonder question understand determine"
    " document publish".split()
)
"""Verbs by which a speaker passes something on rather than judges."""

_CONDUCT = frozenset(
    "policy plan leadership decision behaviour behavior conduct action record government statement"
    " remark comment approach strategy performance presidency administration rule response".split()
)
"""What is judged in place of whose it is."""


def find_evaluations(page: Page, quotations: Sequence[Quotation]) -> Iterator[Relation]:
    """Who accuses or supports whom by what they say of them."""
    for quotation in quotations:
        speaker = page[quotation.speaker] if quotation.speaker is not None else None
        if speaker is None or speaker.entity_class not in _ACTORS or _passes_on(quotation):
            continue
        for word in page.tokens(Span(quotation.start, quotation.end)):
            judgement = find_judgement(word)
            place = Span(word.idx, word.idx + len(word))
            if judgement is not None and speaker_at(quotations, place) is quotation:
                yield from _relate(page, speaker, judgement)


def _passes_on(quotation: Quotation) -> bool:
    cue = quotation.rule.partition(":")[2]
    return quotation.kind is not QuotationKind.DIRECT and cue in _NEUTRAL


def _relate(page: Page, speaker: Mention, judgement: Judgement) -> Iterator[Relation]:
    word, target = judgement.word, _judged(page, judgement.target)
    predicate = find_outcome(judgement)
    if (
        predicate is None
        or target is None
        or page.resolve(target).name == page.resolve(speaker).name
    ):
        return
    rule = f"speech:{word.lemma_.lower()}"
    yield Relation(
        predicate, speaker.span, target.span, page.evidence(word.idx, rule),
        at=speaker.start,
    )  # fmt: skip


def _judged(page: Page, word: Token) -> Mention | None:
    """The actor that a word names, or whose policy or leadership it is."""
    if word.lemma_.lower() in _CONDUCT and page.at(word) is None:
        owner = next((child for child in word.children if child.dep_ == "poss"), None)
        return _judged(page, owner) if owner is not None else None
    mention = page.at(word)
    if mention is None or mention.kind is MentionKind.DEMONYM:
        return None
    return mention if mention.entity_class in _ACTORS else None
