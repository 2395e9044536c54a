"""One event told in several wordings: kind, place and dates decide, not the words.

"The ASEAN summit in Vientiane" and "the Vientiane summit" are one node; two summits in one city
in different years are two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import EntityClass, Span
from kg.resolve.clusters import Cluster

_SAME_KIND = {"invasion": "war"}
"""News calls one war an invasion and a war; other kinds stand for themselves."""

_LASTING = frozenset({"war"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the articles of a cluster say of an event: the commonest kind, and the dates."""

    kind: str
    begin: str
    end: str


def facts_of(cluster: Cluster) -> Facts:
    """Kind by majority; the most exact beginning, with its end."""
    descriptions = [event for chain in cluster.chains for event in chain.events]
    kinds = Counter(event.kind for event in descriptions)
    kind = min(kinds, key=lambda k: (-kinds[k], k)) if kinds else ""
    dated = Counter((e.begin, e.end) for e in descriptions if e.begin)
    begin, end = min(dated, key=lambda d: (-len(d[0]), -dated[d], d)) if dated else ("", "")
    return Facts(kind, begin, end)


def join_events(clusters: Sequence[Cluster]) -> None:
    """Join event clusters of one kind at one place whose dates agree."""
    where = {
        (chain.article, span): cluster
        for cluster in clusters
        for chain in cluster.chains
        for span in chain.spans
    }
    blocks: dict[tuple[str, int], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.entity_class is not EntityClass.EVENT or not cluster.chains:
            continue
        facts = facts_of(cluster)
        place = _place(cluster, where)
        if facts.kind and place is not None:
            kind = _SAME_KIND.get(facts.kind, facts.kind)
            blocks[kind, id(place)].append(cluster)
    for (kind, _), block in blocks.items():
        _join_block(kind, block)


def _place(cluster: Cluster, where: dict[tuple[str, Span], Cluster]) -> Cluster | None:
    """The place that most of its descriptions give."""
    votes: Counter[int] = Counter()
    places: dict[int, Cluster] = {}
    for chain in cluster.chains:
        for event in chain.events:
            place = where.get((chain.article, event.place)) if event.place else None
            if place is not None:
                votes[id(place)] += 1
                places[id(place)] = place
    if not votes:
        return None
    return places[votes.most_common(1)[0][0]]


def _join_block(kind: str, block: list[Cluster]) -> None:
    """Each cluster joins the first before it that it does not contradict."""
    kept: list[Cluster] = []
    for cluster in block:
        agreeing = (other for other in kept if _agree(kind, other, cluster))
        if not any(o.absorb(cluster, f"event:{kind} at one place", 0.75) for o in agreeing):
            kept.append(cluster)


def _agree(kind: str, one: Cluster, other: Cluster) -> bool:
    first, second = facts_of(one), facts_of(other)
    if not first.begin or not second.begin:
        # Undated: one article's own two wordings, or a war, which lasts.
        shared = {c.article for c in one.chains} & {c.article for c in other.chains}
        return kind in _LASTING or bool(shared) or not (first.begin or second.begin)
    length = min(len(first.begin), len(second.begin))
    return first.begin[:length] == second.begin[:length]
