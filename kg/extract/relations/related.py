"""Pairs that a clause ties and no typed relation fits: ``kg:relatedTo`` with the clause's words.

Only the subject of a verb and what its object or one of its prepositions holds; a pair that any
other rule has tied in the same sentence is left to that rule. The same walk serves to show which
clauses the lexicon misses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.clauses import find_fillers, with_conjuncts
from kg.extract.factuality import assess
from kg.extract.interactions.actors import actor_at
from kg.extract.lexicon.entries import Frame, Role
from kg.extract.lexicon.lexicon import load_lexicon
from kg.extract.page import Page
from kg.extract.subjects import is_passive
from kg.model import Mention, Predicate, Relation, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_TIE = frozenset({"be", "have", "do", "say", "tell", "add", "include", "accord"})
_CIRCUMSTANCES = frozenset(
    "in at on near after before during since until amid inside under through throughout across"
    " like unlike as despite besides except including than via".split()
)
"""Prepositions that tell where, when and how something happens, not whom it concerns."""

_SUBJECT, _OBJECT = Frame(Role.SUBJECT), Frame(Role.OBJECT)


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb between two actors: its lemma, the place of the second, and the words to show."""

    verb: Token
    one: Mention
    other: Mention
    frame: str
    text: str


def find_related(page: Page, relations: Iterable[Relation]) -> Iterator[Relation]:
    """The pairs of actors that a clause ties and no relation does yet."""
    tied = _tied_pairs(page, relations)
    lexicon = load_lexicon()
    for clause in find_clauses(page):
        key = frozenset(page.resolve(m).name for m in (clause.one, clause.other))
        place = page.sentence(clause.verb.idx)
        if len(key) < 2 or (place, key) in tied or clause.verb.lemma_ in lexicon.reporting:
            continue
        tied.add((place, key))
        yield Relation(
            Predicate.RELATED_TO, clause.one.span, clause.other.span,
            page.evidence(clause.verb.idx, f"clause:{clause.frame}"),
            factuality=assess(clause.verb).factuality,
            text=clause.text, at=clause.verb.idx,
        )  # fmt: skip


def _tied_pairs(page: Page, relations: Iterable[Relation]) -> set[tuple[Span, frozenset[str]]]:
    return {
        (
            Span(relation.evidence.start, relation.evidence.end),
            frozenset(page.resolve(page[s]).name for s in (relation.subject, relation.object)),
        )
        for relation in relations
    }


def find_clauses(page: Page) -> Iterator[Clause]:
    """Every verb whose subject and whose object or prepositional object are actors."""
    for verb in page.doc:
        if verb.pos_ != "VERB" or verb.lemma_ in _NO_TIE:
            continue
        subjects = [m for token in find_fillers(verb, _SUBJECT) for m in _actors(page, token)]
        for subject in subjects:
            for frame, token in _complements(verb):
                for other in _actors(page, token):
                    if other.span != subject.span:
                        yield Clause(verb, subject, other, frame, _words(verb, frame))


def _actors(page: Page, token: Token) -> Iterator[Mention]:
    for noun in with_conjuncts(token):
        mention = actor_at(page, noun)
        if mention is not None:
            yield mention


def _complements(verb: Token) -> Iterator[tuple[str, Token]]:
    """The object, and what prepositions lead to, with the frame that tells which."""
    for token in find_fillers(verb, _OBJECT):
        yield "obj", token
    prepositions = {c.lower_ for c in verb.children if c.dep_ in {"prep", "dative"}}
    for preposition in sorted(prepositions - _CIRCUMSTANCES):
        if preposition == "by" and is_passive(verb):
            continue
        for token in find_fillers(verb, Frame(Role.PREPOSITION, preposition)):
            yield f"prep:{preposition}", token


def _words(verb: Token, frame: str) -> str:
    """The verb as it stands: "has carried pebbles to", with auxiliaries, negation and particle."""
    kept = [c for c in verb.children if c.dep_ in {"aux", "auxpass", "neg", "prt"}]
    if frame != "obj":
        kept += [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"]
    words = [token.text for token in sorted([*kept, verb], key=lambda token: token.i)]
    preposition = frame.partition(":")[2]
    return " ".join([*words, preposition]).strip()
