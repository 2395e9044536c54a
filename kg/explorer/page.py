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
from kg.explorer.selection import Choice, select
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


def make_page(store: Store, choice: Choice, title: str) -> Page:
    """Gather a page's data from a store."""
    selection = select(store, choice)
    numbers = {iri: number for number, iri in enumerate(selection.entities)}
    evidence = read_evidence(store, numbers, selection.graphs)
    nodes, communities = read_entities(store, selection, numbers)
    meta = {
        "title": title,
        "base": load_names(store).base_iri,
        "note": selection.note,
        "first": FIRST_VIEW,
        "large": LARGE,
        "counts": {"entities": selection.total, **_count(store)},
        "vocabulary": to_vocabulary(),
        "communities": communities,
    }
    extras = {"meta": meta, "sentences": evidence.sentences, "articles": evidence.articles}
    return Page(nodes, evidence.statements, extras, selection.note)


def _count(store: Store) -> dict[str, int]:
    """How much the whole store holds, whatever this page shows of it."""
    (row,) = find_rows(store, _STATEMENTS)
    return {"articles": len(find_articles(store)), "statements": int(row["count"].value)}
