"""What several tests share: a reader for single sentences, and a small graph to look at."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from knowledge_example import KNOWLEDGE

from kg.annotate import load_model
from kg.extract import extract
from kg.extract.gazetteer import load_gazetteer
from kg.model import Article, Extraction, Mention, Span
from kg.rdf import to_quads
from kg.store import open_store, write_store
from kg.vocab import Names


@dataclass(frozen=True)
class Reading:
    """An extraction together with its text, in words rather than offsets."""

    text: str
    extraction: Extraction

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @property
    def mentions(self):
        return {(m.text, m.kind.value, m.entity_class.value) for m in self.extraction.mentions}

    @property
    def relations(self):
        return {
            (self.words(r.subject), r.predicate.value, self.words(r.object))
            for r in self.extraction.relations
        }

    @property
    def positions(self):
        return {
            (self.words(r.subject), r.predicate.value, r.title, self.words(r.object))
            for r in self.extraction.relations
            if r.title
        }

    def factuality(self, predicate: str):
        return {r.factuality.value for r in self.extraction.relations if r.predicate == predicate}

    def meaning(self, words: str, start: int = 0) -> str:
        """The name of the mention that the first mention with these words finally means."""
        by_span = {m.span: m for m in self.extraction.mentions}
        found: Mention = next(
            m for m in self.extraction.mentions if m.text == words and m.start >= start
        )
        while found.antecedent is not None:
            found = by_span[found.antecedent]
        return found.name


@pytest.fixture(scope="session")
def read():
    """Read one text as if it were an article."""
    nlp, gazetteer = load_model(), load_gazetteer()

    def read_text(text: str) -> Reading:
        article = Article("test.txt", text, published="2026-03-04")
        return Reading(text, extract(article, nlp(text), gazetteer))

    return read_text


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A folder with the store of the example knowledge."""
    directory = tmp_path_factory.mktemp("built")
    write_store(to_quads(KNOWLEDGE, Names()), directory)
    return directory


@pytest.fixture
def store(built):
    """The example knowledge, open for reading."""
    return open_store(built)
