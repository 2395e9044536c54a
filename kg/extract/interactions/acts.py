"""Acts in clauses: the lexicon matched against the dependency parse, each word looked at once.

Each verb or noun of a sentence is looked up by its lemma; its entries' frames lead to the nouns
where agent and recipient stand. Narrow entries go before broad ones: a verb with its complement,
a verb that lends its subject to a noun, the verb alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.clauses import find_below, find_fillers, with_conjuncts
from kg.extract.interactions.actors import actor_at
from kg.extract.lexicon.entries import (
    Act,
    Confidence,
    Frame,
    LightVerbEntry,
    NounEntry,
    Role,
    VerbEntry,
)
from kg.extract.lexicon.lexicon import FRIENDLY, load_lexicon
from kg.extract.page import Page
from kg.model import EntityClass, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act found in a clause: its word, its predicate and the nouns of its two actors."""

    word: Token
    predicate: Predicate
    agents: tuple[Token, ...]
    recipients: tuple[Token, ...]
    rule: str
    sense: str = ""
    confidence: Confidence = Confidence.MEDIUM


def find_acts(page: Page) -> Iterator[FoundAct]:
    """Every act of the sixteen roots whose two actors are there, in text order."""
    for token in page.doc:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
            yield from _verb_acts(page, token)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from _noun_acts(page, token)


# -- verbs ----------------------------------------------------------------------------------------


def _verb_acts(page: Page, verb: Token) -> Iterator[FoundAct]:
    lexicon = load_lexicon()
    lemma = verb.lemma_.lower()
    light = list(_light_verb_acts(page, verb, lexicon.light_verbs.get(lemma, ())))
    yield from light
    if not light:
        supported = list(_supported_acts(page, verb))
        yield from supported
        if not supported:
            yield from _plain_verb_acts(page, verb, lexicon.verbs.get(lemma, ()))
    yield from _control_acts(page, verb)


def _plain_verb_acts(page: Page, verb: Token, entries: tuple[VerbEntry, ...]) -> Iterator[FoundAct]:
    """The entries that fit; those with a particle that is there before those without."""
    particles = _particles(verb)
    fitting = [e for e in entries if not e.particle or e.particle in particles]
    fitting.sort(key=lambda e: not e.particle)
    done: set[Token] = set()
    for entry in fitting:
        agents, recipients = _fill(page, verb, entry.agent_frames, entry.frames, entry.only)
        if not recipients and entry.particle:
            recipients = _first_filled(
                page, verb, (Frame(Role.PREPOSITION, entry.particle),), entry.only
            )
        if entry.agent_only:
            agents = tuple(t for t in agents if _class_at(page, t) in entry.agent_only)
        recipients = tuple(token for token in recipients if token not in done)
        if agents and recipients:
            done.update(recipients)
            yield FoundAct(verb, entry.predicate, agents, recipients, f"verb:{entry.lemma}",
                       entry.sense, entry.confidence)  # fmt: skip


def _class_at(page: Page, token: Token) -> EntityClass | None:
    mention = actor_at(page, token)
    return mention.entity_class if mention else None


