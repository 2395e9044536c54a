"""Whether a row of the lexicon fits a word in its sentence: particles, complements, modifiers.

A word that is part of a name, a verb that a particle makes another verb of and a clause that asks
nothing fit no row, whatever the word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.asking import asks_in_clause
from kg.extract.hyphens import without_hyphen
from kg.extract.lexicon.entries import Frame, NounEntry, Role, VerbEntry
from kg.extract.lexicon.lexicon import load_lexicon
from kg.extract.names.spans import is_headline
from kg.extract.page import Page
from kg.extract.subjects import is_passive
from kg.model import EntityClass, MentionKind, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_in_name(page: Page, word: Token) -> bool:
    """Whether a word is part of a name: "Union" of "Orm Union", "Stop" of "Bid to Stop Hunger"."""
    mention = page.at(word, MentionKind.NAME)
    if mention is not None:
        return mention.entity_class is not EntityClass.EVENT
    if word.pos_ != "VERB" or not word.text.istitle() or word.i + 1 >= len(word.doc):
        return False
    to = word.nbor(-1) if word.i > word.sent.start else word
    return to.lower_ == "to" and word.nbor().text.istitle() and not is_headline(word.sent)


def find_particles(verb: Token) -> set[str]:
    """Particles of a verb; a preposition counts only where its object is an actor's place.

    "Took Strelsau in May" has no "take in", but "fought off the rebels" has a "fight off".
    """
    loose = {c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod", "acomp"}}
    bound: set[str] = set()
    for child in verb.children:
        if child.dep_ == "prep" or (child.dep_ == "agent" and not is_passive(verb)):
            # "Out" of "flew its soldiers out of Orsinia" has no object of its own.
            own = any(c.dep_ in {"pobj", "pcomp"} for c in child.children)
            (bound if own else loose).add(child.lower_)
    has_object = any(c.dep_ == "dobj" for c in verb.children)
    return loose if has_object else loose | bound


_CHANGING = frozenset("apart aside away back down off".split())
"""Particles that make another verb, of which the bare one's meaning tells nothing."""


def is_other_verb(verb: Token, entry: VerbEntry) -> bool:
    """ "Backed off" is not "backed", "shot back" is not "shot"; but a row may ask for "off"."""
    prepositions = {frame.preposition for frame in entry.frames}
    return any(
        c.lower_ in _CHANGING - prepositions
        and (c.dep_ == "prt" or (c.dep_ == "advmod" and c.i == verb.i + 1))
        for c in verb.children
    )


def frames_of(verb: Token, entry: VerbEntry) -> tuple[Frame, ...]:
    """The places of a verb's actors that its sentence allows.

    Not the clause where it tells and asks nothing: "insists that Peru stole nothing"; and nobody is
    phoned where somebody is called names.
    """
    if entry.sense == "phone" and _calls_names(verb):
        return ()
    if entry.sense == "visit" and _carries(verb, entry):
        return ()
    tells = entry.predicate is Predicate.REQUESTS and entry.lemma in load_lexicon().reporting
    if not tells or asks_in_clause(verb):
        return entry.frames
    return tuple(frame for frame in entry.frames if frame.role is not Role.CLAUSE_SUBJECT)


def _carries(verb: Token, entry: VerbEntry) -> bool:
    """ "Flew medicine to Peru": something else went there."""
    goes_to = all(frame.role is Role.PREPOSITION for frame in entry.frames)
    return goes_to and any(c.dep_ == "dobj" and c.pos_ != "NUM" for c in verb.children)


def _calls_names(verb: Token) -> bool:
    """ "Called him a liar", "calling Reed “weak”": something follows the object."""
    for child in verb.children:
        if child.dep_ in {"oprd", "acomp"}:
            return True
        if child.dep_ == "dobj":
            after = verb.doc[child.i + 1 : child.i + 2]
            inside = {c.lower_ for c in child.children if c.i < child.i}
            if after.text in {"a", "an", '"', "“", "‘", "'"} or len(inside & {"a", "an"}):
                return True
    return False


def is_one_of(word: Token, lemmas: tuple[str, ...]) -> bool:
    """By lemma or as it stands: of "remains" and "odds" the lemma is another word."""
    return word.lemma_.lower() in lemmas or word.lower_ in lemmas or without_hyphen(word) in lemmas


def has_modifier(noun: Token, entry: NounEntry) -> bool:
    """Whether a noun has one of the words before it that its entry asks for, if any."""
    if not entry.modifiers:
        return True
    return any(
        c.lemma_.lower() in entry.modifiers or c.lower_ in entry.modifiers for c in noun.children
    )


def has_narrower_row(noun: Token) -> bool:
    """Whether a noun means another act with what stands before it: "cyber attacks" bomb nobody."""
    entries = load_lexicon().nouns.get(noun.lemma_.lower(), ())
    return any(
        entry.modifiers and entry.sense == "hack" and has_modifier(noun, entry) for entry in entries
    )
