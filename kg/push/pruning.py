"""Graphs of articles that a store has and the pushed folder has no longer."""

from __future__ import annotations

import re
from collections.abc import Container

from kg.errors import ConformanceError
from kg.push.client import Client
from kg.push.protocols import Writer, find_graphs
from kg.vocab import Names

_ID = re.compile("[0-9a-f]{16}")


def drop_others(kept: Container[str], base_iri: str, writer: Writer, query: Client) -> int:
    """Drop the graphs of articles under a base IRI but those kept; return how many there were.

    Whatever else the store has stays, under that base IRI too: only what is named as newskg names
    an article's graph goes. Raises ``ConformanceError`` if a graph is there still.
    """
    dropped: set[str] = set()
    # A store may tell no more than so many graphs at a time.
    while others := _find_others(kept, base_iri, query):
        if still := sorted(dropped.intersection(others)):
            raise ConformanceError(f"{query.url}: graph {still[0]} was dropped and is there still")
        for graph in others:
            writer.drop(graph)
        dropped.update(others)
    return len(dropped)


def _find_others(kept: Container[str], base_iri: str, query: Client) -> list[str]:
    prefix = Names(base_iri).article_graph("").value
    return [
        graph
        for graph in find_graphs(query, prefix)
        if graph not in kept and _ID.fullmatch(graph.removeprefix(prefix))
    ]
