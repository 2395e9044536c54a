"""Where entities stand on a page: communities first, forces inside them, no overlap between.

networkx's own layouts take minutes at 10,000 nodes and mix the communities. Here each community
is laid out by itself (Fruchterman & Reingold 1991, repulsion from grid cells where it is large)
and the communities are then placed as discs, so the time is nearly linear and clusters stay apart.
Everything is a function of the graph: no random start, so the same graph gives the same picture.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Ties = NDArray[np.int64]

_EXACT = 300  # up to here every pair repels; beyond, each node is repelled by grid cells
_CELLS = 10  # cells along a side of that grid
_STEPS = 60
_SPOTS = 28  # places tried around each of so many discs
_GOLDEN = np.pi * (3 - np.sqrt(5))


def to_weighted(ties: Ties, count: int) -> nx.Graph[int]:
    """The graph over 0, 1, 2, … of rows of two nodes and how much ties them."""
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(count))
    for first, second, weight in _to_edges(ties):
        simple.add_edge(first, second, weight=weight)
    return simple


def _to_edges(ties: Ties) -> list[tuple[int, int, float]]:
    """Each pair once, the lower number first; more of the same counts for less and less."""
    ends = np.sort(ties[:, :2], axis=1)
    pairs, place = np.unique(ends, axis=0, return_inverse=True)
    weights = np.sqrt(np.bincount(place.ravel(), np.maximum(ties[:, 2], 1), len(pairs)))
    return [
        (int(first), int(second), float(weight))
        for (first, second), weight in zip(pairs, weights, strict=True)
        if first != second
    ]


def find_communities(graph: nx.Graph[int]) -> list[list[int]]:
    """Communities by Louvain's method, largest first; ties by their first node."""
    if not graph.number_of_edges():
        return [[node] for node in sorted(graph)]
    found = nx.community.louvain_communities(graph, weight="weight", seed=0)
    return sorted((sorted(community) for community in found), key=lambda c: (-len(c), c[0]))


def find_importance(ties: Ties, evidence: NDArray[np.int64]) -> NDArray[np.float64]:
    """0 to 1: half how central a node is (PageRank), half how much evidence speaks of it."""
    if not len(evidence):
        return np.zeros(0)
    ranks = _pagerank(ties, len(evidence))
    seen = np.log1p(evidence.astype(float))
    halves: NDArray[np.float64] = ranks / ranks.max() + seen / max(float(seen.max()), 1.0)
    return (halves / 2).round(4)


def _pagerank(ties: Ties, count: int, damping: float = 0.85) -> NDArray[np.float64]:
    """PageRank by power iteration (networkx's own would bring SciPy along)."""
    sources = np.concatenate((ties[:, 0], ties[:, 1]))
    targets = np.concatenate((ties[:, 1], ties[:, 0]))
    weights = np.sqrt(np.maximum(np.concatenate((ties[:, 2], ties[:, 2])), 1))
    share = weights / np.bincount(sources, weights, count)[sources]
    ranks = np.full(count, 1 / count)
    for _ in range(60):
        ranks = np.bincount(targets, share * ranks[sources], count) * damping
        ranks += (1 - ranks.sum()) / count
    return ranks


def compute_positions(
    graph: nx.Graph[int], communities: Sequence[Sequence[int]]
) -> Mapping[int, tuple[int, int]]:
    """Whole-number coordinates, about 100 between neighbours."""
    discs = [_place_community(graph.subgraph(members), members) for members in communities]
    radii = np.array([62.0 * np.sqrt(len(members)) + 40 for members in communities])
    centres = _place_discs(_to_quotient(graph, communities), radii)
    home = {node: index for index, members in enumerate(communities) for node in members}
    placed: dict[int, tuple[int, int]] = {}
    for index, members in enumerate(communities):
        turned = _turn_outwards(graph, members, discs[index], centres, home)
        for node, (x, y) in zip(members, turned * radii[index] + centres[index], strict=True):
            placed[node] = (round(float(x)), round(float(y)))
    return placed


def _spiral(count: int) -> Points:
    """Points spread evenly over the unit disc, the first in its middle."""
    steps = np.arange(count)
    radius = np.sqrt((steps + 0.5) / max(count, 1))
    return np.column_stack((radius * np.cos(steps * _GOLDEN), radius * np.sin(steps * _GOLDEN)))


def _place_community(graph: nx.Graph[int], members: Sequence[int]) -> Points:
    """A community's members inside the unit disc; the best connected start in the middle."""
    order = sorted(members, key=lambda node: (-graph.degree(node), node))
    numbers = {node: number for number, node in enumerate(order)}
    edges = sorted((numbers[a], numbers[b]) for a, b in graph.edges())
    points = _relax(_spiral(len(order)), np.array(edges, dtype=np.intp).reshape(-1, 2))
    points -= points.mean(axis=0)
    reach = float(np.sqrt((points**2).sum(axis=1)).max()) if len(points) else 0.0
    points = points / reach if reach else points
    return np.array([points[numbers[node]] for node in members])


