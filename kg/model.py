"""The values that flow through newskg, from an article's text to its statements.

Everything here is a frozen value of standard-library types, so that a stage is a function
from values to values and either half of the program can be tested without the other.
The running example is an article that says

    "Peruvian Finance Minister Ana Solís criticized Ruritania in Lima on Monday, Tom Reed said."

=================  ============================================================================
Article            the text and what is known about it (title, date, byline, source name)
Mention            "Ana Solís" (a name), "Peruvian" (a demonym), "the minister" (nominal), "she"
Relation           mention "Ana Solís" --accuses--> mention "Ruritania", read in that sentence
Quotation          the content of a quotation and the mention of who says it
Extraction         all that was read from one article: a function of that article alone
Entity             the one thing that mentions in many articles mean
Statement          an article's claim about two entities, with its evidence and factuality
Interaction        who did what to whom, where and when, derived from statements
ResolvedArticle    an article's mentions, quotations and statements with entities in place
=================  ============================================================================

Offsets count Unicode code points of ``Article.text``, end exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

MODEL_VERSION = 1
"""Raised when what is kept on disk (extractions) can no longer be read by newer code."""


class EntityClass(StrEnum):
    """The class of an entity; the value is its local name in the ontology."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COUNTRY = "Country"
    PLACE = "Place"
    EVENT = "Event"
    POSITION = "Position"
    GROUP = "Group"
    UNNAMED_SOURCE = "UnnamedSource"


class MentionKind(StrEnum):
    """How a mention means its entity."""

    NAME = "name"
    DEMONYM = "demonym"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Factuality(StrEnum):
    """The status that an article gives a claim; where several would fit, the first of these."""

    NEGATED = "Negated"
    HYPOTHETICAL = "Hypothetical"
    PLANNED = "Planned"
    REPORTED = "Reported"
    ASSERTED = "Asserted"


