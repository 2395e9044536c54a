"""Who fills which role of a verb or noun: the dependency parse as the rules need it.

Subjects, which may stand far away, are found in ``subjects.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.amounts import before_amounts, find_measured
from kg.extract.asking import (
    find_asked,
    find_blamed,
    find_clause_subjects,
    find_content_subjects,
)
from kg.extract.complements import is_infinitive
from kg.extract.hyphens import has_prefix, is_joined_by_hyphen
from kg.extract.lexicon.entries import Frame, Role
from kg.extract.lexicon.wordlists import load_words
from kg.extract.subjects import RELATIVE_PRONOUNS, find_subject, is_passive, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADING = frozenset({"prep", "agent", "dative", "prt", "advmod"})


def with_conjuncts(token: Token) -> Iterator[Token]:
    """A noun and what "and" joins to it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" or _is_listed(child):
            yield from with_conjuncts(child)


def _is_listed(name: Token) -> bool:
    """Whether a name that the parser takes for an apposition is the second of a list of names.

    "Belov, Ana Varga, Tom Reed and Petra Brook had left": the others are joined to the second.
    """
    return (
        name.dep_ in {"appos", "npadvmod"}
        and name.pos_ == name.head.pos_ == "PROPN"
        and name.i > name.head.i
        and name.head.nbor().text == ","
        and any(child.dep_ == "conj" and child.pos_ == "PROPN" for child in name.children)
    )


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
    named = (c for child in verb.children if child.dep_ == "oprd" for c in child.children)
    for child in (*verb.children, *named):
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _logical_objects(verb: Token) -> Iterator[Token]:
    if is_passive(verb):
        subject = find_subject(verb)
        if subject is not None:
            yield subject
        return
    found = [child for child in verb.children if child.dep_ == "dobj"]
    if _leaves_object_to_head(verb, found):
        yield verb.head
    yield from (noun for noun in found if noun.tag_ not in RELATIVE_PRONOUNS)
    yield from before_amounts(verb, found)
    if not found:
        yield from _shared_objects(verb)


def _leaves_object_to_head(verb: Token, objects: list[Token]) -> bool:
    """In "the minister whom Graustark expelled" the noun above is the object."""
    if verb.dep_ != "relcl" or verb.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    subject = own_subject(verb)
    if subject is None or subject.tag_ in RELATIVE_PRONOUNS:
        return False
    return not objects or objects[0].tag_ in RELATIVE_PRONOUNS


def _shared_objects(verb: Token) -> Iterator[Token]:
    """ "Criticized and threatened Graustark" gives the object to one of the verbs only."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        yield from (c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i)
    for child in verb.children:
        near = child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 4
        if near and own_subject(child) is None:
            yield from (c for c in child.children if c.dep_ == "dobj")


def _datives(verb: Token) -> Iterator[Token]:
    """The recipient of "gave Y arms", "gave arms to Y", "awarded Y the order"."""
    for child in verb.children:
        if child.dep_ == "dative":
            if child.pos_ == "ADP":
                yield from (noun for noun in child.children if noun.dep_ == "pobj")
            else:
                yield child
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if len(objects) > 1:
        yield objects[0]
    yield from before_amounts(verb, objects)
    yield from _objects_of_preposition(verb, "to")


def find_complements(verb: Token, at: Frame) -> Iterator[Token]:
    """What stands where a light verb has its complement; "to heel" looks like an infinitive."""
    for filler in find_fillers(verb, at):
        yield filler
        yield from find_measured(filler)
    if at.role is Role.PREPOSITION:
        yield from find_below(verb, at.preposition)
    if at == Frame(Role.PREPOSITION, "to"):
        for child in verb.children:
            clause = child.dep_ in {"xcomp", "advcl", "ccomp"}
            if clause and child.i > verb.i and is_infinitive(child):
                yield child


def _owners(verb: Token) -> Iterator[Token]:
    """Whose the object is: "rejected Y's plan", "the Y plan", "attack by Y".

    Not what it is "of": "condemned the looting of Y" blames somebody else.
    """
    return find_owners(_logical_objects(verb))


def find_owners(nouns: Iterable[Token]) -> Iterator[Token]:
    """Whose things are or who did them: "Y's plan", "the Y plan", "the attack by Y"."""
    for noun in nouns:
        for child in () if _is_suffered(noun) else noun.children:
            if child.dep_ in {"poss", "amod", "compound"} and not is_joined_by_hyphen(child):
                yield child
        yield from _objects_of_preposition(noun, "by")
        yield from _authors(noun)


_AUTHORED = frozenset(
    "adopt author bring draft file issue launch lodge make offer pass present propose publish put"
    " release seek send sign sponsor submit table take write".split()
)


def _authors(noun: Token) -> Iterator[Token]:
    """ "The appeal filed by Y", "a resolution that Y proposed" in its passive form."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in _AUTHORED:
            yield from _by_agents(child)


