"""What resolution decided, as it is kept beside the store: who is meant where, and why."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import EntityClass, Span


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two names were taken for one entity: the rule and how sure it is (0 to 1)."""

    kept: str
    merged: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class LinkedTo:
    """The entry of the knowledge base that an entity is taken for, and how sure that is.

    ``comparisons`` are what the score is the sum of (`kg.resolve.comparisons`).
    """

    entry: str
    label: str
    score: float
    is_decided: bool = False
    comparisons: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What one article calls an entity, by its fullest name there, and the mentions.

    ``entity_class`` is what the article takes it for, or what a person decided; ``homes`` are the
    keys of the countries that the article ties a person to.
    """

    article: str
    name: str
    entity_class: EntityClass
    spans: tuple[Span, ...]
    homes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """One entity: its parts in the articles, what joined them, and what it is linked to."""

    entity: str
    entity_class: EntityClass
    label: str
    parts: tuple[Part, ...]
    merges: tuple[Merge, ...] = ()
    link: LinkedTo | None = None
