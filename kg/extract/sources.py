"""Sources without a name: "a NATO diplomat", "people familiar with the talks", "the survey".

A later "the diplomat" is the one diplomat that the article spoke of before; "Reed's campaign" is
an organization of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind, Quotation, Relation, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_AFFILIATIONS = frozenset({EntityClass.ORGANIZATION, EntityClass.COUNTRY, EntityClass.PLACE})
_PREPOSITIONS = frozenset("of at from for with in within inside to by on".split())
_CLOSE = frozenset({"close", "familiar", "near"})
_BACKWARD = frozenset({"the", "that", "this", "these", "those", "both"})
_OF_PERSONS = frozenset({"campaign", "team", "camp", "staff", "office", "entourage", "lawyers"})
_HUMAN_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer", "ee", "ant")
_COLLECTIONS = frozenset(
    "number group majority minority handful dozen dozens hundred hundreds thousand thousands score"
    " scores couple pair many some several few most one two three percent % lot half third".split()
)


def find_source(page: Page, noun: Token, *, speaks: bool) -> Mention | None:
    """The unnamed source that a noun stands for, added to the page if it is new there.

    ``speaks``: the noun is subject of a verb that only people and papers are subject of.
    """
    if noun.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return None
    entourage = _entourage(page, noun)
    if entourage is not None:
        return entourage
    if not is_source(_counted(noun), speaks=speaks):
        return None
    span = _phrase(page, noun)
    if span in page:
        return page[span]
    earlier = _earlier(page, noun)
    if earlier is None and _is_known(noun):
        return None
    of = _affiliation(page, noun, span)
    return page.add(
        span, MentionKind.NOMINAL, EntityClass.UNNAMED_SOURCE,
        "source:same-noun" if earlier else "source:description",
        name=_name(page, span),
        antecedent=earlier.span if earlier else None,
        of=of.span if of else None,
    )  # fmt: skip


def settle_sources(
    page: Page, quotations: Iterable[Quotation], relations: Iterable[Relation]
) -> None:
    """Make unnamed sources of the nameless members of groups who speak and do nothing else.

    "A NATO diplomat said" is no group, but one who has filed a lawsuit is an actor; "the diplomat"
    and "the same diplomat" are the one before.
    """
    acting = {page.resolve(page[end]).span for r in relations for end in (r.subject, r.object)}
    speaking = {q.speaker for q in quotations if q.speaker is not None}
    for mention in page.mentions:
        noun = page.head(mention)
        is_one = mention.kind is MentionKind.NOMINAL and noun.tag_ == "NN"
        if mention.span not in speaking or mention.entity_class is not EntityClass.GROUP:
            continue
        if not is_one or mention.span in acting or noun.lower_ not in load_words("sources"):
            continue
        earlier = _earlier(page, noun)
        page.reclass(mention.span, EntityClass.UNNAMED_SOURCE)
        page.rename(mention.span, _name(page, _phrase(page, noun)))
        if earlier is not None and earlier.entity_class is EntityClass.UNNAMED_SOURCE:
            page.link(mention.span, earlier.span)


def _counted(noun: Token) -> Token:
    """ "Doctors" in "a group of doctors", "a dozen of the doctors"."""
    if noun.lemma_.lower() in _COLLECTIONS:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((c for c in child.children if c.dep_ == "pobj"), noun)
    return noun


def is_source(noun: Token, *, speaks: bool) -> bool:
    """Whether a common noun is one for people or papers that speak without a name."""
    lemma, lower = noun.lemma_.lower(), noun.lower_
    lists = ("sources", "documents", "speaking_bodies", "groups", "offices")
    if any(lemma in load_words(name) or lower in load_words(name) for name in lists):
        return True
    return speaks and noun.pos_ == "NOUN" and len(lemma) > 5 and lemma.endswith(_HUMAN_ENDINGS)


def _entourage(page: Page, noun: Token) -> Mention | None:
    """ "Reed's campaign", "the Reed team": an organization named after the person."""
    if noun.lower_ not in _OF_PERSONS:
        return None
    owner = _owning_person(page, noun)
    if owner is None and _determiner(noun) == "the":
        same = (t for t in reversed(page.doc[: noun.i]) if t.lower_ == noun.lower_)
        owner = next((found for t in same if (found := _owning_person(page, t))), None)
    if owner is None:
        return None
    person = page.resolve(owner)
    return page.add(
        page.span(noun.left_edge, noun), MentionKind.NOMINAL, EntityClass.ORGANIZATION,
        "source:entourage", name=f"{person.name} {noun.lower_}", of=person.span,
    )  # fmt: skip


def _owning_person(page: Page, noun: Token) -> Mention | None:
    for child in noun.children:
        if child.dep_ in {"poss", "compound", "nmod"} and child.i < noun.i:
            owner = page.at(child)
            if owner is not None and owner.entity_class is EntityClass.PERSON:
                return owner
    return None


def _determiner(noun: Token) -> str:
    return next((c.lower_ for c in noun.children if c.dep_ in {"det", "poss"}), "")


def _earlier(page: Page, noun: Token) -> Mention | None:
    """The last mention before whose head is the same noun, for "the diplomat"."""
    if _determiner(noun) not in _BACKWARD:
        return None
    for mention in reversed(page.mentions):
        is_before = mention.end <= noun.idx and mention.kind is MentionKind.NOMINAL
        if is_before and page.head(mention).lower_ == noun.lower_:
            return page.resolve(mention)
    return None


def _is_known(noun: Token) -> bool:
    """Whether "the mayor" means somebody whom the article names, though it is not clear whom."""
    if _determiner(noun) not in _BACKWARD or noun.tag_ == "NNS":
        return False
    return noun.lower_ in load_words("offices")


def _phrase(page: Page, noun: Token) -> Span:
    """From the determiner to the noun, or to the body that it is of: "officials at the bank"."""
    first = noun.left_edge
    while first.i < noun.i and (first.is_punct or first.is_quote or first.is_space):
        first = first.nbor()
    last = noun
    for child in noun.children:
        if child.i > noun.i and _leads_to_affiliation(child):
            last = max(last, _short_end(child), key=lambda token: token.i)
    return page.span(first, last)


def _leads_to_affiliation(child: Token) -> bool:
    """ "At the bank", "familiar with the talks", but not "familiar with how it ended"."""
    if child.dep_ in {"amod", "acl"} and child.lower_ in _CLOSE:
        return any(map(_has_object, child.children))
    return child.dep_ == "prep" and child.lower_ in _PREPOSITIONS and _has_object(child)


def _has_object(preposition: Token) -> bool:
    return any(child.dep_ == "pobj" for child in preposition.children)


def _short_end(preposition: Token) -> Token:
    """The end of the prepositional phrase, without relative clauses and appositions."""
    last = preposition
    for child in preposition.children:
        if child.i > preposition.i and child.dep_ in {"pobj", "prep", "compound", "det", "amod"}:
            last = max(last, _short_end(child), key=lambda token: token.i)
    return last


def _affiliation(page: Page, noun: Token, span: Span) -> Mention | None:
    """The body inside the phrase that the source belongs to."""
    for token in page.tokens(span):
        mention = page.at(token) if token.i != noun.i else None
        if mention and mention.entity_class in _AFFILIATIONS and span.contains(mention.span):
            return mention
    return None


def _name(page: Page, span: Span) -> str:
    """The phrase without what points or counts to one: "senior NATO diplomat"."""
    words = (t for t in page.tokens(span) if t.pos_ not in {"DET", "PUNCT"} and t.lower_ != "one")
    start = next((word.idx for word in words), span.start)
    return " ".join(page.article.text[start : span.end].split())