def _particles(verb: Token) -> set[str]:
    """Particles of a verb; a preposition counts only where its object is an actor's place.

    "Took Strelsau in May" has no "take in", but "fought off the rebels" has a "fight off".
    """
    loose = {c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod", "acomp"}}
    bound = {c.lower_ for c in verb.children if c.dep_ == "prep"}
    has_object = any(c.dep_ == "dobj" for c in verb.children)
    return loose if has_object else loose | bound


def _light_verb_acts(
    page: Page, verb: Token, entries: tuple[LightVerbEntry, ...]
) -> Iterator[FoundAct]:
    for entry in entries:
        if entry.particle and entry.particle not in _particles(verb):
            continue
        for complement in find_fillers(verb, entry.at):
            words = list(with_conjuncts(complement))
            if not any(word.lemma_.lower() in entry.complements for word in words):
                continue
            agents, recipients = _fill(page, verb, entry.agent_frames, entry.frames)
            if not recipients:
                inner, recipients = _fill(page, complement, (), entry.frames)
                agents = agents or inner
            if agents and recipients:
                yield FoundAct(verb, entry.predicate, agents, recipients,
                           f"light-verb:{entry.lemma}+{complement.lemma_.lower()}",
                           entry.sense, entry.confidence)  # fmt: skip
                return


def _supported_acts(page: Page, verb: Token) -> Iterator[FoundAct]:
    """ "Launched an invasion of Y": the noun gives the meaning, the verb its subject."""
    lexicon = load_lexicon()
    for entry in lexicon.support_verbs.get(verb.lemma_.lower(), ()):
        if entry.particle and entry.particle not in _particles(verb):
            continue
        for noun in find_fillers(verb, entry.at):
            for noun_entry in lexicon.nouns.get(noun.lemma_.lower(), ()):
                if not _has_modifier(noun, noun_entry):
                    continue
                agents, recipients = _fill(page, verb, entry.agent_frames, entry.frames)
                if not recipients:
                    inner, recipients = _fill(page, noun, (), noun_entry.frames)
                    agents = agents or inner
                if not agents:
                    agents, _ = _fill(page, noun, noun_entry.agent_frames, ())
                if agents and recipients:
                    yield FoundAct(verb, noun_entry.predicate, agents, recipients,
                               f"support-verb:{entry.lemma}+{noun_entry.lemma}",
                               noun_entry.sense, noun_entry.confidence)  # fmt: skip
                    return


# -- verbs that take an act -----------------------------------------------------------------------


def _control_acts(page: Page, verb: Token) -> Iterator[FoundAct]:
    """ "Refused to meet Y" rejects Y besides not meeting it."""
    lexicon = load_lexicon()
    for entry in lexicon.controls.get(verb.lemma_.lower(), ()):
        if entry.predicate is None or (entry.particle and entry.particle not in _particles(verb)):
            continue
        for inner in _embedded(verb, entry.complement):
            for act in _inner_acts(page, inner):
                if not _is_of_kind(act.predicate, entry.act):
                    continue
                agents, _ = _fill(page, verb, (Frame(Role.SUBJECT),), ())
                recipients = act.recipients
                if entry.controller.role is not Role.SUBJECT:
                    recipients = tuple(find_fillers(verb, entry.controller)) or recipients
                if agents and recipients:
                    yield FoundAct(verb, entry.predicate, agents, recipients,
                               f"control-verb:{entry.lemma}", act.sense)  # fmt: skip
                    break


def _embedded(verb: Token, complement: str) -> Iterator[Token]:
    kind, _, preposition = complement.partition(":")
    for child in verb.children:
        if (
            kind in {"xcomp", "comp"}
            and child.dep_ in {"xcomp", "ccomp", "advcl"}
            and child.i > verb.i
        ):
            yield child
        elif kind == "pcomp" and child.dep_ == "prep" and child.lower_ == preposition:
            yield from (c for c in child.children if c.dep_ == "pcomp")
        elif kind == "obj" and child.dep_ == "dobj":
            yield child


def _inner_acts(page: Page, inner: Token) -> Iterator[FoundAct]:
    if inner.pos_ in {"VERB", "AUX"}:
        yield from _verb_acts(page, inner)
    else:
        yield from _noun_acts(page, inner, needs_agent=False)


def _is_of_kind(predicate: Predicate, kind: Act) -> bool:
    if kind is Act.ANY:
        return True
    return (predicate in FRIENDLY) == (kind is Act.FRIENDLY)


# -- nouns ----------------------------------------------------------------------------------------


def _noun_acts(page: Page, noun: Token, *, needs_agent: bool = True) -> Iterator[FoundAct]:
    for entry in load_lexicon().nouns.get(noun.lemma_.lower(), ()):
        if not _has_modifier(noun, entry):
            continue
        agents, recipients = _fill(page, noun, entry.agent_frames, entry.frames)
        if recipients and (agents or not needs_agent):
            yield FoundAct(noun, entry.predicate, agents, recipients, f"noun:{entry.lemma}",
                       entry.sense, entry.confidence)  # fmt: skip
            return


def _has_modifier(noun: Token, entry: NounEntry) -> bool:
    if not entry.modifiers:
        return True
    return any(
        c.lemma_.lower() in entry.modifiers or c.lower_ in entry.modifiers for c in noun.children
    )


# -- fillers to mentions --------------------------------------------------------------------------


def _fill(
    page: Page,
    word: Token,
    agent_frames: tuple[Frame, ...],
    frames: tuple[Frame, ...],
    only: frozenset[EntityClass] = frozenset(),
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The nouns in the first frame that holds an actor, for agent and recipient."""
    mutual = next((f for f in frames if f.role is Role.MUTUAL), None)
    plain = tuple(frame for frame in frames if frame.role is not Role.MUTUAL)
    agents = _first_filled(page, word, agent_frames, frozenset())
    recipients = _first_filled(page, word, plain, only)
    if not recipients and mutual is not None:
        return _split_mutual(page, word, mutual, agents)
    return agents, recipients


def _first_filled(
    page: Page, word: Token, frames: tuple[Frame, ...], only: frozenset[EntityClass]
) -> tuple[Token, ...]:
    lower = [_Below(frame.preposition) for frame in frames if frame.role is Role.PREPOSITION]
    places: list[Frame | _Below] = [*frames, *lower]
    for frame in places:
        found = tuple(
            noun
            for filler in _fillers(word, frame)
            for noun in with_conjuncts(filler)
            if (mention := actor_at(page, noun)) and (not only or mention.entity_class in only)
        )
        if found:
            return found
    return ()


class _Below(NamedTuple):
    """A prepositional frame to be looked for one level further down."""

    preposition: str


def _fillers(word: Token, frame: Frame | _Below) -> Iterator[Token]:
    if isinstance(frame, _Below):
        return find_below(word, frame.preposition)
    return find_fillers(word, frame)


def _split_mutual(
    page: Page, word: Token, frame: Frame, agents: tuple[Token, ...]
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """ "A and B met", "talks between A and B": the first acts, the others receive."""
    joined = list(agents)
    if frame.preposition:
        prepositional = Frame(Role.PREPOSITION, frame.preposition)
        joined = list(_first_filled(page, word, (prepositional,), frozenset())) or joined
    elif word.pos_ not in {"VERB", "AUX"}:
        between = (Frame(Role.PREPOSITION, "between"), Frame(Role.PREPOSITION, "of"))
        joined = list(_first_filled(page, word, between, frozenset())) or joined
    if len(joined) < 2:
        return agents, ()
    return (joined[0],), tuple(joined[1:])