def _relax(points: Points, edges: NDArray[np.intp]) -> Points:
    """Springs along edges, repulsion between nodes, ever smaller steps."""
    count = len(points)
    if count < 3:
        return points
    ideal = 1.0 / np.sqrt(count)
    steps = _STEPS if count <= _EXACT else _STEPS * 2 // 3
    for step in range(steps):
        push = _repulsion(points, ideal) - 0.6 * points * ideal
        pull = points[edges[:, 1]] - points[edges[:, 0]]
        pull *= (np.sqrt((pull**2).sum(axis=1)) / ideal)[:, None] * 0.5
        np.add.at(push, edges[:, 0], pull)
        np.add.at(push, edges[:, 1], -pull)
        length = np.sqrt((push**2).sum(axis=1))[:, None] + 1e-9
        points = points + push / length * np.minimum(length, 0.12 * (1 - step / steps) + 0.002)
    return points


def _repulsion(points: Points, ideal: float) -> Points:
    """The push on each node from all others, or from the occupied cells of a grid."""
    if len(points) <= _EXACT:
        sources, weights = points, np.ones(len(points))
    else:
        sources, weights = _to_cells(points)
    pushes = weights / (_square_distances(points, sources) + 1e-4)
    # The sum of (point - source) * push, without an array of all the differences.
    drawn = np.stack([np.einsum("ij,j->i", pushes, axis) for axis in sources.T], axis=1)
    push: Points = (points * pushes.sum(axis=1)[:, None] - drawn) * ideal**2
    return push


def _square_distances(points: Points, others: Points) -> NDArray[np.float64]:
    across = points[:, 0, None] - others[None, :, 0]
    along = points[:, 1, None] - others[None, :, 1]
    across *= across
    along *= along
    across += along
    return across


def _to_cells(points: Points) -> tuple[Points, Points]:
    """The middle and the number of nodes of each occupied cell."""
    low = points.min(axis=0)
    size = (points.max(axis=0) - low).max() / _CELLS + 1e-9
    column, row = ((points - low) // size).astype(np.intp).T
    cell = column * (_CELLS + 1) + row
    weights = np.bincount(cell).astype(float)
    xs, ys = np.bincount(cell, points[:, 0]), np.bincount(cell, points[:, 1])
    used = weights > 0
    return np.column_stack((xs[used], ys[used])) / weights[used, None], weights[used]


def _to_quotient(
    graph: nx.Graph[int], communities: Sequence[Sequence[Hashable]]
) -> NDArray[np.float64]:
    """How much ties each two communities, as a symmetric matrix."""
    home = {node: index for index, members in enumerate(communities) for node in members}
    ties = np.zeros((len(communities), len(communities)))
    for first, second, weight in graph.edges(data="weight", default=1):
        if home[first] != home[second]:
            ties[home[first], home[second]] += weight
            ties[home[second], home[first]] += weight
    return ties


def _place_discs(ties: NDArray[np.float64], radii: NDArray[np.float64]) -> Points:
    """Centres for discs of these radii: tied ones near each other, none overlapping.

    The largest stands in the middle; each next one takes, of the places that touch what already
    stands, the one nearest to the discs it is tied to. Unconnected ones thus end up outside.
    """
    centres = np.zeros((len(radii), 2))
    tied = ties.sum(axis=1) > 0
    order = sorted(range(len(radii)), key=lambda disc: (not tied[disc], -radii[disc], disc))
    angles = np.arange(_SPOTS) * (2 * np.pi / _SPOTS)
    ring = np.column_stack((np.cos(angles), np.sin(angles)))
    for turn, disc in enumerate(order[1:], start=1):
        placed = np.array(order[:turn])
        # Far inside a large picture no place is free: only the outer discs offer any.
        outer = placed[np.argsort(-np.abs(centres[placed]).max(axis=1), kind="stable")[:_SPOTS]]
        reach = (radii[outer] + radii[disc]) * 1.04
        spots = (centres[outer][:, None, :] + ring[None] * reach[:, None, None]).reshape(-1, 2)
        edge = (np.abs(centres[placed]).max(axis=1) + radii[placed]).max()
        spots = np.vstack((spots, (edge + radii[disc] * 1.04, 0)))  # always free
        gaps = _square_distances(spots, centres[placed])
        spots = spots[(gaps >= ((radii[placed] + radii[disc]) * 1.02) ** 2).all(axis=1)]
        friends = placed[ties[disc, placed] > 0]
        far = np.sqrt(_square_distances(spots, centres[friends])) * ties[disc, friends]
        pull = far.sum(axis=1) / max(ties[disc, friends].sum(), 1.0)
        middle = np.sqrt((spots**2).sum(axis=1))
        centres[disc] = spots[int(np.argmin(pull + 0.5 * middle))]
    return centres


def _turn_outwards(
    graph: nx.Graph[int],
    members: Sequence[int],
    disc: Points,
    centres: Points,
    home: Mapping[int, int],
) -> Points:
    """The disc rotated so that nodes tied to other communities face them."""
    if len(members) < 2:
        return disc
    here, number = home[members[0]], {node: index for index, node in enumerate(members)}
    cosine = sine = 0.0
    for node in members:
        x, y = disc[number[node]]
        for other in sorted(graph[node]):
            if home[other] != here:
                dx, dy = centres[home[other]] - centres[here]
                length = float(np.hypot(dx, dy)) or 1.0
                cosine += (x * dx + y * dy) / length
                sine += (x * dy - y * dx) / length
    angle = float(np.arctan2(sine, cosine))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(disc @ turn)