def _is_suffered(noun: Token) -> bool:
    """ "Reed's murder" is none of his doing, "Reed's murder of Kolt" is."""
    done = any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children)
    return noun.lower_ in load_words("suffered") and not done


_MISTAKEN = frozenset({"on", "against", "at", "over"})
"""Prepositions that parsers take for particles: "turned on X"."""


def _objects_of_preposition(word: Token, preposition: str) -> Iterator[Token]:
    """The objects of "with" in "met with X" and of "out of" in "pulled out of X"."""
    names = preposition.split()
    for child in word.children:
        if child.dep_ in _LEADING and child.lower_ == names[0]:
            yield from _down(child, names[1:])
            if child.dep_ == "prt" and preposition in _MISTAKEN:
                yield from (c for c in word.children if c.dep_ == "dobj" and c.i > child.i)


def find_below(word: Token, preposition: str) -> Iterator[Token]:
    """The objects of a preposition that hangs one level down: on the object or the particle.

    "Coordinated its policy with X", "pulled back from X", "out of X", "sanctions imposed on X",
    "easing of sanctions on X".
    """
    for child in word.children:
        if child.dep_ in {"dobj", "prt", "advmod", "attr"} or _describes(child):
            yield from _objects_of_preposition(child, preposition)
        elif child.dep_ == "prep" and child.lower_ != preposition.split(maxsplit=1)[0]:
            if child.lower_ == "according":
                continue  # who says so is no party to it
            yield from _objects_of_preposition(child, preposition)
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from _objects_of_preposition(noun, preposition)


def _describes(child: Token) -> bool:
    """A participle or infinitive behind a noun: "held", "to bear"."""
    return child.dep_ == "acl" and (child.tag_ == "VBN" or is_infinitive(child))


def _down(preposition: Token, rest: list[str]) -> Iterator[Token]:
    if not rest:
        for noun in preposition.children:
            if noun.dep_ == "pobj" or (noun.dep_ == "pcomp" and noun.pos_ in {"NOUN", "PROPN"}):
                yield noun
        return
    for child in preposition.children:
        if child.dep_ == "prep" and child.lower_ == rest[0]:
            yield from _down(child, rest[1:])


def _objects_before_infinitive(verb: Token) -> Iterator[Token]:
    """ "Told Graustark to leave": an object and an infinitive, or the infinitive's own subject."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i and is_infinitive(child):
            subject = own_subject(child)
            if subject is not None:
                yield subject
            else:
                yield from _logical_objects(verb)
            return


def _predicatives(verb: Token) -> Iterator[Token]:
    """The adjective or noun of "is critical of", "called him a liar", "held responsible"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    yield from (c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"})
    yield from (c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "ADJ")
    yield from objects[1:]
    for child in objects[0].children if objects else ():
        if child.dep_ == "appos" and not any(t.is_punct for t in child.doc[objects[0].i : child.i]):
            yield child  # "declared the Front a terrorist organization"
    if len(objects) == 1 and any(c.pos_ == "PROPN" for c in objects[0].children):
        yield objects[0]  # "took Tom Reed hostage", where the name hangs on the hostage


_VERB_ROLES = {
    Role.SUBJECT: _logical_subjects,
    Role.OBJECT: _logical_objects,
    Role.DATIVE: _datives,
    Role.CLAUSE_SUBJECT: find_clause_subjects,
    Role.ASKED: find_asked,
    Role.BLAMED: find_blamed,
    Role.OWNER: _owners,
    Role.OBJECT_TO: _objects_before_infinitive,
    Role.PREDICATIVE: _predicatives,
}


def _own_owners(noun: Token) -> Iterator[Token]:
    return find_owners((noun,))


def _children(*labels: str) -> Callable[[Token], Iterator[Token]]:
    def find(noun: Token) -> Iterator[Token]:
        return (
            child
            for child in noun.children
            if child.dep_ in labels and child.i < noun.i and not has_prefix(child)
        )

    return find


_NOUN_ROLES = {
    Role.CLAUSE_SUBJECT: find_content_subjects,
    Role.POSSESSIVE: _children("poss"),
    Role.ADJECTIVE: _children("amod"),
    Role.COMPOUND: _children("compound", "nmod"),
    Role.OWNER: _own_owners,
}
