"""Clusters to entries of the knowledge base, where the context leaves no doubt."""

from __future__ import annotations

from collections import Counter

from kg.model import EntityClass
from kg.resolve.clusters import Cluster
from kg.resolve.knowledge_base import KbEntry, KnowledgeBase

_COMPATIBLE = {
    EntityClass.PERSON: frozenset({EntityClass.PERSON}),
    EntityClass.ORGANIZATION: frozenset({EntityClass.ORGANIZATION}),
    EntityClass.COUNTRY: frozenset({EntityClass.COUNTRY}),
    EntityClass.PLACE: frozenset({EntityClass.PLACE}),
    EntityClass.EVENT: frozenset({EntityClass.EVENT}),
}


def find_entry(cluster: Cluster, knowledge_base: KnowledgeBase) -> KbEntry | None:
    """The only entry of its class that bears one of the cluster's names, else None."""
    classes = _COMPATIBLE.get(cluster.entity_class)
    if classes is None:
        return None
    votes: Counter[str] = Counter()
    entries: dict[str, KbEntry] = {}
    names = Counter({chain.name: 1 for chain in cluster.chains})
    for name in sorted(names):
        if cluster.entity_class is EntityClass.PERSON and " " not in name:
            continue
        found = [e for e in knowledge_base.find(name) if e.entity_class in classes]
        if cluster.entity_class is not EntityClass.COUNTRY and len(found) > 1:
            continue
        for entry in found[:1]:
            votes[entry.id] += 1
            entries[entry.id] = entry
    if not votes:
        return None
    return entries[min(votes, key=lambda key: (-votes[key], key))]
