"""Clusters to entries of the knowledge base, by name and context; in doubt, none.

A bare name match is no proof: the base has forty National Assemblies and the namesakes of many
private persons. So each entry that bears one of a cluster's names is scored by the comparisons of
`kg.resolve.comparisons`; the best is taken if it passes the threshold and leaves the second behind.
Every article speaks for itself: where two articles mean two entries by one name, they part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.decisions.decision import NO_ITEM
from kg.knowledge_base.knowledge_base import KbEntry, KnowledgeBase
from kg.model import EntityClass
from kg.resolve.chains import Chain
from kg.resolve.clusters import Cluster, label_of
from kg.resolve.comparisons import COMPARISONS, Candidate, Comparison, Context

THRESHOLD = 0.7
"""The score from which an entry is believed to be meant."""

MARGIN = 0.15
"""How much better than the second the best entry must be."""

_SURE = 0.95
"""The score of a state by its name: of these the knowledge base has all."""

_ORDER = (
    EntityClass.COUNTRY, EntityClass.PLACE, EntityClass.ORGANIZATION, EntityClass.PERSON,
    EntityClass.EVENT,
)  # fmt: skip
"""Countries are context for places, and both for all others."""


Comparisons: TypeAlias = tuple[tuple[str, float], ...]
"""What each comparison said, by its name."""

_Choice: TypeAlias = tuple[KbEntry, float, Comparisons]


@dataclass(frozen=True, slots=True)
class Link:
    """A cluster and the entry that it means, with the score and the comparisons it is made of."""

    cluster: Cluster
    entry: KbEntry
    score: float
    comparisons: Comparisons = ()


@dataclass
class _Linker:
    """The work in hand: the knowledge base and the countries that each article speaks of."""

    knowledge_base: KnowledgeBase
    countries: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def link_clusters(clusters: Sequence[Cluster], knowledge_base: KnowledgeBase) -> list[Link]:
    """Find what clusters mean. A cluster whose articles disagree is split: see `Link.cluster`."""
    linker = _Linker(knowledge_base)
    links: list[Link] = []
    for entity_class in _ORDER:
        members = [c for c in clusters if c.entity_class is entity_class and c.chains]
        found = _link_class(linker, members)
        if entity_class is EntityClass.PLACE:
            # "Limburg" may be told by "Antwerp", where no article names the country.
            _speak_of(linker, found)
            done = {id(link.cluster) for link in found}
            found += _link_class(linker, [c for c in members if id(c) not in done and c.chains])
        _speak_of(linker, found)
        links += found
    return links


def rank_links(links: Iterable[Link]) -> list[Link]:
    """Sort links by who is first to be their entry: what a person decided, then all others.

    Of clusters that a person told apart only one can be the entry. It is the one for which more
    speaks by `MARGIN`, else the one with more mentions; where both are even, neither is.
    """
    ranked = sorted(links, key=lambda link: not link.cluster.item)
    rivals: dict[str, list[Link]] = defaultdict(list)
    for link in ranked:
        rivals[link.entry.id].append(link)
    contested = {
        entry: _rank_rivals(sharing) for entry, sharing in rivals.items() if _has_apart(sharing)
    }
    found = [link for link in ranked if link.entry.id not in contested]
    return [*(link for entry in sorted(contested) for link in contested[entry]), *found]


def _has_apart(links: Sequence[Link]) -> bool:
    return any(_is_apart(link, links) for link in links)


def _is_apart(link: Link, others: Iterable[Link]) -> bool:
    """Whether a person told its cluster apart from another's."""
    return bool(link.cluster.groups) and any(
        not link.cluster.may_join(other.cluster) for other in others if other is not link
    )


def _rank_rivals(links: Sequence[Link]) -> list[Link]:
    """The links of one entry, the best supported first; without those apart where it is open."""
    best = max(link.score for link in links)

    def support(link: Link) -> tuple[bool, bool, int]:
        mentions = sum(len(chain.spans) for chain in link.cluster.chains)
        return bool(link.cluster.item), round(best - link.score, 2) < MARGIN, mentions

    ranked = sorted(links, key=support, reverse=True)
    first = support(ranked[0])
    if not first[0] and _has_apart([link for link in ranked if support(link) == first]):
        return [link for link in ranked if not _is_apart(link, links)]
    return ranked


def _link_class(linker: _Linker, clusters: Iterable[Cluster]) -> list[Link]:
    links: list[Link] = []
    for cluster in clusters:
        if cluster.item:
            links += _link_as_decided(cluster, linker.knowledge_base)
        elif cluster.entity_class is EntityClass.COUNTRY:
            country = _find_country(cluster, linker.knowledge_base)
            links += [Link(cluster, country, _SURE)] if country else []
        else:
            links += _link_cluster(linker, cluster)
    return links


