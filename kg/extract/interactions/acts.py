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
    asks_in_clause,
    find_complements,
    find_fillers,
    with_conjuncts,
)
from kg.extract.interactions.actors import actor_at, class_at, is_thing
from kg.extract.interactions.fillers import NOMINAL, fill, first_filled
from kg.extract.lexicon.entries import (
    Act,
    Frame,
    LightVerbEntry,
    NounEntry,
    Role,
    VerbEntry,
)
from kg.extract.lexicon.lexicon import FRIENDLY, load_lexicon
from kg.extract.names.spans import is_headline
from kg.extract.page import Page
from kg.extract.subjects import is_passive
from kg.model import EntityClass, MentionKind, Predicate, Span

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
        if _is_in_name(page, token):
            continue
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
            yield from _verb_acts(page, token)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from _noun_acts(page, token)
        if token.tag_ == "VBG" and token.dep_ in NOMINAL:
            yield from _noun_acts(page, token)  # "Fighting between them resumed."


def _is_in_name(page: Page, word: Token) -> bool:
    """Whether a word is part of a name: "Union" of "Orm Union", "Stop" of "Bid to Stop Hunger"."""
    mention = page.at(word, MentionKind.NAME)
    if mention is not None:
        return mention.entity_class is not EntityClass.EVENT
    if word.pos_ != "VERB" or not word.text.istitle() or word.i + 1 >= len(word.doc):
        return False
    to = word.nbor(-1) if word.i > word.sent.start else word
    return to.lower_ == "to" and word.nbor().text.istitle() and not is_headline(word.sent)


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
    fitting = [e for e in entries if not e.particle or e.particle in particles]
    fitting.sort(key=lambda e: (not e.particle, e.frames[:1] == (Frame(Role.OWNER),)))
    done: set[Span] = set()
    for entry in fitting:
        frames = _frames_of(verb, entry)
        agents, recipients = fill(page, verb, entry.agent_frames, frames, entry.only)
        if not recipients and entry.particle:
            bound = Frame(Role.PREPOSITION, entry.particle)
            owner = tuple(frame for frame in entry.frames if frame.role is Role.OWNER)
            recipients = first_filled(page, verb, (bound, *owner), entry.only)
        if entry.agent_only:
            agents = tuple(
                t for t in agents if class_at(page, t) in entry.agent_only or is_thing(page, t)
            )
        recipients = tuple(token for token in recipients if not done & _actors(page, token))
        if agents and recipients:
            done.update(*(_actors(page, token) for token in recipients))
            yield FoundAct(verb, entry.predicate, agents, recipients, f"verb:{entry.lemma}",
                       entry.sense)  # fmt: skip


def _frames_of(verb: Token, entry: VerbEntry) -> tuple[Frame, ...]:
    """The places of a verb's actors that its sentence allows.

    Not the clause where it tells and asks nothing: "insists that Peru stole nothing"; and nobody is
    phoned where somebody is called names.
    """
    if entry.sense == "phone" and _calls_names(verb):
        return ()
    tells = entry.predicate is Predicate.REQUESTS and entry.lemma in load_lexicon().reporting
    if not tells or asks_in_clause(verb):
        return entry.frames
    return tuple(frame for frame in entry.frames if frame.role is not Role.CLAUSE_SUBJECT)


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


def _actors(page: Page, token: Token) -> set[Span]:
    mention = actor_at(page, token)
    return {page.resolve(mention).span} if mention else set()


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
            if not any(_is_one_of(word, entry.complements) for word in words):
                continue
            agents, recipients = fill(page, verb, entry.agent_frames, entry.frames, entry.only)
            if not recipients:
                inner, recipients = fill(page, complement, (), entry.frames, entry.only, agents)
                agents = agents or inner
            if not recipients:
                recipients = _swallowed(page, complement)
            if agents and recipients:
                yield FoundAct(verb, entry.predicate, agents, recipients,
                           f"light-verb:{entry.lemma}+{complement.lemma_.lower()}",
                           entry.sense)  # fmt: skip
                return


def _is_one_of(word: Token, lemmas: tuple[str, ...]) -> bool:
    """By lemma or as it stands: of "remains" and "odds" the lemma is another word."""
    return word.lemma_.lower() in lemmas or word.lower_ in lemmas or _without_hyphen(word) in lemmas


def _without_hyphen(word: Token) -> str:
    """ "Ceasefire" for the "fire" of "cease-fire"."""
    hyphened = word.i > 1 and word.nbor(-1).text == "-"
    return f"{word.nbor(-2).lower_}{word.lemma_.lower()}" if hyphened else ""


def _swallowed(page: Page, complement: Token) -> tuple[Token, ...]:
    """ "Took Tom Reed hostage": parsers take the name for a part of the word behind it."""
    inside = (c for c in complement.children if c.dep_ in {"compound", "nmod", "nsubj"})
    return tuple(c for c in inside if c.pos_ == "PROPN" and actor_at(page, c))


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
    for entry in nouns.get(_without_hyphen(noun)) or nouns.get(lemma, ()):
        if not has_modifier(noun, entry):
            continue
        agents, recipients = fill(page, noun, entry.agent_frames, entry.frames)
        if recipients and (agents or not needs_agent):
            yield FoundAct(noun, entry.predicate, agents, recipients, f"noun:{entry.lemma}",
                       entry.sense)  # fmt: skip
            return


def has_modifier(noun: Token, entry: NounEntry) -> bool:
    """Whether a noun has one of the words before it that its entry asks for, if any."""
    if not entry.modifiers:
        return True
    return any(
        c.lemma_.lower() in entry.modifiers or c.lower_ in entry.modifiers for c in noun.children
    )
