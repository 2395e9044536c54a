"""How two entities are tied through others, with the evidence for each step."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import networkx as nx
from pyoxigraph import Store

from kg.ask.find import find_entity
from kg.errors import ConformanceError
from kg.network import Network, to_network
from kg.reports.claims import ClaimReader, Quote, Thing
from kg.reports.phrases import to_phrase, to_status
from kg.reports.text import to_quotes, wrap

_UNTRUE = frozenset({"Negated", "Hypothetical"})
"""Ties that are told not to hold, or only to be possible, lead nowhere."""

_UNSTATED = 0.5
"""How strong a tie is that no article states: an office's body, a city's country."""

_CERTAIN = 0.99

_STEP = 1000
"""What a step costs where the number of steps counts first and their strength second."""


@dataclass(frozen=True, slots=True)
class Step:
    """One tie on the way; ``backward`` where the way leads from its object to its subject."""

    start: Thing
    predicate: str
    end: Thing
    backward: bool
    factuality: str
    strength: float
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way between two entities; its strength is the product of its steps'."""

    kind: str
    strength: float
    steps: tuple[Step, ...]


def find_paths(store: Store, one: str, other: str, *, most: int = 3) -> list[Way]:
    """Find the shortest ways between two entities, the stronger first, and the strongest of all.

    A tie is the stronger the surer its statements are and the more sources make them. Raises
    ``ConformanceError`` where a name fits nobody or nothing ties the two.
    """
    start, end = find_entity(store, one).value, find_entity(store, other).value
    network = to_network(store)
    graph = _to_simple(network)
    if start == end or not nx.has_path(graph, start, end):
        raise ConformanceError(_no_path(network, start, end))
    shortest = _find_shortest(graph, start, end, most)
    strongest = nx.dijkstra_path(graph, start, end, weight="cost")
    reader = ClaimReader(store)
    ways = [("shortest", way) for way in shortest]
    if strongest not in shortest:
        ways.append(("strongest", strongest))
    return [_to_way(reader, graph, kind, way) for kind, way in ways]


def _to_simple(network: Network) -> nx.Graph[str]:
    """Keep the strongest tie of each pair, whichever way it points."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network)
    for start, end, tie in network.edges(data=True):
        strength = _strength(tie)
        known = graph.get_edge_data(start, end, {"strength": 0})["strength"]
        if start != end and tie["factuality"] not in _UNTRUE and strength > known:
            cost = -math.log(strength)
            more = {"strength": strength, "cost": cost, "steps": _STEP + cost}
            graph.add_edge(start, end, tie=tie, subject=start, **more)
    return graph


def _strength(tie: dict[str, Any]) -> float:
    """The chance that at least one source was read rightly."""
    return min(float(tie["confidence"]), _CERTAIN) if tie["statements"] else _UNSTATED


def _find_shortest(graph: nx.Graph[str], start: str, end: str, most: int) -> list[list[str]]:
    """The ways of fewest steps, the strongest of them first."""
    ways = list(islice(nx.shortest_simple_paths(graph, start, end, weight="steps"), most))
    return [way for way in ways if len(way) == len(ways[0])]


def _to_way(reader: ClaimReader, graph: nx.Graph[str], kind: str, way: list[str]) -> Way:
    steps = tuple(
        _to_step(reader, graph.edges[start, end], start, end) for start, end in pairwise(way)
    )
    return Way(kind, round(math.prod(step.strength for step in steps), 4), steps)


def _to_step(reader: ClaimReader, edge: dict[str, Any], start: str, end: str) -> Step:
    tie = edge["tie"]
    return Step(
        start=reader.read_thing(start),
        predicate=tie["predicate"],
        end=reader.read_thing(end),
        backward=edge["subject"] != start,
        factuality=tie["factuality"],
        strength=round(edge["strength"], 4),
        evidence=reader.read_evidence(tie["statements"]),
    )


def _no_path(network: Network, start: str, end: str) -> str:
    one, other = (network.nodes[node]["label"] for node in (start, end))
    if start == end:
        return f"both names mean {one}: give two entities"
    return f"nothing that is told ties {one} to {other}"


def paths_to_text(paths: Iterable[Way], most: int = 1) -> str:
    """Ways for a reader, with ``most`` sentences of evidence under each step."""
    return "\n\n".join("\n".join(_to_lines(path, most)) for path in paths) + "\n"


def _to_lines(path: Way, most: int) -> Iterator[str]:
    count = len(path.steps)
    yield f"{path.kind}: {count} step{'s' * (count > 1)}, strength {path.strength:.2f}"
    for step in path.steps:
        phrase = to_phrase(step.predicate, backward=step.backward)
        status = to_status(step.factuality, "") if step.evidence else "known, not stated"
        note = f"  [{status}]" if status else ""
        yield from wrap(f"{step.start.label} {phrase} {step.end.label}{note}", "  ")
        yield from to_quotes(step.evidence, most)