def _link_as_decided(cluster: Cluster, knowledge_base: KnowledgeBase) -> list[Link]:
    """The item that a person says is meant, known beforehand or not; or none."""
    if cluster.item == NO_ITEM:
        return []
    if cluster.item in knowledge_base:
        return [Link(cluster, knowledge_base.get(cluster.item), 1.0)]
    entry = KbEntry(cluster.item, label_of(cluster), cluster.entity_class)
    return [Link(cluster, entry, 1.0)]


def _speak_of(linker: _Linker, links: Iterable[Link]) -> None:
    """Let countries, and those of places, count as spoken of in their articles."""
    for link in links:
        is_country = link.entry.entity_class is EntityClass.COUNTRY
        country = link.entry.id if is_country else link.entry.country
        if not country or not (is_country or link.entry.entity_class is EntityClass.PLACE):
            continue
        for chain in link.cluster.chains:
            told = linker.countries[chain.article]
            told[country] = max(told[country], 1) if not is_country else len(chain.spans)


def _find_country(cluster: Cluster, knowledge_base: KnowledgeBase) -> KbEntry | None:
    for name in sorted({chain.name for chain in cluster.chains}):
        for entry in knowledge_base.find(name):
            if entry.entity_class is EntityClass.COUNTRY:
                return entry
    return None


def _link_cluster(linker: _Linker, cluster: Cluster) -> list[Link]:
    """One link for a cluster that means one entry; else one for each that its articles mean."""
    candidates = _candidates(cluster, linker.knowledge_base)
    if not candidates:
        return []
    meant: dict[str, list[Chain]] = defaultdict(list)
    best: dict[str, _Choice] = {}
    for chains in [cluster.chains] if cluster.is_whole else [[one] for one in cluster.chains]:
        found = _choose(candidates, _context(linker, chains))
        if found is not None:
            entry_id = found[0].id
            meant[entry_id] += chains
            best[entry_id] = max(best.get(entry_id, found), found, key=lambda choice: choice[1])
    if not best:
        found = _choose(candidates, _context(linker, cluster.chains))
        return [Link(cluster, *found)] if found else []
    if len(best) == 1:
        return [Link(cluster, *next(iter(best.values())))]
    return [
        Link(_split_off(cluster, meant[entry_id]), *best[entry_id]) for entry_id in sorted(best)
    ]


def _split_off(cluster: Cluster, chains: Sequence[Chain]) -> Cluster:
    """Take chains out of a cluster into one of their own."""
    taken = {id(chain) for chain in chains}
    cluster.chains = [chain for chain in cluster.chains if id(chain) not in taken]
    names = {chain.name for chain in chains}
    merges = [merge for merge in cluster.merges if names & {merge.kept, merge.merged}]
    return Cluster(cluster.entity_class, list(chains), merges)


def _context(linker: _Linker, chains: Iterable[Chain]) -> Context:
    chains = list(chains)
    total: Counter[str] = Counter()
    for article in sorted({chain.article for chain in chains}):
        total.update(linker.countries.get(article, {}))
    titles = frozenset(title for chain in chains for title in chain.titles)
    names = sorted({name for chain in chains for name in chain.within})
    within = frozenset(
        entry.id if entry.entity_class is EntityClass.COUNTRY else entry.country
        for name in names
        for entry in linker.knowledge_base.find(name)
        if entry.entity_class in {EntityClass.COUNTRY, EntityClass.PLACE}
    )
    return Context(total, titles, within)


def _choose(candidates: Sequence[Candidate], context: Context) -> _Choice | None:
    scores: dict[str, float] = {}
    choices: dict[str, _Choice] = {}
    for candidate in candidates:
        said = tuple((_name_of(compare), compare(candidate, context)) for compare in COMPARISONS)
        score = round(sum(number for _, number in said), 2)
        entry = candidate.entry
        if score > scores.get(entry.id, -9.0):
            scores[entry.id], choices[entry.id] = score, (entry, min(0.99, score), said)
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    if scores[ranked[0]] < THRESHOLD:
        return None
    if len(ranked) > 1 and round(scores[ranked[0]] - scores[ranked[1]], 2) < MARGIN:
        return None
    return choices[ranked[0]]


def _name_of(compare: Comparison) -> str:
    return str(getattr(compare, "__name__", "")).removeprefix("compare_")


def _candidates(cluster: Cluster, knowledge_base: KnowledgeBase) -> list[Candidate]:
    """The entries of the cluster's class that bear its names."""
    found: list[Candidate] = []
    names = {chain.name for chain in cluster.chains}
    if cluster.entity_class is EntityClass.ORGANIZATION:
        names.update(cluster.names)
    for name in sorted(names):
        entries = [
            entry
            for entry in knowledge_base.find(name)
            if entry.entity_class is cluster.entity_class
        ]
        found.extend(
            Candidate(entry, name, len(entries), rank, _elsewhere(entry, entries))
            for rank, entry in enumerate(entries)
        )
    return found


def _elsewhere(entry: KbEntry, entries: Iterable[KbEntry]) -> frozenset[str]:
    """The countries of all others."""
    return frozenset(other.country for other in entries if other is not entry)
