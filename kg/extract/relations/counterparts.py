""" "Her Peruvian counterpart, Anton Belov": he holds in Peru the office that she holds elsewhere.

First the word is taken for the person whom the name beside it tells, so that he acts and no group
does; when the offices are read, that of the other is given to him for his own land.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind, Predicate, Relation, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES = (MentionKind.NAME,)


def link_counterparts(page: Page) -> None:
    """Let "counterpart" mean the person in apposition to it."""
    for noun, person in _named_counterparts(page):
        group = page.at(noun)
        if group is not None and group.rule.startswith("group:"):
            page.remove(group.span)
        span = page.span(noun, noun)
        page.add(
            span, MentionKind.NOMINAL, EntityClass.PERSON, "title:counterpart",
            name=person.name, antecedent=person.span,
        )  # fmt: skip


def find_counterparts(page: Page, positions: Iterable[Relation]) -> Iterator[Relation]:
    """The offices of those counterparts, from the offices of those whose counterparts they are."""
    held: dict[Span, list[Relation]] = {}
    for relation in positions:
        if relation.predicate is Predicate.HOLDS_POSITION:
            held.setdefault(page.resolve(page[relation.subject]).span, []).append(relation)
    for noun, person in _named_counterparts(page):
        body, other = _land(page, noun), _whose(page, noun)
        offices = held.get(page.resolve(other).span, []) if other is not None else []
        own = {page.resolve(page[office.object]).name for office in offices}
        if body is None or len({office.title for office in offices}) != 1 or body.name in own:
            continue
        yield Relation(
            Predicate.HOLDS_POSITION, person.span, body.span,
            page.evidence(noun.idx, "position:counterpart"),
            title=offices[0].title, title_span=page.span(noun, noun), at=noun.idx,
        )  # fmt: skip


def _named_counterparts(page: Page) -> Iterator[tuple[Token, Mention]]:
    for noun in page.doc:
        if noun.lower_ != "counterpart":
            continue
        found = (page.at(c, *_NAMES) for c in noun.children if c.dep_ == "appos" and c.i > noun.i)
        person = next((m for m in found if m and m.entity_class is EntityClass.PERSON), None)
        if person is None and noun.dep_ == "compound":
            person = page.at(noun.head, *_NAMES)
        if person is not None and person.entity_class is EntityClass.PERSON:
            yield noun, person


def _land(page: Page, noun: Token) -> Mention | None:
    """The land between the owner and the noun: "her Peruvian counterpart"."""
    for child in noun.children:
        mention = page.at(child, MentionKind.DEMONYM, MentionKind.NAME)
        if child.i < noun.i and child.dep_ in {"amod", "compound", "nmod"} and mention is not None:
            return mention if mention.entity_class is EntityClass.COUNTRY else None
    return None


def _whose(page: Page, noun: Token) -> Mention | None:
    """The person whose counterpart it is: a name, a pronoun that is known, or what "and" joins."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    mention = page.at(owner) if owner is not None else None
    if mention is not None and mention.entity_class is EntityClass.PERSON:
        return mention
    if noun.dep_ == "conj" and owner is not None:
        joined = page.at(noun.head)
        if joined is not None and joined.entity_class is EntityClass.PERSON:
            return joined
    return None
