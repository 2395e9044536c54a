"""Where entities stand: clusters apart, nothing on top of anything, the same each time."""

from __future__ import annotations

import random

import numpy as np
import pytest

from kg.layout import compute_positions, find_communities, find_importance, to_weighted


def make_clusters(clusters, members, ties):
    """So many groups, tied within and a little between."""
    chance = random.Random(4)  # noqa: S311 - a graph, no secret
    rows = []
    for cluster in range(clusters):
        first = cluster * members
        rows += [(first, first + n, 3) for n in range(1, members)]
        for _ in range(ties):
            one, other = chance.sample(range(first, first + members), 2)
            rows.append((one, other, 1))
        rows.append((first, (first + members) % (clusters * members), 1))
    return np.array(rows, dtype=np.int64)


@pytest.mark.parametrize(("clusters", "members"), [(5, 12), (3, 400), (20, 30)])
def test_communities_are_found_and_stand_apart(clusters, members):
    graph = to_weighted(make_clusters(clusters, members, members * 2), clusters * members)
    communities = find_communities(graph)
    assert {frozenset(found) for found in communities} == {
        frozenset(range(n * members, (n + 1) * members)) for n in range(clusters)
    }
    places = compute_positions(graph, communities)
    middles = [np.mean([places[node] for node in found], axis=0) for found in communities]
    for here, found in enumerate(communities):
        for node in found:
            away = [np.hypot(*(np.array(places[node]) - middle)) for middle in middles]
            assert int(np.argmin(away)) == here


def test_no_two_entities_stand_on_one_spot():
    graph = to_weighted(make_clusters(6, 60, 200), 400)  # forty are tied to nobody
    places = compute_positions(graph, find_communities(graph))
    assert len(set(places.values())) == len(places) == 400


def test_same_graph_gives_the_same_picture():
    ties = make_clusters(4, 350, 900)
    pictures = []
    for rows in (ties, ties[::-1]):
        graph = to_weighted(rows, 1400)
        pictures.append(compute_positions(graph, find_communities(graph)))
    assert pictures[0] == pictures[1]


def test_importance_grows_with_ties_and_with_evidence():
    ties = np.array([(0, 1, 1), (0, 2, 1), (0, 3, 1)], dtype=np.int64)
    scores = find_importance(ties, np.array([5, 5, 1, 0]))
    assert scores[0] == 1
    assert scores[0] > scores[1] > scores[2] > scores[3] > 0
    assert len(find_importance(ties[:0], np.array([], dtype=np.int64))) == 0