class QuotationKind(StrEnum):
    """Direct (in quotation marks), indirect (reported in a clause) or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Predicate(StrEnum):
    """Every relation that a statement may have; the value is its local name in the ontology."""

    HOLDS_POSITION = "holdsPosition"
    FORMERLY_HELD_POSITION = "formerlyHeldPosition"
    MEMBER_OF = "memberOf"
    AFFILIATED_WITH = "affiliatedWith"
    CITIZEN_OF = "citizenOf"
    BASED_IN = "basedIn"
    LOCATED_IN = "locatedIn"
    PART_OF = "partOf"
    PARTICIPATES_IN = "participatesIn"
    ORGANIZES = "organizes"
    TAKES_PLACE_IN = "takesPlaceIn"
    SPOUSE_OF = "spouseOf"
    CHILD_OF = "childOf"
    BORN_IN = "bornIn"
    LIVES_IN = "livesIn"
    EDUCATED_AT = "educatedAt"
    FOUNDED_BY = "foundedBy"
    BIRTH_DATE = "birthDate"
    DEATH_DATE = "deathDate"
    FOUNDING_DATE = "foundingDate"
    AGREES_WITH = "agreesWith"
    CONSULTS = "consults"
    SUPPORTS = "supports"
    COOPERATES_WITH = "cooperatesWith"
    AIDS = "aids"
    CONCEDES_TO = "concedesTo"
    RETREATS_FROM = "retreatsFrom"
    REQUESTS = "requests"
    ACCUSES = "accuses"
    REJECTS = "rejects"
    THREATENS = "threatens"
    PROTESTS_AGAINST = "protestsAgainst"
    SANCTIONS = "sanctions"
    MOBILIZES_AGAINST = "mobilizesAgainst"
    COERCES = "coerces"
    ASSAULTS = "assaults"
    RELATED_TO = "relatedTo"


INTERACTIONS: frozenset[Predicate] = frozenset(
    predicate
    for predicate in Predicate
    if list(Predicate).index(Predicate.AGREES_WITH)
    <= list(Predicate).index(predicate)
    <= list(Predicate).index(Predicate.ASSAULTS)
)
"""The sixteen roots that political event coders use (PLOVER), from agreesWith to assaults."""

SYMMETRIC: frozenset[Predicate] = frozenset(
    {
        Predicate.CONSULTS,
        Predicate.COOPERATES_WITH,
        Predicate.AGREES_WITH,
        Predicate.SPOUSE_OF,
    }
)
"""Stated once, in text order."""

DATE_VALUED: frozenset[Predicate] = frozenset(
    {Predicate.BIRTH_DATE, Predicate.DEATH_DATE, Predicate.FOUNDING_DATE}
)
"""Their object is a date (``Statement.value``), not an entity."""


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for these parts, in this order.

    >>> digest("a", "b") == digest("a", "b") != digest("ab", "")
    True
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


class Span(NamedTuple):
    """A stretch of an article's text, in code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Article:
    """A news article as it was read.

    ``source_name`` is the file's path relative to the folder that was given, or the id that a
    JSON line gave. ``masked`` spans are boilerplate: kept in the text, never extracted from.
    ``published`` is an ISO 8601 date (``2026-01-28``) or empty.
    """

    source_name: str
    text: str
    title: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    language: str = "en"
    masked: tuple[Span, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 of the text's UTF-8 bytes."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def id(self) -> str:
        """Made of source name and text: identical texts under two names are two articles."""
        return digest(self.source_name, self.sha256)

    def to_readable(self) -> str:
        """The text with masked spans blanked, character for character, so offsets hold."""
        text = self.text
        for start, end in self.masked:
            text = text[:start] + "\n" * (end - start) + text[end:]
        return text


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that means an entity: "Ana Solís", "Peruvian", "the minister", "she".

    ``article`` is the article's id. ``name`` is the mention as a name, without title, article
    and possessive ("Ana Solís", "Peru"). ``antecedent`` is the span of an earlier or fuller
    mention in the same article that means the same ("Solís" -> "Ana Solís"). ``of`` is the span
    of the mention inside that a group or unnamed source belongs to ("Iranian police" -> "Iranian").
    No two mentions of an article have the same span.
    """

    article: str
    start: int
    end: int
    text: str
    kind: MentionKind
    entity_class: EntityClass
    name: str
    rule: str
    antecedent: Span | None = None
    of: Span | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a relation was read from: a sentence, word for word, and the rule that read it."""

    article: str
    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed tie between two mentions of one article, by their spans.

    For the two position predicates ``object`` is the mention of the body ("Peruvian") and
    ``title`` the office ("Finance Minister"). ``value`` is a date for the date-valued predicates
    (``object`` then repeats the subject). ``valid_from``, ``valid_until`` and ``time`` are
    ISO 8601 dates, months or years. ``text`` is the words between for ``relatedTo``. ``at`` is the
    offset of the word that it was read at, or -1.
    """

    predicate: Predicate
    subject: Span
    object: Span
    evidence: Evidence
    factuality: Factuality = Factuality.ASSERTED
    confidence: float = 0.5
    speaker: Span | None = None
    title: str = ""
    title_span: Span | None = None
    theme: Span | None = None
    place: Span | None = None
    time: str = ""
    event: Span | None = None
    valid_from: str = ""
    valid_until: str = ""
    sense: str = ""
    text: str = ""
    value: str = ""
    at: int = -1


@dataclass(frozen=True, slots=True)
class EventDescription:
    """What an article says of an event that it mentions: its kind, dates and place."""

    mention: Span
    kind: str
    begin: str = ""
    end: str = ""
    place: Span | None = None
    participants: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """The content of a quotation and the span of the mention that says it."""

    article: str
    start: int
    end: int
    text: str
    kind: QuotationKind
    rule: str
    speaker: Span | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one article, in text order. Kept on disk beside the store."""

    article: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    quotations: tuple[Quotation, ...]
    events: tuple[EventDescription, ...] = ()


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
