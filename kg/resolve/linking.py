"""Clusters to entries of the knowledge base, by name and context; in doubt, none.

A bare name match is no proof: the base has forty National Assemblies and the namesakes of many
private persons. So each entry that bears one of the cluster's names is scored by a list of plain
comparisons; the best is taken if it passes the threshold and leaves the second behind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import EntityClass
from kg.resolve.clusters import Cluster
from kg.resolve.knowledge_base import KbEntry, KnowledgeBase

THRESHOLD = 0.6
"""The score from which an entry is believed to be meant."""

MARGIN = 0.15
"""How much better than the second the best entry must be."""

_LINKABLE = frozenset(
    {
        EntityClass.PERSON,
        EntityClass.ORGANIZATION,
        EntityClass.COUNTRY,
        EntityClass.PLACE,
        EntityClass.EVENT,
    }
)
_WORLDWIDE = frozenset(
    {
        "international organization", "EU body", "news media", "social network", "seat of power",
        "armed movement", "humanitarian organization", "continent", "sea", "region",
    }
)  # fmt: skip
"""Kinds whose bearers are known far from home: their country need not be spoken of."""

_LOCAL = frozenset({"ministry", "government agency", "legislature", "cabinet", "police", "court"})
"""Kinds that every country has: without the country they may be any."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the articles around a cluster speak of: the ids of countries, with how often."""

    countries: Counter[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that bears one of a cluster's names, and how many compete for that name."""

    entry: KbEntry
    name: str
    rivals: int
    rank: int


Comparison = Callable[[Cluster, Candidate, Context], float]


def compare_name(_cluster: Cluster, candidate: Candidate, _context: Context) -> float:
    """A name of several words tells more than one word, and that more than an acronym."""
    name = candidate.name
    if " " in name or "-" in name:
        return 0.4
    return 0.1 if not name.isupper() else 0.0


def compare_rivals(_cluster: Cluster, candidate: Candidate, _context: Context) -> float:
    """Whether others of its class bear the name, and if so, whether it comes first in news."""
    if candidate.rivals == 1:
        return 0.3
    return 0.1 if candidate.rank == 0 else 0.0


def compare_country(cluster: Cluster, candidate: Candidate, context: Context) -> float:
    """Whether the articles speak of the entry's country."""
    entry = candidate.entry
    if entry.kind in _WORLDWIDE:
        return 0.35
    if not entry.country:
        return 0.1
    if entry.country in context.countries:
        return 0.4
    return -0.4 if cluster.entity_class is EntityClass.PERSON or entry.kind in _LOCAL else -0.05


def compare_kind(_cluster: Cluster, candidate: Candidate, _context: Context) -> float:
    """Capitals and states are what their names mean in news."""
    return {"capital": 0.4, "state": 0.3}.get(candidate.entry.kind, 0.0)


COMPARISONS: tuple[Comparison, ...] = (compare_name, compare_rivals, compare_country, compare_kind)


def link_clusters(
    clusters: Sequence[Cluster], knowledge_base: KnowledgeBase
) -> dict[int, tuple[KbEntry, float]]:
    """Each cluster's entry and score, by the cluster's identity; countries first, as context."""
    linked: dict[int, tuple[KbEntry, float]] = {}
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    for cluster in clusters:
        if cluster.entity_class is EntityClass.COUNTRY:
            entry = _find_country(cluster, knowledge_base)
            if entry is not None:
                linked[id(cluster)] = (entry, 0.95)
                for chain in cluster.chains:
                    countries[chain.article][entry.id] += len(chain.spans)
    for cluster in clusters:
        if cluster.entity_class in _LINKABLE and cluster.entity_class is not EntityClass.COUNTRY:
            found = _find_entry(cluster, _context(cluster, countries), knowledge_base)
            if found is not None:
                linked[id(cluster)] = found
    return linked


def _find_country(cluster: Cluster, knowledge_base: KnowledgeBase) -> KbEntry | None:
    for name in sorted({chain.name for chain in cluster.chains}):
        for entry in knowledge_base.find(name):
            if entry.entity_class is EntityClass.COUNTRY:
                return entry
    return None


def _context(cluster: Cluster, countries: Mapping[str, Counter[str]]) -> Context:
    total: Counter[str] = Counter()
    for article in sorted({chain.article for chain in cluster.chains}):
        total.update(countries.get(article, {}))
    return Context(total)


def _find_entry(
    cluster: Cluster, context: Context, knowledge_base: KnowledgeBase
) -> tuple[KbEntry, float] | None:
    scores: dict[str, float] = {}
    entries: dict[str, KbEntry] = {}
    for candidate in _candidates(cluster, knowledge_base):
        score = sum(compare(cluster, candidate, context) for compare in COMPARISONS)
        entries[candidate.entry.id] = candidate.entry
        scores[candidate.entry.id] = max(score, scores.get(candidate.entry.id, score))
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    if not ranked or scores[ranked[0]] < THRESHOLD:
        return None
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < MARGIN:
        return None
    return entries[ranked[0]], round(min(0.99, scores[ranked[0]]), 2)


def _candidates(cluster: Cluster, knowledge_base: KnowledgeBase) -> list[Candidate]:
    """The entries of the cluster's class that bear its names; no person by a single word."""
    found: list[Candidate] = []
    names = {chain.name for chain in cluster.chains} | {
        name for name in cluster.names if cluster.entity_class is EntityClass.ORGANIZATION
    }
    for name in sorted(names):
        if cluster.entity_class is EntityClass.PERSON and " " not in name:
            continue
        entries = [
            entry
            for entry in knowledge_base.find(name)
            if entry.entity_class is cluster.entity_class
        ]
        found.extend(
            Candidate(entry, name, len(entries), rank) for rank, entry in enumerate(entries)
        )
    return found
