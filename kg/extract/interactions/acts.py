"""Acts in clauses: the lexicon matched against the dependency parse, each word looked at once.

Each verb or noun of a sentence is looked up by its lemma; its entries' frames lead to the nouns
where agent and recipient stand. Narrow entries go before broad ones: a verb with its complement,
a verb that lends its subject to a noun, the verb alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.clauses import (
    find_complements,
    find_fillers,
    with_conjuncts,
)
from kg.extract.hyphens import without_hyphen
from kg.extract.interactions.actors import actor_at, class_at, is_thing, town_of
from kg.extract.interactions.fillers import NOMINAL, fill, first_filled
from kg.extract.interactions.fitting import (
    find_particles,
    frames_of,
    has_modifier,
    has_narrower_row,
    is_in_name,
    is_one_of,
    is_other_verb,
)
from kg.extract.interactions.scenes import find_scene
from kg.extract.lexicon.entries import (
    Act,
    Frame,
    LightVerbEntry,
    Role,
    VerbEntry,
)
from kg.extract.lexicon.lexicon import FRIENDLY, load_lexicon
from kg.extract.page import Page
from kg.model import MentionKind, Predicate, Span

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


def find_acts(page: Page) -> Iterator[FoundAct]:
    """Every act of the sixteen roots whose two actors are there, in text order."""
    for token in page.doc:
        if is_in_name(page, token):
            continue
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
            yield from _verb_acts(page, token)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from _noun_acts(page, token)
        if token.tag_ == "VBG" and token.dep_ in NOMINAL:
            yield from _noun_acts(page, token)  # "Fighting between them resumed."


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
    """The entries that fit: with a particle before without, those of an object before its owner's.

    Who "shot down Peruvian jets" has not vetoed something of Peru's besides.
    """
    particles = find_particles(verb)
    fitting = [
        e for e in entries if e.particle in particles or not (e.particle or is_other_verb(verb, e))
    ]
    fitting.sort(key=lambda e: (not e.particle, e.frames[:1] == (Frame(Role.OWNER),)))
    done: set[Span] = set()
    for entry in fitting:
        frames = frames_of(verb, entry)
        agents, recipients = fill(page, verb, entry.agent_frames, frames, entry.only)
        if not recipients and entry.particle:
            bound = Frame(Role.PREPOSITION, entry.particle)
            owner = tuple(frame for frame in entry.frames if frame.role is Role.OWNER)
            recipients = first_filled(page, verb, (bound, *owner), entry.only)
        if entry.agent_only:
            agents = tuple(
                t for t in agents if class_at(page, t) in entry.agent_only or is_thing(page, t)
            )
        recipients = recipients or find_scene(page, verb, entry, agents)
        recipients = tuple(token for token in recipients if not done & _actors(page, token))
        if agents and recipients:
            done.update(*(_actors(page, token) for token in recipients))
            yield FoundAct(verb, entry.predicate, agents, recipients, f"verb:{entry.lemma}",
                       entry.sense)  # fmt: skip


def _actors(page: Page, token: Token) -> set[Span]:
    mention = actor_at(page, token)
    return {page.resolve(mention).span} if mention else set()


def _light_verb_acts(
    page: Page, verb: Token, entries: tuple[LightVerbEntry, ...]
) -> Iterator[FoundAct]:
    # A verb has many rows and few places for their complements: each place is looked at once.
    particles = find_particles(verb) if entries else set()
    places = {at: list(find_complements(verb, at)) for at in {entry.at for entry in entries}}
    for entry in entries:
        if entry.particle and entry.particle not in particles:
            continue
        for complement in places[entry.at]:
            words = list(with_conjuncts(complement))
            if not any(is_one_of(word, entry.complements) for word in words):
                continue
            if has_narrower_row(complement):
                continue
            agents, recipients = _fill_either(page, verb, complement, entry)
            if not recipients:
                recipients = _swallowed(page, complement)
            if agents and recipients:
                yield FoundAct(verb, entry.predicate, agents, recipients,
                           f"light-verb:{entry.lemma}+{complement.lemma_.lower()}",
                           entry.sense)  # fmt: skip
                return


def _fill_either(
    page: Page, verb: Token, complement: Token, entry: LightVerbEntry
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Agent and recipient as they stand with the verb, else with its complement.

    Who "shelled the Chilean town of Arica" has shelled Arica.
    """
    agents, recipients = fill(page, verb, entry.agent_frames, entry.frames, entry.only)
    if town_of(page, complement) is not None and not entry.only:
        return agents, (complement,)
    if not recipients:
        inner, recipients = fill(page, complement, (), entry.frames, entry.only, agents)
        agents = agents or inner
    return agents, recipients


