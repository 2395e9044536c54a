"""Third-person pronouns to the persons that they mean, abstaining where two fit equally well.

Candidates are the persons named in the same sentence before the pronoun and in the few sentences
before it, of a fitting gender; they are ranked by distance, grammatical role and how often the
article speaks of them (after Lappin & Leass 1994, with far fewer factors).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.page import Page
from kg.extract.wordlists import load_table
from kg.model import EntityClass, Mention, MentionKind, Span
from kg.resolve.given_names import gender_of_given_name

if TYPE_CHECKING:
    from spacy.tokens import Token

GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_REACH = 4
"""How many sentences back a pronoun may look."""

_MARGIN = 0.35
"""How much better than the second the best antecedent must be."""

_ROLES = {"nsubj": 1.0, "nsubjpass": 0.9, "poss": 0.45, "dobj": 0.5, "pobj": 0.35, "appos": 0.7}


@dataclass
class _Person:
    """A person of the article: where named so far, and the gender if anything tells it."""

    root: Span
    gender: str
    named: int = 0
    seen: list[tuple[int, Token]] = field(default_factory=list)


def link_pronouns(page: Page) -> None:
    """Add a mention for every pronoun whose antecedent is clear."""
    persons = _find_persons(page)
    number = {token.i: n for n, s in enumerate(page.doc.sents) for token in s}
    for token in page.doc:
        gender = GENDERS.get(token.lower_)
        if gender is None or page.at(token):
            continue
        antecedent = _choose(token, gender, persons.values(), number)
        if antecedent is not None:
            page.add(
                page.span(token, token), MentionKind.PRONOUN, EntityClass.PERSON,
                "pronoun:salience", name=page[antecedent.root].name, antecedent=antecedent.root,
            )  # fmt: skip
            antecedent.seen.append((number[token.i], token))


def _find_persons(page: Page) -> dict[str, _Person]:
    persons: dict[str, _Person] = {}
    number = {token.i: n for n, s in enumerate(page.doc.sents) for token in s}
    for mention in page.mentions:
        if mention.entity_class is not EntityClass.PERSON:
            continue
        root = page.resolve(mention)
        person = persons.setdefault(root.name, _Person(root.span, ""))
        person.gender = person.gender or gender_of(page, mention) or gender_of(page, root)
        person.named += 1
        head = page.head(mention)
        person.seen.append((number[head.i], head))
    return persons


def gender_of(page: Page, mention: Mention) -> str:
    """What a form of address, an office or the given name tells of a person's gender."""
    first = page.tokens(mention.span)[0]
    before = page.doc[first.i - 1].lower_.rstrip(".") if first.i else ""
    told = load_table("gendered_words").get(before, "")
    if told:
        return told
    words = mention.name.split()
    return gender_of_given_name(words[0]) if len(words) > 1 else ""


def _choose(
    pronoun: Token, gender: str, persons: Iterable[_Person], number: dict[int, int]
) -> _Person | None:
    ranked: list[tuple[float, _Person]] = []
    for person in persons:
        score = _salience(pronoun, person, number) if person.gender in {"", gender} else 0.0
        if score > 0:
            ranked.append((score + (0.3 if person.gender == gender else 0.0), person))
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return None
    return ranked[0][1]


def _salience(pronoun: Token, person: _Person, number: dict[int, int]) -> float:
    """The best of a person's earlier places, with a little for being spoken of often."""
    best = 0.0
    here = number[pronoun.i]
    for sentence, head in person.seen:
        if head.i >= pronoun.i or here - sentence > _REACH:
            continue
        if sentence == here and _is_bound(pronoun, head):
            continue
        role = _ROLES.get(_role(head), 0.4)
        near = 1.0 / (1 + here - sentence)
        best = max(best, near * (0.6 + role))
    return best + 0.08 * min(person.named, 6) if best else 0.0


def _role(head: Token) -> str:
    return head.head.dep_ if head.dep_ in {"compound", "conj", "appos"} else head.dep_


def _is_bound(pronoun: Token, head: Token) -> bool:
    """Whether both are arguments of one verb, where only a reflexive can mean the other."""
    reflexive = pronoun.lower_.endswith("self")
    same_clause = pronoun.head.i == head.head.i and pronoun.dep_ != "poss"
    return same_clause and not reflexive
