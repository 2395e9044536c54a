"""What profiles say in set forms: "(born 3 May 1961 in Lima)", "is a Danish poet".

The parse is of little help inside brackets; form and order tell enough there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.dates import DateExpression, find_dates
from kg.extract.factuality import assess
from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.extract.relations.places import with_enclosing
from kg.extract.subjects import find_subject
from kg.model import EntityClass, Mention, MentionKind, Predicate, Relation, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BRACKET = re.compile(r"\s*\(([^()\n]{4,120})\)")
_BORN = re.compile(r"\b(?:born|b\.)\b|\*")
_DIED = re.compile(r"\b(?:died|d\.)\b|†")
_PLACES = frozenset({EntityClass.PLACE, EntityClass.COUNTRY})
_NATIONALITY = {
    EntityClass.PERSON: Predicate.CITIZEN_OF,
    EntityClass.ORGANIZATION: Predicate.BASED_IN,
}


def find_biography(page: Page) -> Iterator[Relation]:
    """Births, deaths and nationalities in their set forms."""
    for mention in page.mentions:
        if mention.entity_class is EntityClass.PERSON and mention.kind is MentionKind.NAME:
            match = _BRACKET.match(page.article.text, mention.end)
            if match:
                inside = Span(match.start(1), match.end(1))
                yield from _read_bracket(page, mention, inside)
    for token in page.doc:
        if token.dep_ == "attr" and token.head.lemma_ == "be":
            yield from _read_predicate(page, token)


def _read_bracket(page: Page, person: Mention, inside: Span) -> Iterator[Relation]:
    """ "(born 3 May 1961 in Lima)", "(3 May 1961 – 7 June 2001)", "(1961–2001)"."""
    text = page.article.text[inside.start : inside.end]
    found = list(find_dates(text, start=inside.start))
    dates = [date for date in found if date.begin and date.begin == date.end_date]
    born, died = _BORN.search(text), _DIED.search(text)
    if born:
        place = _first_place(page, Span(inside.start + born.end(), inside.end))
        if place is not None:
            for wider in with_enclosing(page, place):
                rule = "biography:born-bracket"
                yield _relate(page, Predicate.BORN_IN, person, wider, rule)
    if born and dates:
        yield _date(page, Predicate.BIRTH_DATE, person, dates[0].begin)
    life = _life(text, found)
    if life is not None and not born and not died:
        yield _date(page, Predicate.BIRTH_DATE, person, life.begin)
        yield _date(page, Predicate.DEATH_DATE, person, life.end_date)
    if died and dates:
        yield _date(page, Predicate.DEATH_DATE, person, dates[-1].begin)


def _life(text: str, found: list[DateExpression]) -> DateExpression | None:
    """The one range that is all a bracket holds: "1911–2001"."""
    whole = [date for date in found if len(date.text) >= len(text.strip()) - 2]
    return whole[0] if whole and whole[0].begin != whole[0].end_date else None


def _first_place(page: Page, inside: Span) -> Mention | None:
    for mention in page.mentions:
        if inside.contains(mention.span) and mention.entity_class in _PLACES:
            return mention if mention.kind is MentionKind.NAME else None
    return None


def _read_predicate(page: Page, noun: Token) -> Iterator[Relation]:
    """ "Eva Krantz is a Danish poet", "Brightair is a German carmaker"."""
    subject = find_subject(noun.head)
    owner = page.at(subject) if subject is not None else None
    predicate = _NATIONALITY.get(owner.entity_class) if owner else None
    if owner is None or predicate is None or not _is_calling(noun, owner.entity_class):
        return
    for child in noun.children:
        land = page.at(child, MentionKind.DEMONYM)
        if child.dep_ == "amod" and land and land.entity_class is EntityClass.COUNTRY:
            status = assess(noun.head)
            relation = _relate(page, predicate, owner, land, "biography:nationality")
            yield Relation(
                relation.predicate, relation.subject, relation.object, relation.evidence,
                factuality=status.factuality, at=noun.idx,
            )  # fmt: skip


def _is_calling(noun: Token, entity_class: EntityClass) -> bool:
    """A person's calling or a kind of body; an office of state is no nationality."""
    if entity_class is EntityClass.ORGANIZATION:
        return noun.lower_ in load_words("organization_nouns")
    return noun.lower_ in load_words("professions") or noun.lower_ not in load_words("offices")


def _relate(
    page: Page, predicate: Predicate, subject: Mention, target: Mention, rule: str
) -> Relation:
    return Relation(predicate, subject.span, target.span, page.evidence(subject.start, rule))


def _date(page: Page, predicate: Predicate, person: Mention, date: str) -> Relation:
    return Relation(
        predicate, person.span, person.span, page.evidence(person.start, "biography:bracket"),
        value=date,
    )  # fmt: skip
