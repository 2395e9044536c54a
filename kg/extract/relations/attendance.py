"""Where events take place, who takes part in them and who holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.clauses import with_conjuncts
from kg.extract.events import Event
from kg.extract.factuality import assess
from kg.extract.interactions.actors import actor_at
from kg.extract.page import Page
from kg.extract.subjects import find_subject
from kg.model import EntityClass, Factuality, Mention, MentionKind, Predicate, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONVENED = frozenset({"summit", "conference", "meeting", "exercise"})
_BY_TALKERS = frozenset({"meeting", "talks", "negotiation"})
"""What those who hold it take part in: "held talks", but "held an election"."""

_PLOTTED = frozenset({"attack", "battle", "coup", "invasion", "protest", "war"})
"""Kinds that a text may tell of as plotted, feared or foiled."""

_INDEFINITE = frozenset({"a", "an", "any", "another", "no", "further", "new", "more"})
_ATTENDING = frozenset("attend join address participate gather speak appear convene".split())
_HOSTING = frozenset("host organize organise convene hold chair".split())
_AT_EVENT = frozenset({"at", "in", "during", "for", "to"})
_ROLES = {
    "host": Predicate.ORGANIZES, "organizer": Predicate.ORGANIZES,
    "organiser": Predicate.ORGANIZES, "chair": Predicate.ORGANIZES,
    "guest": Predicate.PARTICIPATES_IN, "participant": Predicate.PARTICIPATES_IN,
    "speaker": Predicate.PARTICIPATES_IN,
}  # fmt: skip
"""What a person is at an event, as a noun: "Varga, the host of the summit"."""


def relate_events(page: Page, events: Iterable[Event]) -> Iterator[Relation]:
    """Where events take place, who takes part in them and who holds them."""
    for event in events:
        if event.place is not None:
            place = _relation(
                page, Predicate.TAKES_PLACE_IN, event.mention, event.place, "event:place"
            )
            yield replace(place, factuality=_reality(event))
        for actor in event.actors:
            if actor.entity_class is EntityClass.PLACE:
                continue
            convened = event.kind in _CONVENED and actor.entity_class is EntityClass.ORGANIZATION
            predicate = Predicate.ORGANIZES if convened else Predicate.PARTICIPATES_IN
            yield _relation(page, predicate, actor, event.mention, "event:modifier")
        yield from _attendance(page, event)


def _reality(event: Event) -> Factuality:
    """How real an event is that the text does not take as known: "a plan for an attack in Lima"."""
    words = {child.lower_ for child in event.noun.children if child.dep_ in {"det", "amod"}}
    named = event.mention.kind is MentionKind.NAME
    known = named or event.kind not in _PLOTTED or not words & _INDEFINITE
    factuality = Factuality.ASSERTED if known else assess(event.noun).factuality
    return Factuality.ASSERTED if factuality is Factuality.REPORTED else factuality


def _attendance(page: Page, event: Event) -> Iterator[Relation]:
    """ "X attended the summit", "X told reporters at the summit", "Y will host the talks"."""
    found = _hosts(event) or _attenders(event)
    if found is None:
        return
    subject, word, predicate = found
    for token in with_conjuncts(subject):
        actor = actor_at(page, token)
        if actor is not None and actor.span != event.mention.span:
            yield _relation(page, predicate, actor, event.mention, "event:attendance", word)


def _hosts(event: Event) -> tuple[Token, Token, Predicate] | None:
    """ "The talks were hosted by Y", "Y, the host of the talks", "Y, a guest of the talks"."""
    noun, above = event.noun, event.noun.head
    if noun.dep_ == "nsubjpass" and above.lemma_ in _HOSTING:
        agents = (c for c in above.children if c.dep_ == "agent")
        named = next((t for agent in agents for t in agent.children if t.dep_ == "pobj"), None)
        return (named, above, Predicate.ORGANIZES) if named is not None else None
    if noun.dep_ == "pobj" and above.lower_ in {"of", "at"} and above.head.lower_ in _ROLES:
        role = above.head
        if role.dep_ == "appos":
            return role.head, role, _ROLES[role.lower_]
        if role.dep_ == "attr":
            subject = find_subject(role.head)
            return (subject, role.head, _ROLES[role.lower_]) if subject is not None else None
    return None


def _attenders(event: Event) -> tuple[Token, Token, Predicate] | None:
    noun, verb = event.noun, event.noun.head
    predicate = Predicate.PARTICIPATES_IN
    if noun.dep_ == "dobj" and verb.lemma_ in _ATTENDING | _HOSTING:
        talks = verb.lemma_ == "hold" and event.kind in _BY_TALKERS
        predicate = Predicate.ORGANIZES if verb.lemma_ in _HOSTING and not talks else predicate
    elif noun.dep_ == "pobj" and verb.lower_ in _AT_EVENT and verb.head.pos_ == "VERB":
        going = verb.head.lemma_ in _ATTENDING | {"travel", "arrive", "go"}
        if verb.lower_ in {"in", "for", "to"} and not going:
            return None
        verb = verb.head
    else:
        return None
    subject = find_subject(verb)
    return (subject, verb, predicate) if subject is not None else None


def _relation(
    page: Page, predicate: Predicate, subject: Mention, target: Mention, rule: str,
    verb: Token | None = None,
) -> Relation:  # fmt: skip
    at = verb.idx if verb is not None else max(subject.start, target.start)
    factuality = assess(verb).factuality if verb is not None else Factuality.ASSERTED
    return Relation(
        predicate, subject.span, target.span, page.evidence(at, rule), factuality=factuality
    )
