"""What a page holds: the rows of its entities and statements, and all that goes with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from kg.errors import QueryError
from kg.explorer.appearance import to_vocabulary
from kg.explorer.evidence import (
    Evidence,
    Known,
    Row,
    describe,
    find_subjects,
    first,
    read_evidence,
)
from kg.explorer.selection import Choice, Selection, select
from kg.layout import compute_positions, find_communities, to_weighted
from kg.network import to_network
from kg.store import load_names
from kg.vocab import KG, RDF, SCHEMA

FIRST_VIEW = 70
"""Entities in the first view: about as many as have room for their names on a laptop."""

_LINKS = {
    "positionIn": "position in",
    "ofCountry": "belongs to",
    "affiliatedWith": "is affiliated with",
    "standsFor": "stands for",
    "locatedIn": "lies in",
}


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
    wanted = {
        statement
        for _, _, tie in selection.network.edges(data=True)
        for statement in tie["statements"]
    }
    if statements is not None:
        wanted &= statements
    evidence = read_evidence(store, wanted, numbers)
    nodes, names = _entity_rows(store, selection, numbers)
    meta = {
        "title": title,
        "base": load_names(store).base_iri,
        "note": selection.note,
        "first": FIRST_VIEW,
        "counts": _count(store, len(network), evidence),
        "vocabulary": to_vocabulary(),
        "communities": names,
    }
    extras = {"meta": meta, "sentences": evidence.sentences, "articles": evidence.articles}
    return Page(nodes, evidence.statements, extras, selection.note)


def find_statements(store: Store, article: str) -> frozenset[str]:
    """The statements of an article, by its source name, headline or IRI."""
    names = load_names(store)
    every = find_subjects(store, RDF("type"), SCHEMA("NewsArticle"))
    known = {iri: describe(store, iri) for iri in every}
    found = [
        iri
        for iri in every
        if article in {iri, first(known[iri], "sourceName"), first(known[iri], "headline")}
    ]
    if not found:
        raise QueryError(f"no article is called {article!r}; give its source name or headline")
    graphs = [names.graph(iri.removeprefix(names.base_iri)) for iri in found]
    return frozenset(
        statement
        for graph in graphs
        for statement in find_subjects(store, RDF("type"), KG("Statement"), graph)
    )


def _entity_rows(
    store: Store, selection: Selection, numbers: dict[str, int]
) -> tuple[list[Row], list[str]]:
    """A row for each entity, and the names of their communities."""
    graph = to_weighted(selection.network)
    communities = find_communities(graph)
    places = compute_positions(graph, communities)
    home = {node: index for index, members in enumerate(communities) for node in members}
    base = load_names(store).base_iri
    rows = []
    for iri, rank in zip(selection.network, selection.importance, strict=True):
        data = selection.network.nodes[iri]
        known = describe(store, iri)
        number = numbers[iri]
        x, y = places[number]
        rows.append(
            {
                "id": number,
                "key": iri.removeprefix(base),
                "label": data["label"],
                "class": data["cls"],
                "aliases": [*data["aliases"], *known.get("hiddenLabel", ())][:12],
                "wikidata": first(known, "sameAs"),
                "x": x,
                "y": y,
                "community": home[number],
                "rank": round(rank, 3),
                "articles": data["articles"],
                "kind": first(known, "eventKind"),
                "begin": first(known, "hasBeginTimeStamp"),
                "end": first(known, "hasEndTimeStamp"),
                "links": _find_links(known, numbers),
            }
        )
    labels = [_name_community(members, rows) for members in communities]
    return rows, labels


def _find_links(known: Known, numbers: dict[str, int]) -> list[tuple[str, int]]:
    return [
        (phrase, numbers[other])
        for name, phrase in _LINKS.items()
        for other in known.get(name, ())
        if other in numbers
    ]


def _name_community(members: Sequence[int], rows: Sequence[Row]) -> str:
    """Named after its two most important members that are no offices."""
    best = sorted(members, key=lambda number: -rows[number]["rank"])
    names = [rows[number]["label"] for number in best if rows[number]["class"] != "Position"]
    return " · ".join(names[:2])


def _count(store: Store, entities: int, evidence: Evidence) -> dict[str, int]:
    """How much the whole store holds, whatever this page shows of it."""
    count = {
        name: len(find_subjects(store, RDF("type"), class_))
        for name, class_ in (("articles", SCHEMA("NewsArticle")), ("statements", KG("Statement")))
    }
    return {**count, "entities": entities, "shown_statements": len(evidence.statements)}