def _swallowed(page: Page, complement: Token) -> tuple[Token, ...]:
    """ "Took Tom Reed hostage", "gave the senate time": taken for a part of the word behind."""
    inside = (c for c in complement.children if c.dep_ in {"compound", "nmod", "nsubj"})
    nominal = MentionKind.NOMINAL
    return tuple(
        c for c in inside if (c.pos_ == "PROPN" or page.at(c, nominal)) and actor_at(page, c)
    )


def _supported_acts(page: Page, verb: Token) -> Iterator[FoundAct]:
    """ "Launched an invasion of Y": the noun gives the meaning, the verb its subject."""
    lexicon = load_lexicon()
    for entry in lexicon.support_verbs.get(verb.lemma_.lower(), ()):
        if entry.particle and entry.particle not in find_particles(verb):
            continue
        for noun in find_fillers(verb, entry.at):
            for noun_entry in lexicon.nouns.get(noun.lemma_.lower(), ()):
                if not has_modifier(noun, noun_entry):
                    continue
                agents, recipients = fill(page, verb, entry.agent_frames, entry.frames)
                if not recipients:
                    inner, recipients = fill(page, noun, (), noun_entry.frames, but=agents)
                    agents = agents or inner
                if not recipients:  # "engaged in talks | with Y": parsers attach either way
                    held = tuple(f for f in noun_entry.frames if f.role is Role.PREPOSITION)
                    _, recipients = fill(page, verb, (), held, but=agents)
                if not agents:
                    agents, _ = fill(page, noun, noun_entry.agent_frames, ())
                if agents and recipients:
                    yield FoundAct(verb, noun_entry.predicate, agents, recipients,
                               f"support-verb:{entry.lemma}+{noun_entry.lemma}",
                               noun_entry.sense)  # fmt: skip
                    return


# -- verbs that take an act -----------------------------------------------------------------------


def _control_acts(page: Page, verb: Token) -> Iterator[FoundAct]:
    """ "Refused to meet Y" rejects Y besides not meeting it."""
    lexicon = load_lexicon()
    for entry in lexicon.controls.get(verb.lemma_.lower(), ()):
        other_verb = entry.particle and entry.particle not in find_particles(verb)
        if entry.predicate is None or other_verb:
            continue
        for inner in _embedded(verb, entry.complement):
            for act in _inner_acts(page, inner):
                if not _is_of_kind(act.predicate, entry.act):
                    continue
                agents, _ = fill(page, verb, (Frame(Role.SUBJECT),), ())
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
    nouns = load_lexicon().nouns
    lemma = noun.lower_ if noun.tag_ == "VBG" else noun.lemma_.lower()
    for entry in nouns.get(without_hyphen(noun)) or nouns.get(lemma, ()):
        if not has_modifier(noun, entry):
            continue
        agents, recipients = fill(page, noun, entry.agent_frames, entry.frames)
        if recipients and (agents or not needs_agent):
            yield FoundAct(noun, entry.predicate, agents, recipients, f"noun:{entry.lemma}",
                       entry.sense)  # fmt: skip
            return
