"""The statements of a store with their sentences and articles, as rows for a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pyoxigraph import Literal, NamedNode, Store

from kg.model import DATE_VALUED
from kg.store import load_names
from kg.vocab import ITSRDF, KG, NIF, RDF, Names

Row: TypeAlias = dict[str, Any]
Known: TypeAlias = Mapping[str, Sequence[str]]


def describe(store: Store, iri: str) -> Known:
    """Every property of a node with its values, sorted, by the property's local name."""
    values = defaultdict(set)
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, None):
        if isinstance(quad.object, NamedNode | Literal):
            values[local_name(quad.predicate.value)].add(quad.object.value)
    return {name: sorted(found) for name, found in sorted(values.items())}


def find_subjects(
    store: Store, predicate: NamedNode, value: NamedNode, graph: NamedNode | None = None
) -> list[str]:
    """The IRIs, sorted, of what has this value for this property."""
    found = store.quads_for_pattern(None, predicate, value, graph)
    return sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)})


def local_name(iri: str) -> str:
    """What follows the last # or /."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def first(known: Known, name: str) -> str:
    """The first value of a property, or nothing."""
    return next(iter(known.get(name, ())), "")


@dataclass
class Evidence:
    """Rows that refer to each other, and to entities, by number."""

    store: Store
    numbers: Mapping[str, int]
    statements: list[Row] = field(default_factory=list)
    sentences: list[Row] = field(default_factory=list)
    articles: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._names: Names = load_names(self.store)
        self._sentence_numbers: dict[str, int] = {}
        self._article_numbers: dict[str, int] = {}
        self._twins: dict[str, int] = {}

    def add(self, statement: str) -> None:
        """Read one statement, its sentences and its article."""
        known = describe(self.store, statement)
        start, end = first(known, "subject"), first(known, "object")
        dated = local_name(first(known, "predicate")) in DATE_VALUED
        if start not in self.numbers or not (dated or end in self.numbers):
            return
        sources = known.get("wasDerivedFrom", ())
        premise = self._names.statement("").value
        interaction = first(known, "statesInteraction")
        row: Row = {
            "key": statement.removeprefix(self._names.base_iri),
            "from": self.numbers[start],
            "to": self.numbers[start if dated else end],
            "predicate": local_name(first(known, "predicate")),
            "factuality": local_name(first(known, "factuality")),
            "confidence": round(float(first(known, "confidence") or 0), 2),
            "rule": first(known, "rule"),
            "article": self._number_article(self._article_of(statement)),
            "speaker": self.numbers.get(first(known, "wasAttributedTo"), -1),
            "since": first(known, "validFrom"),
            "until": first(known, "validUntil"),
            "stated": first(known, "statedOn"),
            "time": first(describe(self.store, interaction), "hasTime") if interaction else "",
            "sense": first(known, "sense"),
            "text": first(known, "relationText"),
            "value": end if dated else "",
            "sentences": [self._number_sentence(iri) for iri in sources if premise not in iri],
            "premises": [
                iri.removeprefix(self._names.base_iri) for iri in sources if premise in iri
            ],
        }
        self.statements.append(row)

    def _article_of(self, statement: str) -> str:
        """The article in whose graph a statement stands."""
        found = _find_graphs(self.store, NamedNode(statement))
        return found[0].replace("graph/", "", 1) if found else ""

    def _number_article(self, iri: str) -> int:
        if iri not in self._article_numbers:
            known = describe(self.store, iri)
            self._article_numbers[iri] = len(self.articles)
            twin = self._twins.setdefault(first(known, "sha256"), len(self._twins))
            source = first(known, "sourceName")
            self.articles.append(
                {
                    "headline": first(known, "headline") or source,
                    "date": first(known, "datePublished"),
                    "source": source,
                    "publisher": first(known, "publisher"),
                    "url": first(known, "url"),
                    "twin": twin,
                }
            )
        return self._article_numbers[iri]

    def _number_sentence(self, iri: str) -> int:
        if iri not in self._sentence_numbers:
            known = describe(self.store, iri)
            self._sentence_numbers[iri] = len(self.sentences)
            begin = int(first(known, "beginIndex") or 0)
            self.sentences.append(
                {
                    "article": self._number_article(first(known, "referenceContext")),
                    "text": first(known, "anchorOf"),
                    "marks": [part for mark in self._find_marks(iri, begin) for part in mark],
                }
            )
        return self._sentence_numbers[iri]

    def _find_marks(self, sentence: str, begin: int) -> list[tuple[int, int, int]]:
        """Where the page's entities are mentioned in a sentence: start, end, entity."""
        marks = []
        for mention in find_subjects(self.store, NIF("superString"), NamedNode(sentence)):
            known = describe(self.store, mention)
            entity = self.numbers.get(first(known, local_name(ITSRDF("taIdentRef").value)))
            if entity is not None:
                start, end = int(first(known, "beginIndex")), int(first(known, "endIndex"))
                marks.append((start - begin, end - begin, entity))
        return sorted(marks)


def _find_graphs(store: Store, node: NamedNode) -> list[str]:
    """The graphs that speak of a node."""
    found = store.quads_for_pattern(node, None, None, None)
    return sorted(
        {quad.graph_name.value for quad in found if isinstance(quad.graph_name, NamedNode)}
    )


def find_dated(store: Store) -> Iterator[str]:
    """The statements whose object is a date, which are nobody's tie."""
    for predicate in sorted(DATE_VALUED):
        yield from find_subjects(store, RDF("predicate"), KG(predicate))


def read_evidence(store: Store, statements: Iterable[str], numbers: Mapping[str, int]) -> Evidence:
    """Read these statements and all the dated ones; ``numbers`` is the page's of each entity."""
    evidence = Evidence(store, numbers)
    for statement in sorted(set(statements) | set(find_dated(store))):
        evidence.add(statement)
    return evidence
