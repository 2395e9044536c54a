"""Third-person pronouns to the persons that they mean, abstaining where two fit equally well.

Candidates are the persons named in the same sentence before the pronoun and in the few sentences
before it, of a fitting gender; they are ranked by distance, grammatical role and how often the
article speaks of them (after Lappin & Leass 1994, with fewer factors). Nobody calls himself "he":
inside a quotation its speaker is no candidate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log2
from typing import TYPE_CHECKING

from kg.extract.coreference.gender import GENDERS, gender_of
from kg.extract.lexicon.wordlists import load_table
from kg.extract.page import Page
from kg.extract.quotations.marks import Paragraphs, Quoted, find_quoted
from kg.extract.speech import find_speaking
from kg.model import EntityClass, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 4
"""How many sentences back a pronoun may look."""

_MARGIN = 0.3
"""How much better than the second the best antecedent must be."""

_GOING_ON = 0.6
"""What being subject of the sentence before says for the subject that opens the next."""
_ROLES = {"nsubj": 1.0, "nsubjpass": 0.9, "poss": 0.45, "dobj": 0.5, "pobj": 0.35, "appos": 0.7}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass
class _Person:
    """A person of the article: where named so far, and the gender if anything tells it.

    Without a ``root`` it is somebody unnamed ("the woman"), who may be meant but is not linked.
    """

    root: Span | None
    gender: str
    named: int = 0
    seen: list[Token] = field(default_factory=list)


def link_pronouns(page: Page) -> None:
    """Add a mention for every pronoun whose antecedent is clear."""
    reader = _Reader(page)
    for token in page.doc:
        gender = GENDERS.get(token.lower_)
        if gender is None or page.at(token):
            continue
        person = reader.choose(token, gender)
        if person is None:
            continue
        person.seen.append(token)
        if person.root is not None:
            person.gender = person.gender or gender
            page.add(
                page.span(token, token), MentionKind.PRONOUN, EntityClass.PERSON,
                "pronoun:salience", name=page[person.root].name, antecedent=person.root,
            )  # fmt: skip


class _Reader:
    """An article's persons and quotations, and the choice among the persons."""

    def __init__(self, page: Page) -> None:
        doc = page.doc
        self.number = {token.i: n for n, s in enumerate(doc.sents) for token in s}
        self.quoted = find_quoted(doc, Paragraphs(doc))
        self.inside = dict(_tokens_inside(doc, self.quoted))
        self.persons = [*_find_persons(page), *_find_unnamed(page)]
        self.speakers = {
            n: find_speaking(doc, stretch, self.inside) for n, stretch in enumerate(self.quoted)
        }

    def choose(self, pronoun: Token, gender: str) -> _Person | None:
        """The best person, if the second is left behind."""
        ranked: list[tuple[float, int]] = []
        for order, person in enumerate(self.persons):
            if person.gender in {"", gender} and not self._speaks(person, pronoun):
                score = self._salience(pronoun, person)
                if score > 0:
                    ranked.append((score + (0.3 if person.gender else 0.0), order))
        ranked.sort(key=lambda pair: (-pair[0], pair[1]))
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
            return None
        return self.persons[ranked[0][1]]

    def _speaks(self, person: _Person, pronoun: Token) -> bool:
        """Whether the pronoun stands in the person's own words."""
        stretch = self.inside.get(pronoun.i)
        if stretch is None:
            return False
        return any(token.i in self.speakers[stretch] for token in person.seen)

    def _salience(self, pronoun: Token, person: _Person) -> float:
        """The best of a person's earlier places, with a little for being spoken of often."""
        best = max((self._score(pronoun, head) for head in person.seen), default=0.0)
        return best + 0.16 * log2(1 + min(person.named, 15)) if best else 0.0

    def _score(self, pronoun: Token, head: Token) -> float:
        distance = self.number[pronoun.i] - self.number[head.i]
        if head.i >= pronoun.i:
            return 0.9 if _is_cataphoric(pronoun, head) else 0.0
        if distance > _REACH or (distance == 0 and _is_bound(pronoun, head)):
            return 0.0
        role = _ROLES.get(_role(head), 0.4)
        if distance == 0 and pronoun.dep_ == "poss" and _is_subject_above(pronoun, head):
            role += 0.5
        elif pronoun.dep_ in _SUBJECTS and _role(head) in _SUBJECTS:
            # Who was subject of the sentence before goes on (Grosz, Joshi & Weinstein 1995).
            goes_on = distance == 1 and pronoun.i <= pronoun.sent.start + 1
            role += _GOING_ON if goes_on else 0.1
        quoted = self.inside.get(head.i)
        if quoted is not None and quoted != self.inside.get(pronoun.i):
            role -= 0.3
        return (0.6 + role) / (1 + distance)


