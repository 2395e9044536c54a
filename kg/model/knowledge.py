"""What many articles tell: entities, statements with their evidence, and whole builds."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.reading import Article, Mention, Quotation, Span, digest
from kg.model.terms import EntityClass, Factuality, Predicate


@dataclass(frozen=True, slots=True)
class Entity:
    """The one thing that its mentions mean.

    ``id`` is the local part of its IRI: the Wikidata item where linked ("Q419"), else class and
    canonical name ("person-ana-solis"), with a discriminator between homonyms. The four
    references are ids of other entities or empty. ``begin`` and ``end`` date an event.
    """

    id: str
    entity_class: EntityClass
    label: str
    alt_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    wikidata: str = ""
    position_in: str = ""
    of_country: str = ""
    affiliated_with: str = ""
    stands_for: str = ""
    kind: str = ""
    begin: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that one article makes about two entities, by their ids.

    ``sentences`` are its evidence in ``article``, at least one; an inferred statement has
    ``premises`` (ids of statements) instead. ``interaction`` is the id of what it states.
    ``value`` holds the object of a date-valued predicate, whose ``object`` is empty.
    """

    article: str
    subject: str
    predicate: Predicate
    object: str
    rule: str
    sentences: tuple[Span, ...] = ()
    factuality: Factuality = Factuality.ASSERTED
    confidence: float = 0.5
    speaker: str = ""
    valid_from: str = ""
    valid_until: str = ""
    stated_on: str = ""
    sense: str = ""
    relation_text: str = ""
    interaction: str = ""
    value: str = ""
    premises: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A hash of what keys it: the claim, where, by whom, how surely and for when."""
        return digest(
            self.article,
            self.subject,
            self.predicate,
            self.object or self.value,
            self.factuality,
            self.speaker,
            self.valid_from,
            self.valid_until,
        )


@dataclass(frozen=True, slots=True)
class Interaction:
    """Who did what to whom, by entity ids; derived from the statements that name it."""

    id: str
    category: Predicate
    agent: str
    recipient: str
    theme: str = ""
    place: str = ""
    time: str = ""
    event: str = ""
    factualities: tuple[Factuality, ...] = ()


@dataclass(frozen=True, slots=True)
class Background:
    """What the knowledge base knows of two entities at hand ("Lima" is in "Peru")."""

    subject: str
    predicate: Predicate
    object: str


@dataclass(frozen=True, slots=True)
class AttributedQuotation:
    """A quotation with entity ids: who said it (or empty) and whom it is about."""

    quotation: Quotation
    speaker: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """One article as the graph half takes it: every mention paired with its entity's id.

    ``sentences`` are those that hold a mention or are some statement's evidence.
    """

    article: Article
    sentences: tuple[Span, ...]
    mentions: tuple[tuple[Mention, str], ...]
    quotations: tuple[AttributedQuotation, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """What a build was made with, for its ``prov:Activity``; never a clock time."""

    versions: tuple[tuple[str, str], ...] = ()
    model: str = ""
    rules_hash: str = ""
    decisions_hash: str = ""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that a build writes: what crosses from the text half to the graph half."""

    articles: tuple[ResolvedArticle, ...]
    entities: tuple[Entity, ...]
    interactions: tuple[Interaction, ...] = ()
    background: tuple[Background, ...] = ()
    build: BuildInfo = field(default_factory=BuildInfo)
