"""Which entities of a graph a page is about: all, the most important, or a neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.errors import QueryError
from kg.layout import find_importance, to_weighted
from kg.network import Network

MOST = 10_000
"""Entities that a page holds at most when nobody asks for a number: more will not open quickly."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page shall be about; empty means no limit."""

    top: int | None = None
    around: str | None = None
    depth: int = 1
    since: str | None = None
    until: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen part of a network, most important entities first, and what it leaves out."""

    network: Network
    importance: Sequence[float]
    note: str


def select(network: Network, choice: Choice, *, statements: frozenset[str] | None) -> Selection:
    """Choose a part; ``statements``, where given, are those of the one article asked for."""
    part = _within_time(network, choice)
    if statements is not None:
        part = _keep(
            part,
            (e for e in part.edges(keys=True) if statements & set(part.edges[e]["statements"])),
        )
    if choice.around:
        part = _around(part, find_entity(network, choice.around), choice.depth)
    part = part.subgraph(sorted(node for node in part if part.degree(node)))
    ranked = _rank(part)
    wanted = choice.top or MOST
    kept = ranked[:wanted]
    chosen = _in_order(part, [node for node, _ in kept])
    return Selection(chosen, [score for _, score in kept], _note(network, chosen, choice))


def find_entity(network: Network, name: str) -> str:
    """The entity of that name, alias or IRI; the one with most evidence among namesakes."""
    wanted = name.casefold()
    found = [
        node
        for node, data in network.nodes(data=True)
        if wanted in {node.casefold(), data["wikidata"].casefold()}
        or any(wanted == known.casefold() for known in (data["label"], *data["aliases"]))
    ]
    if not found:
        raise QueryError(f"no entity is called {name!r}; find names with: kg search {name!r}")
    return min(found, key=lambda node: (-network.nodes[node]["articles"], node))


def _within_time(network: Network, choice: Choice) -> Network:
    if not (choice.since or choice.until):
        return network
    since, until = choice.since or "", choice.until or "9999"
    return _keep(
        network,
        (
            (start, end, key)
            for start, end, key, tie in network.edges(keys=True, data=True)
            if tie["last"] and tie["last"] >= since and tie["first"] <= until
        ),
    )


def _keep(network: Network, edges: Iterable[tuple[str, str, int]]) -> Network:
    kept: Network = nx.MultiDiGraph()
    kept.add_nodes_from(network.nodes(data=True))
    for start, end, key in edges:
        kept.add_edge(start, end, key, **network.edges[start, end, key])
    return kept


def _around(network: Network, centre: str, depth: int) -> Network:
    near = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), centre, depth)
    return network.subgraph(near)


def _rank(network: Network) -> list[tuple[str, float]]:
    evidence = [data["articles"] for _, data in network.nodes(data=True)]
    scores = find_importance(to_weighted(network), evidence)
    return sorted(zip(network, scores, strict=True), key=lambda pair: (-pair[1], pair[0]))


def _in_order(network: Network, nodes: Sequence[str]) -> Network:
    """The part between these nodes, its nodes in this order."""
    ordered: Network = nx.MultiDiGraph()
    ordered.add_nodes_from((node, network.nodes[node]) for node in nodes)
    for start, end, key, tie in network.edges(keys=True, data=True):
        if start in ordered and end in ordered:
            ordered.add_edge(start, end, key, **tie)
    return ordered


def _note(network: Network, chosen: Network, choice: Choice) -> str:
    """What a reader must know of what is not there."""
    reasons = [
        text
        for asked, text in (
            (choice.around, f"within {choice.depth} of {choice.around}"),
            (choice.since, f"stated since {choice.since}"),
            (choice.until, f"stated until {choice.until}"),
            (choice.article, f"in {choice.article}"),
        )
        if asked
    ]
    tied = sum(1 for node in network if network.degree(node))
    if len(chosen) == tied:
        return ""
    what = "the most important" if choice.top or not reasons else "those"
    return (
        " ".join(
            (
                f"This page holds {len(chosen):,} of {tied:,} connected entities: {what}",
                ", ".join(reasons),
            )
        ).strip()
        + "."
    )
