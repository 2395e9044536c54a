"""The mentions of one article that mean the same, as one chain: what resolution works on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.decisions.groups import Group
from kg.knowledge_base.names import normalize_name
from kg.model import (
    EntityClass,
    EventDescription,
    Extraction,
    Factuality,
    Mention,
    MentionKind,
    Predicate,
    Span,
)

Cuts: TypeAlias = frozenset[frozenset[str]]
"""Pairs of normalised names that a person says are two in an article."""


@dataclass
class Chain:
    """One thing as one article speaks of it.

    ``spans`` are its mentions; ``names`` counts the names that it bears there, ``classes`` the
    votes for its class. ``name`` is the fullest: that of the mention which the others point to.
    ``events`` are the article's descriptions of it, where it is an event; ``titles`` the offices
    that the article gives to a person, ``homes`` the keys of the countries that it ties to by
    office or citizenship; ``within`` the names of what the article says that a place lies in.
    ``group``, ``label`` and ``is_class_decided`` are a person's decisions.
    """

    article: str
    name: str
    entity_class: EntityClass
    spans: list[Span] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    demonyms: Counter[str] = field(default_factory=Counter)
    of: Span | None = None
    events: list[EventDescription] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    within: set[str] = field(default_factory=set)
    group: Group | None = None
    label: str = ""
    is_class_decided: bool = False

    @property
    def key(self) -> str:
        """Its fullest name without what may vary in spelling."""
        return normalize_name(self.name)


def make_chains(extraction: Extraction, cuts: Cuts = frozenset()) -> list[Chain]:
    """Join an article's mentions by their antecedents, and names that are spelled alike."""
    by_span = {mention.span: mention for mention in extraction.mentions}
    described = {event.mention: event for event in extraction.events}
    titles, homes = _titles(extraction), _homes(extraction, by_span)
    within = _within(extraction, by_span)
    chains: dict[tuple[EntityClass, str], Chain] = {}
    for mention in extraction.mentions:
        root = _root(mention, by_span, cuts)
        key = (root.entity_class, _identity(root))
        chain = chains.get(key)
        if chain is None:
            chain = chains[key] = Chain(extraction.article, root.name, root.entity_class)
        _add(chain, mention)
        if mention.span in described:
            chain.events.append(described[mention.span])
        chain.titles |= titles.get(mention.span, set())
        chain.homes |= homes.get(mention.span, set())
        chain.within |= within.get(mention.span, set())
    return list(chains.values())


def _titles(extraction: Extraction) -> dict[Span, set[str]]:
    """The offices that relations give to mentions."""
    titles: dict[Span, set[str]] = defaultdict(set)
    for relation in extraction.relations:
        if relation.title:
            titles[relation.subject].add(relation.title)
    return titles


def _homes(extraction: Extraction, by_span: dict[Span, Mention]) -> dict[Span, set[str]]:
    """The countries whose officers or citizens mentions are, by key."""
    homes: dict[Span, set[str]] = defaultdict(set)
    for relation in extraction.relations:
        if relation.predicate in _TIES and relation.factuality in _TRUE:
            country = _root(by_span[relation.object], by_span, frozenset())
            if country.entity_class is EntityClass.COUNTRY:
                homes[relation.subject].add(normalize_name(country.name))
    return homes


def _within(extraction: Extraction, by_span: dict[Span, Mention]) -> dict[Span, set[str]]:
    """The names of what places lie in: "Ala." of "Birmingham, Ala."."""
    within: dict[Span, set[str]] = defaultdict(set)
    for relation in extraction.relations:
        if relation.predicate is Predicate.LOCATED_IN and relation.factuality in _TRUE:
            within[relation.subject].add(_root(by_span[relation.object], by_span, frozenset()).name)
    return within


_TIES = frozenset(
    {Predicate.HOLDS_POSITION, Predicate.FORMERLY_HELD_POSITION, Predicate.CITIZEN_OF}
)
_TRUE = frozenset({Factuality.ASSERTED, Factuality.REPORTED})


def _root(mention: Mention, by_span: dict[Span, Mention], cuts: Cuts) -> Mention:
    seen = {mention.span}
    while mention.antecedent is not None and mention.antecedent not in seen:
        seen.add(mention.antecedent)
        antecedent = by_span[mention.antecedent]
        if cuts and frozenset(map(normalize_name, (mention.name, antecedent.name))) in cuts:
            break
        mention = antecedent
    return mention


def _identity(root: Mention) -> str:
    """What keeps chains of one class apart: the name; an unnamed person's very mention."""
    if root.entity_class is EntityClass.UNNAMED_SOURCE:
        return f"{root.start}:{root.end}"
    return normalize_name(root.name) or root.name


def _add(chain: Chain, mention: Mention) -> None:
    chain.spans.append(mention.span)
    if mention.kind is MentionKind.DEMONYM:
        chain.demonyms[mention.text] += 1
    elif mention.kind is MentionKind.NAME:
        chain.names[mention.name] += 1
    elif mention.kind is MentionKind.NOMINAL and mention.antecedent is None:
        chain.names[mention.name] += 1
        if mention.text != mention.name:
            chain.names[mention.text] += 1
    if mention.of is not None and chain.of is None:
        chain.of = mention.of


def count_names(chains: Iterable[Chain]) -> Counter[str]:
    """How often each name is borne over several chains."""
    total: Counter[str] = Counter()
    for chain in chains:
        total.update(chain.names)
    return total
