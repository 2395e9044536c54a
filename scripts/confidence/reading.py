"""Annotated texts read by newskg: what it states of each, beside what people say is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.annotate import annotate
from kg.extract import extract
from kg.extract.confidence import tier_of
from kg.extract.gazetteer import load_gazetteer
from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import Article, Entity, Factuality, Predicate, ResolvedArticle, Statement
from kg.resolve import resolve
from kg.statements import make_statements

Gold = Mapping[str, Any]
"""One annotated text, as its file has it."""

_NOT_STATED = frozenset({Factuality.NEGATED, Factuality.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether one statement is what people say that the text states."""

    rule: str
    predicate: Predicate
    factuality: Factuality
    tier: str
    right: bool
    source: str
    text: str


@dataclass(frozen=True)
class Reading:
    """One text as newskg reads it, with the entities of the whole set."""

    article: ResolvedArticle
    entities: Mapping[str, Entity]

    def meant_at(self, start: int, end: int) -> set[str]:
        """The entities of the mentions that a stretch of text touches."""
        return {
            entity
            for mention, entity in self.article.mentions
            if mention.start < end and start < mention.end
        }

    def best_at(self, start: int, end: int) -> str:
        """The entity of the mention that fits a stretch of text best; "" where none touches it."""
        touching = [
            (min(end, m.end) - max(start, m.start) - (m.end - m.start) / 100, entity)
            for m, entity in self.article.mentions
            if m.start < end and start < m.end
        ]
        return max(touching, default=(0, ""))[1]

    def stated(self) -> Iterator[tuple[Statement, str, str]]:
        """What the text states or reports, with its two ends; of an office, the body it is in."""
        for statement in self.article.statements:
            if statement.factuality in _NOT_STATED:
                continue
            target = self.entities.get(statement.object)
            body = target.position_in if target is not None else ""
            yield statement, statement.subject, body or statement.object

    def judge(self, statement: Statement, source: str, *, right: bool) -> Judgement:
        """Put a verdict beside a statement."""
        tier = tier_of(statement.rule, statement.predicate)
        return Judgement(
            statement.rule, statement.predicate, statement.factuality, tier, right, source,
            self.article.article.source_name,
        )  # fmt: skip


def read_lines(path: Path) -> list[Gold]:
    """Read a file of annotated texts, a JSON object with ``id`` and ``text`` a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def read_texts(gold: Sequence[Gold]) -> Iterator[tuple[Gold, Reading]]:
    """Read the texts of a set together, as one corpus."""
    articles = [Article(str(item["id"]), item["text"]) for item in gold]
    readings = read_articles(articles)
    for item, article in zip(gold, articles, strict=True):
        yield item, readings[article.id]


def read_articles(articles: Iterable[Article]) -> dict[str, Reading]:
    """Read articles as one corpus; by the article's id."""
    articles = sorted(articles, key=lambda article: (article.source_name, article.id))
    gazetteer = load_gazetteer()
    extractions = [extract(article, doc, gazetteer) for article, doc in annotate(articles)]
    resolution = resolve(extractions, load_knowledge_base())
    stated = make_statements(articles, extractions, resolution)
    entities = {**resolution.entities, **stated.positions}
    return {item.article.id: Reading(item, entities) for item in stated.articles}
