"""From extractions to entities: chains, clusters, links, and last the entities' ids and labels."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from anyascii import anyascii

from kg.decisions.decision import Decision, Decisions
from kg.knowledge_base.knowledge_base import KbEntry, KnowledgeBase
from kg.model import (
    Background,
    Entity,
    EntityClass,
    Extraction,
    Predicate,
    Span,
    digest,
)
from kg.resolve.chains import make_chains
from kg.resolve.clusters import Cluster, label_of, make_clusters
from kg.resolve.decided import Decided, decided_labels
from kg.resolve.events import facts_of, join_events
from kg.resolve.identity import Identity, LinkedTo, Merge, Part
from kg.resolve.linking import Link, link_clusters, rank_links


@dataclass(frozen=True)
class Resolution:
    """Which entity each mention means, the entities, and why names were joined.

    ``meaning`` leads from an article's id and a mention's span to an entity's id; ``unused`` are
    the decisions that speak of nothing in these articles, ``disputed`` the labels that decisions
    give to what the rules take for one: the first was taken.
    """

    entities: dict[str, Entity]
    meaning: dict[tuple[str, Span], str]
    background: tuple[Background, ...]
    identities: tuple[Identity, ...]
    unused: tuple[Decision, ...] = ()
    disputed: tuple[tuple[str, ...], ...] = ()

    @property
    def merges(self) -> tuple[tuple[str, Merge], ...]:
        """Every merge with the id of the entity that it made."""
        return tuple((i.entity, merge) for i in self.identities for merge in i.merges)


def resolve(
    extractions: Iterable[Extraction],
    knowledge_base: KnowledgeBase,
    decisions: Decisions | None = None,
    sources: Mapping[str, str] | None = None,
) -> Resolution:
    """Find the entities that the mentions of all articles mean.

    A person's decisions go before every rule; ``sources`` tells the source names, which they may
    speak of, by the articles' ids.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.article)
    decided = Decided(decisions or Decisions(), sources or {})
    chains = [chain for e in ordered for chain in make_chains(e, decided.cuts(e.article))]
    decided.mark(chains)
    clusters = make_clusters(chains)
    linked = _merge_linked(clusters, knowledge_base)
    join_events(clusters)
    clusters = [cluster for cluster in clusters if cluster.chains]
    entries = {key: link.entry for key, link in linked.items()}
    ids = _make_ids(clusters, entries)
    meaning = {
        (chain.article, span): ids[id(cluster)]
        for cluster in clusters
        for chain in cluster.chains
        for span in chain.spans
    }
    entities = {
        ids[id(cluster)]: _make_entity(cluster, ids[id(cluster)], entries.get(id(cluster)), meaning)
        for cluster in clusters
    }
    entities = {key: _only_country(entity, entities) for key, entity in entities.items()}
    meant = {ids[key]: entry for key, entry in entries.items()}
    background, known = _make_background(meant, knowledge_base, entities)
    identities = (
        _make_identity(cluster, entities[ids[id(cluster)]], linked.get(id(cluster)))
        for cluster in clusters
    )
    return Resolution(
        dict(sorted({**known, **entities}.items())),
        meaning,
        background,
        tuple(sorted(identities, key=lambda identity: identity.entity)),
        decided.unused(),
        tuple(sorted(labels for c in clusters if len(labels := decided_labels(c.chains)) > 1)),
    )


def _make_identity(cluster: Cluster, entity: Entity, link: Link | None) -> Identity:
    parts = (
        Part(c.article, c.name, c.entity_class, tuple(c.spans), tuple(sorted(c.homes)))
        for c in cluster.chains
    )
    linked = None
    if link is not None:
        entry, decided = link.entry, bool(cluster.item)
        linked = LinkedTo(entry.id, entry.label, link.score, decided, link.comparisons)
    return Identity(
        entity.id, entity.entity_class, entity.label,
        tuple(sorted(parts, key=lambda part: (part.article, part.spans))),
        tuple(cluster.merges), linked,
    )  # fmt: skip


def _merge_linked(clusters: list[Cluster], knowledge_base: KnowledgeBase) -> dict[int, Link]:
    """Link clusters; those that mean one entry become one. Keyed by the cluster's identity."""
    linked: dict[int, Link] = {}
    first: dict[str, Cluster] = {}
    known = {id(cluster) for cluster in clusters}
    links = link_clusters(clusters, knowledge_base)
    clusters += [link.cluster for link in links if id(link.cluster) not in known]
    for link in rank_links(links):
        kept = first.setdefault(link.entry.id, link.cluster)
        if kept is not link.cluster and not kept.absorb(
            link.cluster, f"knowledge-base:{link.entry.id}", link.score
        ):
            # Told apart by a person, the two cannot both be the entry.
            continue
        linked.setdefault(id(kept), replace(link, cluster=kept))
    return linked


def slug(name: str) -> str:
    """A name as lower-case ASCII words with hyphens.

    >>> slug("Ana Solís"), slug("Ана Солис")
    ('ana-solis', 'ana-solis')
    """
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).casefold()).strip("-") or digest(name)


