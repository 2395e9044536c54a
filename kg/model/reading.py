"""What one article is and what was read from it: spans, mentions, relations, quotations."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.model.terms import EntityClass, Factuality, MentionKind, Predicate, QuotationKind


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
