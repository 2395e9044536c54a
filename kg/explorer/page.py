"""What a page holds: the rows of its entities and statements, and all that goes with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from kg.errors import QueryError
from kg.explorer.appearance import to_vocabulary
from kg.explorer.bundle import LARGE
from kg.explorer.entities import read_entities
from kg.explorer.evidence import Row, read_evidence
from kg.explorer.facts import find_subjects, read_property
from kg.explorer.selection import Choice, select
from kg.network import to_network
from kg.store import load_names
from kg.vocab import KG, RDF, SCHEMA

FIRST_VIEW = 70
"""Entities in the first view: about as many as have room for their names on a laptop."""


@dataclass(frozen=True, slots=True)
class Page:
    """The rows that pyvis takes as nodes and edges, and the rest of the page's data."""

    nodes: list[Row]
    edges: list[Row]
    extras: dict[str, Any]
    note: str


def make_page(store: Store, choice: Choice, title: str) -> Page:
    """Gather a page's data from a store."""
    network = to_network(store)
    statements = find_statements(store, choice.article) if choice.article else None
    selection = select(network, choice, statements=statements)
    numbers = {iri: number for number, iri in enumerate(selection.network)}
    ties = selection.network.edges(data=True)
    wanted = {statement for _, _, tie in ties for statement in tie["statements"]}
    evidence = read_evidence(store, wanted if statements is None else wanted & statements, numbers)
    nodes, communities = read_entities(store, selection, numbers)
    meta = {
        "title": title,
        "base": load_names(store).base_iri,
        "note": selection.note,
        "first": FIRST_VIEW,
        "large": LARGE,
        "counts": _count(store, len(network)),
        "vocabulary": to_vocabulary(),
        "communities": communities,
    }
    extras = {"meta": meta, "sentences": evidence.sentences, "articles": evidence.articles}
    return Page(nodes, evidence.statements, extras, selection.note)


def find_statements(store: Store, article: str) -> frozenset[str]:
    """The statements of an article, by its source name, headline or IRI."""
    names = load_names(store)
    called = [read_property(store, name) for name in (KG("sourceName"), SCHEMA("headline"))]
    found = [
        iri
        for iri in find_subjects(store, RDF("type"), SCHEMA("NewsArticle"))
        if article == iri or any(article in known.get(iri, ()) for known in called)
    ]
    if not found:
        raise QueryError(f"no article is called {article!r}; give its source name or headline")
    graphs = [names.graph(iri.removeprefix(names.base_iri)) for iri in found]
    return frozenset(
        statement
        for graph in graphs
        for statement in find_subjects(store, RDF("type"), KG("Statement"), graph)
    )


def _count(store: Store, entities: int) -> dict[str, int]:
    """How much the whole store holds, whatever this page shows of it."""
    return {
        "articles": len(find_subjects(store, RDF("type"), SCHEMA("NewsArticle"))),
        "entities": entities,
        "statements": len(find_subjects(store, RDF("type"), KG("Statement"))),
    }
