"""Chains of many articles to clusters, one for each entity, with a reason for every merge.

Work goes by blocks (equal keys, equal surnames, equal acronyms), so that its cost grows with the
number of mentions and not with the number of pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.decisions.groups import Group
from kg.knowledge_base.given_names import gender_of_given_name
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass
from kg.resolve.chains import Chain, count_names
from kg.resolve.identity import Merge
from kg.resolve.institutions import find_homes, is_institution_of_any
from kg.resolve.namesakes import find_told, part_namesakes
from kg.resolve.variants import find_variants, is_misspelling

_NAMED = frozenset(
    {
        EntityClass.PERSON,
        EntityClass.ORGANIZATION,
        EntityClass.COUNTRY,
        EntityClass.PLACE,
        EntityClass.EVENT,
    }
)


@dataclass
class Cluster:
    """All chains of one entity."""

    entity_class: EntityClass
    chains: list[Chain] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)

    @property
    def names(self) -> Counter[str]:
        """The names that it bears in the texts, with how often."""
        return count_names(self.chains)

    @property
    def groups(self) -> list[Group]:
        """What a person decided of it, each once."""
        return list({id(c.group): c.group for c in self.chains if c.group is not None}.values())

    @property
    def item(self) -> str:
        """The Wikidata item that a person linked it to, or "-" for none; empty if not decided."""
        return next((group.item for group in self.groups if group.item), "")

    @property
    def is_whole(self) -> bool:
        """Whether a person says that it is one thing."""
        return any(group.together for group in self.groups)

    @property
    def is_class_decided(self) -> bool:
        """Whether a person gave it its class."""
        return any(chain.is_class_decided for chain in self.chains)

    def may_join(self, other: Cluster) -> bool:
        """Whether no decision keeps the two apart."""
        others = other.groups
        return not (others and any(a.is_apart(b) for a in self.groups for b in others))

    def absorb(self, other: Cluster, reason: str, score: float) -> bool:
        """Take over another cluster's chains and say why, unless a decision forbids it."""
        if not self.may_join(other):
            return False
        merge = Merge(label_of(self), label_of(other), reason, score)
        self.take(other)
        self.merges.append(merge)
        return True

    def take(self, other: Cluster) -> None:
        """Take over another cluster's chains, of which no more need be said."""
        self.merges.extend(other.merges)
        self.chains.extend(other.chains)
        other.chains, other.merges = [], []


def label_of(cluster: Cluster) -> str:
    """The name to show: the fullest of its chains' names, the most frequent among those."""
    full: Counter[str] = Counter()
    for chain in cluster.chains:
        full[chain.name] += len(chain.spans)
    return min(full, key=lambda name: (-_fullness(name, cluster), -full[name], name))


def _fullness(name: str, cluster: Cluster) -> int:
    """Persons go by the longest usual name, others by whatever is most frequent."""
    if cluster.entity_class is EntityClass.PERSON:
        return min(len(name.split()), 2)
    return 0 if name.isupper() and len(name) < 8 else 1


def make_clusters(chains: Iterable[Chain]) -> list[Cluster]:
    """Join chains by equal names, then by surname and by acronym where only one cluster fits."""
    clusters = _by_key(list(chains))
    clusters = _one_class_a_name(clusters)
    _join_variants(clusters)
    _join_misspelled(clusters)
    _join_surnames(clusters)
    _join_acronyms(clusters)
    return [cluster for cluster in clusters if cluster.chains]


def _by_key(chains: Sequence[Chain]) -> list[Cluster]:
    """Chains of one name, or of one decided group; then clusters that share a name."""
    homes = find_homes(chains)
    found: dict[tuple[EntityClass, str], Cluster] = {}
    grouped: dict[int, list[Chain]] = defaultdict(list)
    for chain in chains:
        if chain.group is not None:
            grouped[id(chain.group)].append(chain)
            continue
        named = (chain.entity_class, _key_of(chain, homes))
        found.setdefault(named, Cluster(chain.entity_class)).chains.append(chain)
    if not grouped:
        return _part(found.values(), chains)
    decided = [_make_decided(members) for members in grouped.values()]
    bearers: dict[tuple[EntityClass, str], list[Cluster]] = defaultdict(list)
    for cluster in decided:
        for key in dict.fromkeys(_key_of(chain, homes) for chain in cluster.chains):
            bearers[cluster.entity_class, key].append(cluster)
    for name, sharing in bearers.items():
        if name in found:
            # Of these a person has spoken: no guess parts them.
            decided.append(found.pop(name))
            sharing.append(decided[-1])
        _join_namesakes(sharing)
    return [*(cluster for cluster in decided if cluster.chains), *_part(found.values(), chains)]


def _part(clusters: Iterable[Cluster], chains: Sequence[Chain]) -> list[Cluster]:
    """Part persons of one name whose articles contradict each other."""
    told = find_told(chains)
    return [
        part
        for cluster in clusters
        for part in (
            [Cluster(cluster.entity_class, part) for part in part_namesakes(cluster.chains, told)]
            if cluster.entity_class is EntityClass.PERSON
            else [cluster]
        )
    ]


def _make_decided(chains: Sequence[Chain]) -> Cluster:
    """What a person says is one thing, of the class that was decided, else read most often."""
    votes: Counter[EntityClass] = Counter()
    names: dict[str, str] = {}
    for chain in chains:
        votes[chain.entity_class] += len(chain.spans)
        names.setdefault(chain.key, chain.name)
    order = list(EntityClass)
    group = chains[0].group
    decided = group.entity_class if group is not None else None
    most = min(votes, key=lambda entity_class: (-votes[entity_class], order.index(entity_class)))
    first, *others = names.values()
    merges = [Merge(first, other, "decision", 1.0) for other in others]
    return Cluster(decided or most, list(chains), merges)


