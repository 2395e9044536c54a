"""Who fills which role of a verb or noun: the dependency parse as the rules need it.

The labels are those of ClearNLP as spaCy's English models give them. Passives, relative and
participial clauses, control and conjunction are seen through here, so that rules need not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.extract.lexicon.entries import Frame, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"WP", "WDT"})
_NOUN_CLAUSES = frozenset({"relcl", "ccomp", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECT_CONTROLS = frozenset({"of", "from", "for", "into"})
"""In "accused Graustark of shelling" and "kept Graustark from joining" the object is the agent."""

_LEADING = frozenset({"prep", "agent", "dative", "prt", "advmod"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl"})


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive: "was accused", "X, accused of theft"."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        own = any(child.dep_ in {"nsubj", "aux"} for child in verb.children)
        return not own and is_passive(verb.head)
    reduced = verb.dep_ in {
        "acl",
        "advcl",
        "prep",
    }  # "a firm based in Lima" may hang as a preposition
    return reduced and verb.tag_ == "VBN" and not has_auxiliary(verb)


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
    above: Token | None = verb
    while above is not None and above.i not in seen:
        verb = above
        seen.add(verb.i)
        own = _own_subject(verb)
        if own is not None and not (own.tag_ in _RELATIVE and verb.dep_ in _NOUN_CLAUSES):
            return own
        if own is not None or verb.dep_ in {"acl", "relcl", "prep"}:
            return _noun_above(verb)
        controller = _controller(verb)
        if controller is not None:
            return controller
        above = _shares_with(verb)
    return None


def _noun_above(verb: Token) -> Token | None:
    """The noun that a clause describes; of "X's plan to visit" it is X who visits."""
    noun = verb.head
    if noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    if verb.dep_ == "acl" and _is_infinitive(verb):
        return next((c for c in noun.children if c.dep_ in {"poss", "amod"}), noun)
    return noun


def _controller(verb: Token) -> Token | None:
    """Who acts though it stands above: "urged Y to go", "accused Y of it", "called on Y to go"."""
    if verb.dep_ == "xcomp":
        return _object_controller(verb) or _called_on(verb)
    if verb.dep_ == "pcomp" and verb.head.lower_ in _OBJECT_CONTROLS:
        return _object_controller(verb.head)
    return None


def _called_on(verb: Token) -> Token | None:
    """In "called on Y to go", "appealed to Y to go" the preposition's object is who goes."""
    for child in verb.head.children:
        between = verb.head.i < child.i < verb.i
        if between and child.dep_ == "prep" and child.lower_ in {"on", "upon", "to", "with"}:
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _shares_with(verb: Token) -> Token | None:
    """The verb above whose subject is this one's too, through an adjective if need be."""
    if verb.dep_ == "xcomp" and verb.head.dep_ == "acomp":
        return verb.head.head  # "is due to meet"
    if verb.dep_ == "pcomp" and verb.head.dep_ in {"prep", "agent"}:
        return verb.head.head
    shares = verb.dep_ in _SHARES_SUBJECT and verb.head.pos_ in {"VERB", "AUX"}
    return verb.head if shares else None


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
    if _leaves_object_to_head(verb, found):
        yield verb.head
    yield from (noun for noun in found if noun.tag_ not in _RELATIVE)
    if not found:
        yield from _shared_objects(verb)


def _leaves_object_to_head(verb: Token, objects: list[Token]) -> bool:
    """In "the minister whom Graustark expelled" the noun above is the object."""
    if verb.dep_ != "relcl" or verb.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    subject = _own_subject(verb)
    if subject is None or subject.tag_ in _RELATIVE:
        return False
    return not objects or objects[0].tag_ in _RELATIVE


def _shared_objects(verb: Token) -> Iterator[Token]:
    """ "Criticized and threatened Graustark" gives the object to one of the verbs only."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        yield from (c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i)
    for child in verb.children:
        near = child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 4
        if near and _own_subject(child) is None:
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
    yield from _objects_of_preposition(verb, "to")


def _clause_subjects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "advcl"} and child.i > verb.i:
            subject = _own_subject(child)
            if subject is not None:
                yield subject


def _owners(verb: Token) -> Iterator[Token]:
    """Whose the object is: "rejected Y's plan", "the Y plan", "attack by Y".

    Not what it is "of": "condemned the looting of Y" blames somebody else.
    """
    for noun in _logical_objects(verb):
        yield from (c for c in noun.children if c.dep_ in {"poss", "amod", "compound"})
        yield from _objects_of_preposition(noun, "by")


def _objects_of_preposition(word: Token, preposition: str) -> Iterator[Token]:
    """The objects of "with" in "met with X" and of "out of" in "pulled out of X"."""
    names = preposition.split()
    for child in word.children:
        if child.dep_ in _LEADING and child.lower_ == names[0]:
            yield from _down(child, names[1:])


def find_below(word: Token, preposition: str) -> Iterator[Token]:
    """The objects of a preposition that hangs one level down: on the object or the particle.

    "Coordinated its policy with X", "pulled back from X", "easing of sanctions on X".
    """
    for child in word.children:
        if child.dep_ in {"dobj", "prt", "advmod", "attr"}:
            yield from _objects_of_preposition(child, preposition)
        elif child.dep_ == "prep" and child.lower_ != preposition.split(maxsplit=1)[0]:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from _objects_of_preposition(noun, preposition)


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
        if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i and _is_infinitive(child):
            subject = _own_subject(child)
            if subject is not None:
                yield subject
            else:
                yield from _logical_objects(verb)
            return


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children) or verb.tag_ == "VB"


def _predicatives(verb: Token) -> Iterator[Token]:
    """The adjective or noun of "is critical of", "called him a liar", "held responsible"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    yield from (c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"})
    yield from objects[1:]


_VERB_ROLES = {
    Role.SUBJECT: _logical_subjects,
    Role.OBJECT: _logical_objects,
    Role.DATIVE: _datives,
    Role.CLAUSE_SUBJECT: _clause_subjects,
    Role.OWNER: _owners,
    Role.OBJECT_TO: _objects_before_infinitive,
    Role.PREDICATIVE: _predicatives,
}


def _children(*labels: str) -> Callable[[Token], Iterator[Token]]:
    def find(noun: Token) -> Iterator[Token]:
        return (child for child in noun.children if child.dep_ in labels and child.i < noun.i)

    return find


_NOUN_ROLES = {
    Role.POSSESSIVE: _children("poss"),
    Role.ADJECTIVE: _children("amod"),
    Role.COMPOUND: _children("compound", "nmod"),
}
