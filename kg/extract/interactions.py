"""Who did what to whom: the lexicon matched against the dependency parse, once a sentence.

Each verb or noun of a sentence is looked up by its lemma; its entries' frames lead to the nouns
where agent and recipient stand; their mentions become the relation's ends. The act's factuality,
place and date are read from the same clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from kg.extract.clauses import find_fillers, with_conjuncts
from kg.extract.entries import Act, Confidence, Frame, LightVerbEntry, NounEntry, Role, VerbEntry
from kg.extract.factuality import Status, assess
from kg.extract.lexicon import FRIENDLY, load_lexicon
from kg.extract.page import Page
from kg.model import SYMMETRIC, EntityClass, Mention, MentionKind, Predicate, Relation, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTORS = frozenset(
    {
        EntityClass.PERSON,
        EntityClass.ORGANIZATION,
        EntityClass.COUNTRY,
        EntityClass.PLACE,
        EntityClass.GROUP,
        EntityClass.UNNAMED_SOURCE,
    }
)
_PRIOR = {Confidence.HIGH: 0.8, Confidence.MEDIUM: 0.65, Confidence.LOW: 0.45}


@dataclass(frozen=True, slots=True)
class Act_:  # noqa: N801 - `Act` is the lexicon's word for the kind of act
    """An act found in a clause: its word, its predicate and the nouns of its two actors."""

    word: Token
    predicate: Predicate
    agents: tuple[Token, ...]
    recipients: tuple[Token, ...]
    rule: str
    sense: str = ""
    confidence: Confidence = Confidence.MEDIUM
    status: Status | None = None


def find_interactions(page: Page) -> Iterator[Relation]:
    """Relations of the sixteen roots, in text order."""
    for token in page.doc:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
            for act in _verb_acts(page, token):
                yield from _relate(page, act)
        elif token.pos_ in {"NOUN", "PROPN"}:
            for act in _noun_acts(page, token):
                yield from _relate(page, act)


# -- verbs ----------------------------------------------------------------------------------------


def _verb_acts(page: Page, verb: Token) -> Iterator[Act_]:
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


def _plain_verb_acts(page: Page, verb: Token, entries: tuple[VerbEntry, ...]) -> Iterator[Act_]:
    """The entries that fit; those with a particle that is there before those without."""
    particles = _particles(verb)
    fitting = [e for e in entries if not e.particle or e.particle in particles]
    fitting.sort(key=lambda e: not e.particle)
    done: set[Token] = set()
    for entry in fitting:
        agents, recipients = _fill(page, verb, entry.agent_frames, entry.frames, entry.only)
        recipients = tuple(token for token in recipients if token not in done)
        if agents and recipients:
            done.update(recipients)
            yield Act_(verb, entry.predicate, agents, recipients, f"verb:{entry.lemma}",
                       entry.sense, entry.confidence)  # fmt: skip


def _particles(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod", "prep", "acomp"}}


def _light_verb_acts(
    page: Page, verb: Token, entries: tuple[LightVerbEntry, ...]
) -> Iterator[Act_]:
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
                yield Act_(verb, entry.predicate, agents, recipients,
                           f"light-verb:{entry.lemma}+{complement.lemma_.lower()}",
                           entry.sense, entry.confidence)  # fmt: skip
                return


def _supported_acts(page: Page, verb: Token) -> Iterator[Act_]:
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
                    yield Act_(verb, noun_entry.predicate, agents, recipients,
                               f"support-verb:{entry.lemma}+{noun_entry.lemma}",
                               noun_entry.sense, noun_entry.confidence)  # fmt: skip
                    return


# -- verbs that take an act -----------------------------------------------------------------------


def _control_acts(page: Page, verb: Token) -> Iterator[Act_]:
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
                    yield Act_(verb, entry.predicate, agents, recipients,
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


def _inner_acts(page: Page, inner: Token) -> Iterator[Act_]:
    if inner.pos_ in {"VERB", "AUX"}:
        yield from _verb_acts(page, inner)
    else:
        yield from _noun_acts(page, inner, needs_agent=False)


def _is_of_kind(predicate: Predicate, kind: Act) -> bool:
    if kind is Act.ANY:
        return True
    return (predicate in FRIENDLY) == (kind is Act.FRIENDLY)


# -- nouns ----------------------------------------------------------------------------------------


def _noun_acts(page: Page, noun: Token, *, needs_agent: bool = True) -> Iterator[Act_]:
    for entry in load_lexicon().nouns.get(noun.lemma_.lower(), ()):
        if not _has_modifier(noun, entry):
            continue
        agents, recipients = _fill(page, noun, entry.agent_frames, entry.frames)
        if recipients and (agents or not needs_agent):
            yield Act_(noun, entry.predicate, agents, recipients, f"noun:{entry.lemma}",
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
    for frame in frames:
        found = tuple(
            noun
            for filler in find_fillers(word, frame)
            for noun in with_conjuncts(filler)
            if (mention := actor_at(page, noun)) and (not only or mention.entity_class in only)
        )
        if found:
            return found
    return ()


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


def actor_at(page: Page, noun: Token) -> Mention | None:
    """The mention of an actor that a noun phrase means, if its head is that mention's."""
    candidates = [m for m in page.covering(noun) if m.entity_class in ACTORS]
    headed = [m for m in candidates if page.head(m).i == noun.i or noun.pos_ == "PROPN"]
    if not headed:
        return _office_of(page, noun)
    return max(headed, key=lambda m: (m.end - m.start, m.kind is MentionKind.NAME))