def _join_namesakes(clusters: Sequence[Cluster]) -> None:
    """Join clusters of one name, but for those that were told apart.

    Two that are apart from the same others are one; what was not decided joins neither of two.
    """
    living = [cluster for cluster in clusters if cluster.chains]
    sides: dict[frozenset[int], list[Cluster]] = defaultdict(list)
    for cluster in living:
        apart = frozenset(id(other) for other in living if not cluster.may_join(other))
        sides[apart].append(cluster)
    for first, *others in sides.values():
        for other in others:
            if first.may_join(other):
                first.take(other)


def _key_of(chain: Chain, homes: Mapping[str, str]) -> str:
    """What is equal for chains that a name alone joins."""
    if not _tells_who(chain):
        return f"{chain.article}:{chain.spans[0].start}"
    if chain.entity_class is EntityClass.ORGANIZATION and is_institution_of_any(chain.key):
        return f"{chain.key}@{homes.get(chain.article, chain.article)}"
    return chain.key or chain.name


def _tells_who(chain: Chain) -> bool:
    """Whether a name means the same in every article: a source without name never, nor "Maria"."""
    if chain.entity_class is EntityClass.PERSON:
        return not gender_of_given_name(chain.key)
    return chain.entity_class in _NAMED or chain.entity_class is EntityClass.GROUP


def _one_class_a_name(clusters: Sequence[Cluster]) -> list[Cluster]:
    """A name that some article took for another class: the class of most mentions wins."""
    by_key: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.entity_class in _NAMED:
            by_key[cluster.chains[0].key].append(cluster)
    for rivals in by_key.values():
        classes = {c.entity_class for c in rivals}
        if EntityClass.COUNTRY in classes or len(classes) < len(rivals) or len(rivals) < 2:
            continue
        order = list(EntityClass)
        rivals.sort(key=lambda c: (-_mentions(c), order.index(c.entity_class)))
        for other in rivals[1:]:
            if _mentions(rivals[0]) >= 2 * _mentions(other) and not other.is_class_decided:
                rivals[0].absorb(other, "class:majority", 0.8)
    return [cluster for cluster in clusters if cluster.chains]


def _mentions(cluster: Cluster) -> int:
    return sum(len(chain.spans) for chain in cluster.chains)


def _join_variants(clusters: Sequence[Cluster]) -> None:
    """Persons whose names are forms of one name; a name that two bear is no one's form."""
    persons: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.entity_class is EntityClass.PERSON and cluster.chains:
            for key in _keys(cluster):
                persons[key].append(cluster)
    taken: dict[int, Cluster] = {}
    for variant in find_variants(persons):
        full, short = persons[variant.full], persons[variant.short]
        if len(full) == len(short) == 1:
            kept, merged = _follow(full[0], taken), _follow(short[0], taken)
            if kept is not merged and kept.absorb(merged, variant.reason, variant.score):
                taken[id(merged)] = kept


def _join_misspelled(clusters: Sequence[Cluster]) -> None:
    """Persons of one article whose names differ in a vowel: "Kirstin" and "Kirsten Quastel"."""
    by_article: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.entity_class is EntityClass.PERSON and cluster.chains:
            key = cluster.chains[0].key
            initials = "".join(word[0] for word in key.split())
            for article in sorted({chain.article for chain in cluster.chains}):
                by_article[article, initials].append(cluster)
    for members in by_article.values():
        for one, other in combinations(members, 2):
            if not one.chains or not other.chains:
                continue
            kept, merged = sorted((one, other), key=_mentions, reverse=True)
            if is_misspelling(kept.chains[0].key, merged.chains[0].key):
                kept.absorb(merged, "misspelling", 0.75)


def _keys(cluster: Cluster) -> list[str]:
    """The name that it is known by; all of them where a person said that they are one's."""
    if not cluster.is_whole:
        return [cluster.chains[0].key]
    return list(dict.fromkeys(chain.key for chain in cluster.chains))


def _follow(cluster: Cluster, taken: Mapping[int, Cluster]) -> Cluster:
    while id(cluster) in taken:
        cluster = taken[id(cluster)]
    return cluster


def _join_surnames(clusters: Sequence[Cluster]) -> None:
    """A bare surname is the one person of the corpus who bears it; with two, it stays alone."""
    persons = [c for c in clusters if c.entity_class is EntityClass.PERSON and c.chains]
    bearers: dict[str, dict[int, Cluster]] = defaultdict(dict)
    for cluster in persons:
        for key in _keys(cluster):
            words = key.split()
            for start in range(1, len(words)):
                bearers[" ".join(words[start:])][id(cluster)] = cluster
    for cluster in persons:
        keys = _keys(cluster)
        found = list(bearers.get(keys[0], {}).values())
        if len(found) == len(keys) == 1 and found[0] is not cluster and " " not in keys[0]:
            found[0].absorb(cluster, "surname:unique", 0.85)


def _join_acronyms(clusters: Sequence[Cluster]) -> None:
    """An acronym that stood beside one long form anywhere is that organization everywhere."""
    bearers: dict[str, list[Cluster]] = defaultdict(list)
    organizations = [c for c in clusters if c.entity_class is EntityClass.ORGANIZATION and c.chains]
    for cluster in organizations:
        own = _keys(cluster)
        for name in cluster.names:
            key = normalize_name(name)
            if name.isupper() and key not in own:
                bearers[key].append(cluster)
    for cluster in organizations:
        keys = _keys(cluster) if cluster.chains else [""]
        found = bearers.get(keys[0], [])
        if len(found) == len(keys) == 1 and found[0] is not cluster and found[0].chains:
            found[0].absorb(cluster, "acronym:introduced", 0.9)
