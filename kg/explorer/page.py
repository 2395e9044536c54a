"""What a page holds: the rows of its entities and statements, and all that goes with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from kg.explorer.appearance import to_vocabulary
from kg.explorer.articles import find_articles
from kg.explorer.bundle import LARGE
from kg.explorer.entities import read_entities
from kg.explorer.evidence import Row, read_evidence
from kg.explorer.heading import to_heading
from kg.explorer.selection import Choice, Selection, select
from kg.query import find_rows
from kg.store import load_names

FIRST_VIEW = 70
"""Entities in the first view: about as many as have room for their names on a laptop."""

_STATEMENTS = "SELECT (COUNT(DISTINCT ?statement) AS ?count) { ?statement rdf:subject ?subject }"


@dataclass(frozen=True, slots=True)
class Page:
    """The rows that pyvis takes as nodes and edges, and the rest of the page's data."""

    nodes: list[Row]
    edges: list[Row]
    extras: dict[str, Any]
    note: str


def make_page(store: Store, choice: Choice, title: str = "") -> Page:
    """Gather a page's data from a store; without a title it is called by what it holds."""
    selection = select(store, choice)
    numbers = {iri: number for number, iri in enumerate(selection.entities)}
    evidence = read_evidence(store, numbers, selection.graphs)
    nodes, communities = read_entities(store, selection, numbers)
    held = _to_heading(store, selection, nodes[0]["label"] if choice.around else "")
    meta = {
        "title": title or held,
        "held": held,
        "base": load_names(store).base_iri,
        "note": selection.note,
        "first": FIRST_VIEW,
        "large": LARGE,
        "counts": _count(store, selection, nodes, evidence.statements),
        "vocabulary": to_vocabulary(),
        "communities": communities,
    }
    extras = {"meta": meta, "sentences": evidence.sentences, "articles": evidence.articles}
    return Page(nodes, evidence.statements, extras, selection.note)


def _to_heading(store: Store, selection: Selection, around: str) -> str:
    articles = find_articles(store)
    if selection.graphs is not None:
        names = load_names(store)
        articles = [
            iri
            for iri in articles
            if names.graph(iri.removeprefix(names.base_iri)).value in selection.graphs
        ]
    return to_heading(store, articles, around)


def _count(
    store: Store, selection: Selection, nodes: list[Row], statements: list[Row]
) -> dict[str, int]:
    """How much the store holds, whatever this page shows of it; or the articles asked for."""
    if selection.graphs is not None:
        return {"entities": len(nodes), "statements": len(statements)}
    (row,) = find_rows(store, _STATEMENTS)
    return {"entities": selection.total, "statements": int(row["count"].value)}