def _office_of(page: Page, noun: Token) -> Mention | None:
    """ "The premier, Ana Solís": the name in apposition to a noun that is none itself."""
    for child in noun.children:
        mention = page.at(child, MentionKind.NAME) if child.dep_ == "appos" else None
        if mention is not None and mention.entity_class is EntityClass.PERSON:
            return mention
    return None


# -- acts to relations ----------------------------------------------------------------------------


def _relate(page: Page, act: Act_) -> Iterator[Relation]:
    status = act.status or assess(act.word)
    factuality = status.factuality
    speaker = _speaker(page, status)
    place = _place(page, act)
    for agent_token, recipient_token in product(act.agents, act.recipients):
        agent, recipient = actor_at(page, agent_token), actor_at(page, recipient_token)
        if agent is None or recipient is None or agent.span == recipient.span:
            continue
        if _means_same(page, agent, recipient):
            continue
        if act.predicate in SYMMETRIC and agent.start > recipient.start:
            agent, recipient = recipient, agent
        yield Relation(
            act.predicate, agent.span, recipient.span, page.evidence(act.word.idx, act.rule),
            factuality=factuality, confidence=_PRIOR[act.confidence], speaker=speaker,
            sense=act.sense, place=place.span if place else None, at=act.word.idx,
        )  # fmt: skip


def _means_same(page: Page, one: Mention, other: Mention) -> bool:
    first, second = page.resolve(one), page.resolve(other)
    return first.span == second.span or (
        first.name == second.name and first.entity_class == second.entity_class
    )


def _speaker(page: Page, status: Status) -> Span | None:
    if status.speaker is None:
        return None
    mention = actor_at(page, status.speaker)
    return mention.span if mention else None


def _place(page: Page, act: Act_) -> Mention | None:
    """Where it happened, as the act's own clause says: "met in Lima"."""
    used = {token.i for token in (*act.agents, *act.recipients)}
    for child in act.word.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "at", "near", "outside"}:
            for noun in child.children:
                mention = page.at(noun, MentionKind.NAME) if noun.dep_ == "pobj" else None
                places = {EntityClass.PLACE, EntityClass.COUNTRY}
                if mention and mention.entity_class in places and noun.i not in used:
                    return mention
    return None
