"""Who did what to whom: acts whose actors are known, as relations with factuality and place.

The act's factuality, place and date are read from its own clause, nothing from a neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from kg.extract.factuality import Status, assess
from kg.extract.interactions.actors import actor_at, is_thing, means_same
from kg.extract.interactions.acts import FoundAct, find_acts
from kg.extract.interactions.context import (
    is_battle,
    is_clash_in_words,
    is_peacekeeping,
    is_verbal_attack,
)
from kg.extract.lexicon.lexicon import FRIENDLY
from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.extract.times import IMPLIED
from kg.model import (
    SYMMETRIC,
    EntityClass,
    Factuality,
    Mention,
    MentionKind,
    Predicate,
    Relation,
    Span,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_interactions(page: Page) -> Iterator[Relation]:
    """Relations of the sixteen roots, in text order."""
    for act in find_acts(page):
        yield from _relate(page, act)


def _relate(page: Page, act: FoundAct) -> Iterator[Relation]:
    status = assess(act.word)
    for agent_token, recipient_token in product(act.agents, act.recipients):
        agent, recipient = actor_at(page, agent_token), actor_at(page, recipient_token)
        if agent is None or recipient is None or agent.span == recipient.span:
            continue
        if means_same(page, agent, recipient) or _is_ware(page, act, recipient_token):
            continue
        ends = ((agent_token, agent), (recipient_token, recipient))
        if any(_is_mere_site(page, act, *end) for end in ends):
            continue
        relation = _make_relation(page, act, agent, recipient, status)
        yield relation
        implied = _implied(act, status)
        going = act.sense in {"visit", "improve ties"}  # a town has agreed to nothing
        to_town = going and recipient.entity_class is EntityClass.PLACE
        if implied is not None and not to_town:
            predicate, sense = implied
            yield replace(
                relation, predicate=predicate, factuality=Factuality.ASSERTED, sense=sense,
                place=None,
                evidence=replace(relation.evidence, rule=f"{IMPLIED}{relation.evidence.rule}"),
            )  # fmt: skip


def _is_ware(page: Page, act: FoundAct, noun: Token) -> bool:
    """ "The tariffs hit Peruvian oil": no attack on Peru."""
    wares = act.predicate is Predicate.ASSAULTS and noun.lower_ in load_words("wares")
    return wares and is_thing(page, noun)


_ON_THE_GROUND = frozenset(
    {
        Predicate.CONSULTS,
        Predicate.AIDS,
        Predicate.RETREATS_FROM,
        Predicate.MOBILIZES_AGAINST,
        Predicate.COERCES,
        Predicate.ASSAULTS,
    }
)
"""What is done to a land by doing it to what stands there: "bombed a base in Peru"."""


def _is_mere_site(page: Page, act: FoundAct, noun: Token, owner: Mention) -> bool:
    """ "Protested at a school in Lima", "a factory in Lima sued Chile": no act of or on Lima."""
    if noun.lower_ not in load_words("sites") or not is_thing(page, noun):
        return False
    owned = owner.kind is MentionKind.DEMONYM or page.head(owner).dep_ == "poss"
    return noun in act.agents or not (owned or act.predicate in _ON_THE_GROUND)


def _make_relation(
    page: Page, act: FoundAct, agent: Mention, recipient: Mention, status: Status
) -> Relation:
    if act.predicate in SYMMETRIC and agent.start > recipient.start:
        agent, recipient = recipient, agent
    place = _place(page, act)
    predicate, sense = _meaning(page, act, agent, recipient)
    return Relation(
        predicate, agent.span, recipient.span, page.evidence(act.word.idx, act.rule),
        factuality=status.factuality, speaker=_speaker(page, status), sense=sense,
        place=place.span if place else None, at=act.word.idx,
    )  # fmt: skip


def _meaning(
    page: Page, act: FoundAct, agent: Mention, recipient: Mention
) -> tuple[Predicate, str]:
    """What an act is with these two and in its clause: fights in words are criticism."""
    word, predicate = act.word, act.predicate
    if is_verbal_attack(word, predicate, agent, recipient) or is_clash_in_words(word, predicate):
        return Predicate.ACCUSES, "criticize"
    if is_peacekeeping(word, predicate):
        return Predicate.AIDS, "protect"
    if predicate is Predicate.PROTESTS_AGAINST and is_battle(page, word, agent):
        return Predicate.ASSAULTS, "fight"
    return predicate, act.sense


def _implied(act: FoundAct, status: Status) -> tuple[Predicate, str] | None:
    """What is asserted besides: a planned friendly act agrees, one that "will not" be rejects."""
    told = act.word.pos_ == "VERB"
    if told and status.factuality is Factuality.PLANNED and act.predicate in _WILLING:
        return Predicate.AGREES_WITH, "plan"
    refused = status.factuality is Factuality.NEGATED and act.predicate is not Predicate.REJECTS
    if refused and told and _is_willed(act.word):
        return Predicate.REJECTS, "refusal"
    return None


_WILLING = FRIENDLY - {Predicate.AGREES_WITH}
_WILL = frozenset({"will", "wo", "'ll", "’ll"})


def _is_willed(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in _WILL for child in verb.children)


def _speaker(page: Page, status: Status) -> Span | None:
    if status.speaker is None:
        return None
    mention = actor_at(page, status.speaker) or page.at(status.speaker)
    return mention.span if mention else None


def _place(page: Page, act: FoundAct) -> Mention | None:
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