def _make_ids(clusters: Sequence[Cluster], linked: dict[int, KbEntry]) -> dict[int, str]:
    """The item where linked, else class and name; homonyms get a hash of where they stand."""
    ids: dict[int, str] = {}
    takers: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        entry = linked.get(id(cluster))
        if entry is not None and entry.qid:
            ids[id(cluster)] = entry.qid
            continue
        label = _label(cluster, entry)
        takers[f"{_KIND[cluster.entity_class]}-{slug(label)}"].append(cluster)
    for base, sharing in takers.items():
        for cluster in sharing:
            alone = len(sharing) == 1 and cluster.entity_class is not EntityClass.UNNAMED_SOURCE
            ids[id(cluster)] = base if alone else f"{base}-{_discriminator(cluster)}"
    return ids


def _label(cluster: Cluster, entry: KbEntry | None) -> str:
    """What a person decided, else the knowledge base's name, else that of the texts."""
    decided = decided_labels(cluster.chains)
    return decided[0] if decided else entry.label if entry else label_of(cluster)


_KIND = {
    EntityClass.PERSON: "person",
    EntityClass.ORGANIZATION: "organization",
    EntityClass.COUNTRY: "country",
    EntityClass.PLACE: "place",
    EntityClass.EVENT: "event",
    EntityClass.POSITION: "position",
    EntityClass.GROUP: "group",
    EntityClass.UNNAMED_SOURCE: "source",
}


def _discriminator(cluster: Cluster) -> str:
    where = min((chain.article, min(chain.spans)) for chain in cluster.chains)
    return digest(label_of(cluster), where[0], str(where[1].start))[:8]


def _make_entity(
    cluster: Cluster,
    entity_id: str,
    entry: KbEntry | None,
    meaning: dict[tuple[str, Span], str],
) -> Entity:
    label = _label(cluster, entry)
    borne = set(cluster.names) | {d for chain in cluster.chains for d in chain.demonyms}
    borne = {" ".join(name.split()) for name in borne}
    hidden = set(entry.names) - borne - {label} if entry else set()
    owner = next(
        (meaning.get((chain.article, chain.of), "") for chain in cluster.chains if chain.of), ""
    )
    entity = Entity(
        entity_id, cluster.entity_class, label,
        alt_labels=tuple(sorted(borne - {label})),
        hidden_labels=tuple(sorted(hidden)),
        wikidata=entry.qid if entry else "",
    )  # fmt: skip
    if cluster.entity_class is EntityClass.EVENT:
        facts = facts_of(cluster)
        return replace(entity, kind=facts.kind, begin=facts.begin, end=facts.end)
    if cluster.entity_class is EntityClass.GROUP:
        return replace(entity, of_country=owner)
    if cluster.entity_class is EntityClass.UNNAMED_SOURCE:
        return replace(entity, affiliated_with=owner)
    return entity


def _only_country(entity: Entity, entities: dict[str, Entity]) -> Entity:
    """A group is of a country or of none: "EU leaders" are no country's."""
    owner = entities.get(entity.of_country)
    if owner is None or owner.entity_class is EntityClass.COUNTRY:
        return entity
    return replace(entity, of_country="")


def _make_background(
    meant: Mapping[str, KbEntry], knowledge_base: KnowledgeBase, entities: dict[str, Entity]
) -> tuple[tuple[Background, ...], dict[str, Entity]]:
    """What the knowledge base adds: a place's country, what a seat of government stands for."""
    facts: set[tuple[str, Predicate, str]] = set()
    known: dict[str, Entity] = {}
    ids = {entry.id: entity_id for entity_id, entry in meant.items()}
    for subject, entry in meant.items():
        if entry.entity_class is not entities[subject].entity_class:
            continue  # a person gave it another class than the knowledge base does
        if entry.entity_class in {EntityClass.PLACE, EntityClass.ORGANIZATION} and entry.country:
            country = _known(entry.country, ids, knowledge_base, entities, known)
            predicate = (
                Predicate.LOCATED_IN
                if entry.entity_class is EntityClass.PLACE
                else Predicate.BASED_IN
            )
            if country and country != subject:
                facts.add((subject, predicate, country))
        if entry.stands_for:
            acting = _known(entry.stands_for, ids, knowledge_base, entities, known)
            if acting and acting != subject:
                entities[subject] = replace(entities[subject], stands_for=acting)
    return tuple(Background(*fact) for fact in sorted(facts)), known


def _known(
    entry_id: str,
    ids: Mapping[str, str],
    knowledge_base: KnowledgeBase,
    entities: dict[str, Entity],
    known: dict[str, Entity],
) -> str:
    """The id of an entry's entity, made from the knowledge base alone if no article names it."""
    if entry_id not in knowledge_base:
        return ""
    if entry_id in ids:
        return ids[entry_id]
    entry = knowledge_base.get(entry_id)
    entity_id = entry.qid or f"{_KIND[entry.entity_class]}-{slug(entry.label)}"
    if entity_id not in entities and entity_id not in known:
        known[entity_id] = Entity(
            entity_id, entry.entity_class, entry.label,
            hidden_labels=tuple(sorted(set(entry.aliases) - {entry.label})), wikidata=entry.qid,
        )  # fmt: skip
    return entity_id