def _tokens_inside(doc: Doc, quoted: list[Quoted]) -> Iterator[tuple[int, int]]:
    for number, stretch in enumerate(quoted):
        found = doc.char_span(*stretch.inner, alignment_mode="contract")
        for token in found if found is not None else ():
            yield token.i, number


def _find_persons(page: Page) -> Iterator[_Person]:
    persons: dict[str, _Person] = {}
    for mention in page.mentions:
        if mention.entity_class is not EntityClass.PERSON:
            continue
        root = page.resolve(mention)
        person = persons.setdefault(root.name, _Person(root.span, ""))
        person.gender = person.gender or gender_of(page, mention) or gender_of(page, root)
        person.named += 1
        person.seen.append(page.head(mention))
    yield from persons.values()


def _find_unnamed(page: Page) -> Iterator[_Person]:
    """Somebody of a known gender without a name: "the woman", "his mother"."""
    genders = load_table("gendered_words")
    by_noun: dict[str, _Person] = {}
    for token in page.doc:
        gender = genders.get(token.lower_, "")
        alone = token.pos_ == "NOUN" and token.tag_ == "NN" and token.dep_ != "compound"
        if gender and alone and not page.at(token) and not _is_described(token):
            person = by_noun.setdefault(token.lower_, _Person(None, gender))
            person.seen.append(token)
    yield from by_noun.values()


def _is_described(noun: Token) -> bool:
    """Whether the noun only says what a named person is: "Ana, the mother of two"."""
    return noun.dep_ in {"appos", "attr"} or any(c.dep_ == "appos" for c in noun.children)


def _role(head: Token) -> str:
    return head.head.dep_ if head.dep_ in {"compound", "conj", "appos"} else head.dep_


def _is_bound(pronoun: Token, head: Token) -> bool:
    """Whether both are arguments of one verb, where only a reflexive can mean the other."""
    if pronoun.lower_.endswith("self") or pronoun.dep_ == "poss":
        return False
    verb = pronoun.head
    if pronoun.dep_ == "pobj" and pronoun.head.lower_ not in _AROUND:
        # "Reed agreed with him", but "Reed took his wife with him".
        intransitive = not any(child.dep_ == "dobj" for child in verb.head.children)
        verb = verb.head if verb.head.pos_ == "VERB" and intransitive else verb
    top = head
    while top.dep_ in {"appos", "conj", "compound"} and top.head is not top:
        top = top.head  # "the judge, Lina Moretti, praised her"
    return verb.i in {head.head.i, top.head.i}


_AROUND = frozenset("near behind around beside above below under over before between".split())


def _is_subject_above(pronoun: Token, head: Token) -> bool:
    """Whether a possessive stands in the clause whose subject the other is: "Ana lost her seat"."""
    verb = next((a for a in pronoun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    while verb is not None:
        if any(c.dep_ in _SUBJECTS for c in verb.children):
            return head.dep_ in _SUBJECTS and head.head.i == verb.i
        verb = verb.head if verb.dep_ in {"conj", "xcomp", "advcl"} else None
    return False


def _is_cataphoric(pronoun: Token, head: Token) -> bool:
    """Whether the name comes right after: "In her speech, Solís said …", "As he left, Reed …"."""
    if head.dep_ not in _SUBJECTS or head.sent.start != pronoun.sent.start:
        return False
    verb = head.head
    openers = [c for c in verb.children if c.i < head.i and c.dep_ in {"prep", "advcl"}]
    return any(pronoun.i in {t.i for t in opener.subtree} for opener in openers)
