"""The statements of a page with their sentences and articles, as rows.

Only what the page holds is read, so a part of a large store takes no longer than a small store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pyoxigraph import NamedNode, Store

from kg.explorer.facts import Description, describe, first_value, local_name, to_text
from kg.model import DATE_VALUED
from kg.store import load_names
from kg.vocab import ITSRDF, KG, NIF, PROV, RDF, SCHEMA, SEM, Names

Row: TypeAlias = dict[str, Any]
_Found: TypeAlias = tuple[str, NamedNode]  # a statement and the graph of its article

_WORDS = {
    "rule": KG("rule"),
    "since": KG("validFrom"),
    "until": KG("validUntil"),
    "stated": KG("statedOn"),
    "sense": KG("sense"),
    "text": KG("relationText"),
}
_SUBJECT, _PREDICATE, _OBJECT = RDF("subject"), RDF("predicate"), RDF("object")
_FACTUALITY, _CONFIDENCE, _SPEAKER = KG("factuality"), KG("confidence"), PROV("wasAttributedTo")
_BEHIND, _STATES, _TIME = PROV("wasDerivedFrom"), KG("statesInteraction"), SEM("hasTime")
_IN, _MEANS, _WORDING = NIF("superString"), ITSRDF("taIdentRef"), NIF("anchorOf")
_DATED = frozenset(KG(predicate).value for predicate in DATE_VALUED)


@dataclass
class Evidence:
    """Rows that refer to each other, and to entities, by number."""

    statements: list[Row] = field(default_factory=list)
    sentences: list[Row] = field(default_factory=list)
    articles: list[Row] = field(default_factory=list)


def read_evidence(
    store: Store, numbers: Mapping[str, int], graphs: frozenset[str] | None = None
) -> Evidence:
    """Read what is stated between entities, or of their dates; ``numbers`` is the page's of each.

    ``graphs``, where given, are those of the only articles that shall be heard.
    """
    names, evidence = load_names(store), Evidence()
    articles = _Articles(store, evidence, names)
    sentences = _Sentences(store, evidence, articles, numbers)
    premise = names.statement("").value
    for iri, graph in sorted(_find_statements(store, numbers), key=lambda found: found[0]):
        if graphs is not None and graph.value not in graphs:
            continue
        known = describe(store, iri, graph)
        statement = _to_row(known, numbers)
        if not statement:
            continue
        behind = known.get(_BEHIND.value, [])
        statement["key"] = iri.removeprefix(names.base_iri)
        statement["article"] = articles.number(graph)
        statement["time"] = _read_time(store, first_value(known, _STATES))
        statement["sentences"] = [sentences.number(s, graph) for s in behind if premise not in s]
        statement["premises"] = [
            source.removeprefix(names.base_iri) for source in behind if premise in source
        ]
        evidence.statements.append(statement)
    return evidence


def _find_statements(store: Store, numbers: Mapping[str, int]) -> Iterator[_Found]:
    """The statements about these entities whose object is one of them too, or a date."""
    for entity in numbers:
        for quad in store.quads_for_pattern(None, _SUBJECT, NamedNode(entity), None):
            graph = quad.graph_name
            for end in store.quads_for_pattern(quad.subject, _OBJECT, None, graph):
                known = not isinstance(end.object, NamedNode) or end.object.value in numbers
                if known and isinstance(graph, NamedNode):
                    yield to_text(quad.subject), graph


def _read_time(store: Store, interaction: str) -> str:
    """When an interaction happened, where that is known."""
    if not interaction:
        return ""
    times = store.quads_for_pattern(NamedNode(interaction), _TIME, None, None)
    return min((to_text(quad.object) for quad in times), default="")


def _to_row(known: Description, numbers: Mapping[str, int]) -> Row | None:
    """What a statement says by itself, if the page holds both of its ends."""
    start, end = first_value(known, _SUBJECT), first_value(known, _OBJECT)
    predicate = first_value(known, _PREDICATE)
    dated = predicate in _DATED
    if start not in numbers or not (dated or end in numbers):
        return None
    return {
        "from": numbers[start],
        "to": numbers[start if dated else end],
        "predicate": local_name(predicate),
        "factuality": local_name(first_value(known, _FACTUALITY)),
        "confidence": round(float(first_value(known, _CONFIDENCE)), 2),
        "speaker": numbers.get(first_value(known, _SPEAKER), -1),
        "value": end if dated else "",
        **{name: first_value(known, predicate) for name, predicate in _WORDS.items()},
    }


class _Articles:
    """The articles of the page, numbered as statements ask for them."""

    def __init__(self, store: Store, evidence: Evidence, names: Names) -> None:
        self.store, self.rows = store, evidence.articles
        self.graphs, self.base = names.graph("").value, names.base_iri
        self.numbers: dict[NamedNode, int] = {}
        self.twins: dict[str, int] = {}

    def number(self, graph: NamedNode) -> int:
        """The number of the article that a graph holds."""
        if graph not in self.numbers:
            self.numbers[graph] = len(self.rows)
            iri = self.base + graph.value.removeprefix(self.graphs)
            known = describe(self.store, iri, graph)
            row: Row = {
                "headline": first_value(known, SCHEMA("headline")),
                "date": first_value(known, SCHEMA("datePublished")),
                "source": first_value(known, KG("sourceName")),
                "publisher": first_value(known, SCHEMA("publisher")),
                "url": first_value(known, SCHEMA("url")),
            }
            row["headline"] = row["headline"] or row["source"]
            text = first_value(known, KG("sha256")) or iri
            row["twin"] = self.twins.setdefault(text, len(self.twins))
            self.rows.append(row)
        return self.numbers[graph]


class _Sentences:
    """The sentences of the page with its entities marked, numbered as statements ask for them."""

    def __init__(
        self, store: Store, evidence: Evidence, articles: _Articles, numbers: Mapping[str, int]
    ) -> None:
        self.store, self.rows, self.articles = store, evidence.sentences, articles
        self.entities = numbers
        self.numbers: dict[str, int] = {}

    def number(self, iri: str, graph: NamedNode) -> int:
        if iri not in self.numbers:
            self.numbers[iri] = len(self.rows)
            begin = _offsets(iri)[0]
            marks = [
                part
                for start, end, entity in sorted(self._marks(iri, graph))
                for part in (start - begin, end - begin, entity)
            ]
            words = self.store.quads_for_pattern(NamedNode(iri), _WORDING, None, graph)
            text = next((to_text(quad.object) for quad in words), "")
            row = {"article": self.articles.number(graph), "text": text, "marks": marks}
            self.rows.append(row)
        return self.numbers[iri]

    def _marks(self, sentence: str, graph: NamedNode) -> Iterator[tuple[int, int, int]]:
        """Where the sentence mentions which of the page's entities."""
        node = NamedNode(sentence)
        for mention in self.store.quads_for_pattern(None, _IN, node, graph):
            for quad in self.store.quads_for_pattern(mention.subject, _MEANS, None, graph):
                entity = self.entities.get(to_text(quad.object))
                if entity is not None:
                    yield *_offsets(to_text(mention.subject)), entity


def _offsets(iri: str) -> tuple[int, int]:
    """Where a sentence or a mention begins and ends, which its IRI tells: see ``kg.vocab``."""
    begin, end = iri.split("-")[-2:]
    return int(begin), int(end)
