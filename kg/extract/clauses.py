"""Who fills which role of a verb or noun: the dependency parse as the rules need it.

The labels are those of ClearNLP as spaCy's English models give them. Passives, relative and
participial clauses, control and conjunction are seen through here, so that rules need not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.entries import Frame, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"WP", "WDT"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECT_CONTROLS = frozenset({"of", "from", "for", "into"})
"""In "accused Graustark of shelling" and "kept Graustark from joining" the object is the agent."""

_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl"})


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive: "was accused", "X, accused of theft"."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        own = any(child.dep_ in {"nsubj", "aux"} for child in verb.children)
        return not own and is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl"} and verb.tag_ == "VBN" and not has_auxiliary(verb)


def has_auxiliary(verb: Token) -> bool:
    """Whether "have", "be" or a modal goes with a verb."""
    return any(child.dep_ in {"aux", "auxpass"} for child in verb.children)


def with_conjuncts(token: Token) -> Iterator[Token]:
    """A noun and what "and" joins to it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from with_conjuncts(child)


def find_subject(verb: Token) -> Token | None:
    """The surface subject of a verb, its own or the one that it shares or takes from above."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = _own_subject(verb)
        if own is not None:
            if own.tag_ in _RELATIVE and verb.dep_ in {"relcl", "ccomp", "acl"}:
                return verb.head if verb.head.pos_ in {"NOUN", "PROPN", "PRON"} else None
            return own
        if verb.dep_ in {"acl", "relcl"}:
            return verb.head if verb.head.pos_ in {"NOUN", "PROPN", "PRON"} else None
        if verb.dep_ == "xcomp" and (controller := _object_controller(verb)) is not None:
            return controller
        if verb.dep_ == "pcomp" and verb.head.dep_ in {"prep", "agent"}:
            if verb.head.lower_ in _OBJECT_CONTROLS:
                controller = _object_controller(verb.head)
                if controller is not None:
                    return controller
            verb = verb.head.head
        elif verb.dep_ in _SHARES_SUBJECT and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
        else:
            return None
    return None


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _object_controller(complement: Token) -> Token | None:
    """In "urged Graustark to withdraw" the object is who withdraws."""
    verb = complement.head
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def find_fillers(word: Token, frame: Frame) -> Iterator[Token]:
    """The nouns that stand in a frame of a verb or noun, conjuncts apart."""
    if frame.role is Role.PREPOSITION:
        yield from _objects_of_preposition(word, frame.preposition)
    elif word.pos_ in {"VERB", "AUX"}:
        yield from _VERB_ROLES.get(frame.role, _nothing)(word)
    else:
        yield from _NOUN_ROLES.get(frame.role, _nothing)(word)


def _nothing(_: Token) -> Iterator[Token]:
    return iter(())


def _logical_subjects(verb: Token) -> Iterator[Token]:
    if is_passive(verb):
        yield from _by_agents(verb)
        return
    subject = find_subject(verb)
    if subject is not None:
        yield subject


def _by_agents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _logical_objects(verb: Token) -> Iterator[Token]:
    if is_passive(verb):
        subject = find_subject(verb)
        if subject is not None:
            yield subject
        return
    found = [child for child in verb.children if child.dep_ == "dobj"]
    if verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"}:
        subject = _own_subject(verb)
        if subject is not None and subject.tag_ not in _RELATIVE:
            if not found or found[0].tag_ in _RELATIVE:
                yield verb.head
    for noun in found:
        if noun.tag_ not in _RELATIVE:
            yield noun
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        # "criticized and threatened Graustark" gives the object to one of the verbs only.
        following = [c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i]
        yield from following
    if not found:
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ == "VERB" and not _own_subject(child):
                if child.i - verb.i <= 4:
                    yield from (c for c in child.children if c.dep_ == "dobj")


def _datives(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "dative":
            if child.pos_ == "ADP":
                yield from (noun for noun in child.children if noun.dep_ == "pobj")
            else:
                yield child
    yield from _objects_of_preposition(verb, "to")


def _clause_subjects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "advcl"} and child.i > verb.i:
            subject = _own_subject(child)
            if subject is not None:
                yield subject


def _owners(verb: Token) -> Iterator[Token]:
    for noun in _logical_objects(verb):
        yield from (child for child in noun.children if child.dep_ == "poss")


def _objects_of_preposition(word: Token, preposition: str) -> Iterator[Token]:
    """The objects of "with" in "met with X" and of "out of" in "pulled out of X"."""
    names = preposition.split()
    for child in word.children:
        if child.dep_ not in {"prep", "agent", "dative", "prt", "advmod"}:
            continue
        if child.lower_ == names[0]:
            yield from _down(child, names[1:])


def _down(preposition: Token, rest: list[str]) -> Iterator[Token]:
    if not rest:
        for noun in preposition.children:
            if noun.dep_ == "pobj":
                yield noun
            elif noun.dep_ == "pcomp" and noun.pos_ in {"NOUN", "PROPN"}:
                yield noun
        return
    for child in preposition.children:
        if child.dep_ == "prep" and child.lower_ == rest[0]:
            yield from _down(child, rest[1:])


_VERB_ROLES = {
    Role.SUBJECT: _logical_subjects,
    Role.OBJECT: _logical_objects,
    Role.DATIVE: _datives,
    Role.CLAUSE_SUBJECT: _clause_subjects,
    Role.OWNER: _owners,
}


def _children(*labels: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a table of closures
    def find(noun: Token) -> Iterator[Token]:
        return (child for child in noun.children if child.dep_ in labels and child.i < noun.i)

    return find


_NOUN_ROLES = {
    Role.POSSESSIVE: _children("poss"),
    Role.ADJECTIVE: _children("amod"),
    Role.COMPOUND: _children("compound", "nmod"),
}
