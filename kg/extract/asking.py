"""The clauses that verbs and nouns take: whether they say what is to be done, or who did it.

"Demanded that Peru leave", "said that Peru must leave", "its demand that Peru leave".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.subjects import RELATIVE_PRONOUNS, is_passive, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_clause_subjects(verb: Token) -> Iterator[Token]:
    """The subjects of the clauses that a verb takes."""
    for child in find_clauses(verb):
        subject = own_subject(child)
        if subject is not None:
            yield subject


_CIRCUMSTANCES = frozenset(
    "while as after before since because if unless though although whereas when where until once"
    " whenever so".split()
)


def find_clauses(verb: Token) -> Iterator[Token]:
    """The verbs of the clauses that a verb takes; "while Peru slept" is but a circumstance."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "advcl"} and child.i > verb.i:
            openers = (c for c in child.children if c.dep_ in {"mark", "advmod"} and c.i < child.i)
            if child.dep_ != "advcl" or not any(c.lower_ in _CIRCUMSTANCES for c in openers):
                yield child


def find_asked(verb: Token) -> Iterator[Token]:
    """Who is to do what a verb says: "said that Y must leave", "Y should wait, he said"."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    joined = [c for clause in clauses for c in clause.children if c.dep_ == "conj"]
    for clause in (*clauses, *joined):
        subject = own_subject(clause)
        if subject is not None and not is_passive(clause) and _has_to(clause):
            yield subject


def _has_to(verb: Token) -> bool:
    """ "Must leave", "should leave", but not "should have left", which blames."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ == "aux"]
    return bool(_ASKING.intersection(auxiliaries)) and "have" not in auxiliaries


def find_blamed(verb: Token) -> Iterator[Token]:
    """Who did what a verb says: "said that Y was behind the attack", "Y is to blame, he said"."""
    for clause in (child for child in verb.children if child.dep_ == "ccomp"):
        subject = own_subject(clause)
        plain = clause.lemma_ == "be" and all(c.dep_ not in {"neg", "aux"} for c in clause.children)
        if subject is not None and plain and any(map(_is_guilt, clause.children)):
            yield subject


def _is_guilt(word: Token) -> bool:
    """ "Responsible" alone or for something, "behind" something."""
    if word.dep_ == "acomp":
        return word.lower_ in {"responsible", "culpable", "guilty"}
    things = [c for c in word.children if c.dep_ == "pobj" and c.pos_ == "NOUN"]
    return word.dep_ == "prep" and word.lower_ == "behind" and bool(things)


_ASKING = frozenset({"should", "must", "shall", "ought"})


def asks_in_clause(verb: Token) -> bool:
    """Whether a clause of the verb says what is to be done: "that Peru leave", "must leave"."""
    return any(_is_subjunctive(clause) for clause in find_clauses(verb))


def _is_subjunctive(verb: Token) -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.lower_ != "to"]
    if auxiliaries:
        return any(a.lower_ in _ASKING or a.tag_ == "VB" for a in auxiliaries[:1])
    return verb.tag_ in {"VB", "VBP"} and verb.lower_ == verb.lemma_.lower()


def find_content_subjects(noun: Token) -> Iterator[Token]:
    """Who is to act in a noun's clause: "its demand that Graustark withdraw"."""
    for child in noun.children:
        if child.dep_ in {"acl", "ccomp", "relcl"} and _is_subjunctive(child):
            subject = own_subject(child)
            if subject is not None and subject.tag_ not in RELATIVE_PRONOUNS:
                yield subject
