"""Who is tied to whom in a store, by numbers: what a page's entities are chosen by.

A store may hold millions of quads, a page shows some thousands of entities. So the whole is read
only as counts, which the store adds up without handing out a term for each quad.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode, Store

from kg.explorer.facts import find_subjects, to_text
from kg.model import EntityClass
from kg.query import find_rows
from kg.vocab import ITSRDF, KG, RDF

LINKS = {
    "positionIn": "position in",
    "ofCountry": "belongs to",
    "affiliatedWith": "is affiliated with",
    "standsFor": "stands for",
    "locatedIn": "lies in",
}
"""What an entity belongs to, though no article need say so; and how the page words it."""

_PAIRS = """
SELECT ?subject ?object (COUNT(?statement) AS ?count) {
  ?statement rdf:subject ?subject ; rdf:object ?object
} GROUP BY ?subject ?object"""

_MENTIONED = f"""
SELECT ?entity (COUNT(DISTINCT ?graph) AS ?count) {{
  GRAPH ?graph {{ ?mention <{ITSRDF("taIdentRef").value}> ?entity }}
}} GROUP BY ?entity"""

_TEXTS = "SELECT ?text ?graph { GRAPH ?graph { ?article kg:sha256 ?text } } ORDER BY ?text ?graph"


@dataclass(frozen=True, slots=True)
class Outline:
    """The entities of a store in the order of their IRIs, and the ties between them.

    ``articles`` tells how many distinct texts mention each entity; a row of ``ties`` is two
    entities' numbers and how many statements tie them, 0 for a link that no article states.
    """

    entities: list[str]
    articles: NDArray[np.int64]
    ties: NDArray[np.int64]


def read_outline(store: Store, graphs: Iterable[NamedNode] | None = None) -> Outline:
    """Read the outline of a store, or of the statements in the graphs of some articles."""
    entities = sorted(
        entity
        for entity_class in EntityClass
        for entity in find_subjects(store, RDF("type"), KG(entity_class))
    )
    numbers = {iri: number for number, iri in enumerate(entities)}
    pairs = _count_all(store) if graphs is None else _count_in(store, graphs)
    counts: Counter[tuple[int, int]] = Counter()
    for subject, object_, count in (*pairs, *_find_links(store, stated=graphs is not None)):
        if subject in numbers and object_ in numbers and subject != object_:
            counts[numbers[subject], numbers[object_]] += count
    ties = np.array(
        [(first, second, count) for (first, second), count in sorted(counts.items())],
        dtype=np.int64,
    ).reshape(-1, 3)
    return Outline(entities, _count_articles(store, numbers), ties)


def _count_all(store: Store) -> Iterator[tuple[str, str, int]]:
    for row in find_rows(store, _PAIRS):
        yield row["subject"].value, row["object"].value, int(row["count"].value)


def _count_in(store: Store, graphs: Iterable[NamedNode]) -> Iterator[tuple[str, str, int]]:
    for graph in graphs:
        for quad in store.quads_for_pattern(None, RDF("subject"), None, graph):
            for end in store.quads_for_pattern(quad.subject, RDF("object"), None, graph):
                yield to_text(quad.object), to_text(end.object), 1


def _find_links(store: Store, *, stated: bool) -> Iterator[tuple[str, str, int]]:
    """What ties two entities without a statement; not where only some articles are wanted."""
    if stated:
        return
    for name in LINKS:
        for quad in store.quads_for_pattern(None, KG(name), None, None):
            yield to_text(quad.subject), to_text(quad.object), 0


def _count_articles(store: Store, numbers: dict[str, int]) -> NDArray[np.int64]:
    """How many distinct texts mention each entity."""
    articles = np.zeros(len(numbers), dtype=np.int64)
    for row in find_rows(store, _MENTIONED):
        if row["entity"].value in numbers:
            articles[numbers[row["entity"].value]] = int(row["count"].value)
    for copies in _find_twins(store):
        seen = Counter(entity for graph in copies for entity in _mentioned_in(store, graph))
        for entity, count in seen.items():
            if entity in numbers:
                articles[numbers[entity]] -= count - 1
    return articles


def _find_twins(store: Store) -> list[list[NamedNode]]:
    """The graphs of articles that bear the same text."""
    texts: dict[str, list[NamedNode]] = defaultdict(list)
    for row in find_rows(store, _TEXTS):
        texts[row["text"].value].append(row["graph"])
    return [graphs for graphs in texts.values() if len(graphs) > 1]


def _mentioned_in(store: Store, graph: NamedNode) -> set[str]:
    found = store.quads_for_pattern(None, ITSRDF("taIdentRef"), None, graph)
    return {to_text(quad.object) for quad in found}
