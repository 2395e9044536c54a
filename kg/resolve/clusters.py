"""Chains of many articles to clusters, one for each entity, with a reason for every merge.

Work goes by blocks (equal keys, equal surnames, equal acronyms), so that its cost grows with the
number of mentions and not with the number of pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.knowledge_base.given_names import gender_of_given_name
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass
from kg.resolve.chains import Chain, count_names
from kg.resolve.institutions import find_homes, is_institution_of_any
from kg.resolve.variants import find_variants

_NAMED = frozenset(
    {
        EntityClass.PERSON,
        EntityClass.ORGANIZATION,
        EntityClass.COUNTRY,
        EntityClass.PLACE,
        EntityClass.EVENT,
    }
)


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two names were taken for one entity: the rule and how sure it is (0 to 1)."""

    kept: str
    merged: str
    reason: str
    score: float


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

    def absorb(self, other: Cluster, reason: str, score: float) -> None:
        """Take over another cluster's chains and say why."""
        self.merges.extend(other.merges)
        self.merges.append(Merge(label_of(self), label_of(other), reason, score))
        self.chains.extend(other.chains)
        other.chains = []


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
    _join_surnames(clusters)
    _join_acronyms(clusters)
    return [cluster for cluster in clusters if cluster.chains]


def _by_key(chains: Sequence[Chain]) -> list[Cluster]:
    homes = find_homes(chains)
    found: dict[tuple[EntityClass, str], Cluster] = {}
    for chain in chains:
        if not _tells_who(chain):
            key = f"{chain.article}:{chain.spans[0].start}"
        elif chain.entity_class is EntityClass.ORGANIZATION and is_institution_of_any(chain.key):
            key = f"{chain.key}@{homes.get(chain.article, chain.article)}"
        else:
            key = chain.key or chain.name
        cluster = found.setdefault((chain.entity_class, key), Cluster(chain.entity_class))
        cluster.chains.append(chain)
    return list(found.values())


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
            if _mentions(rivals[0]) >= 2 * _mentions(other):
                rivals[0].absorb(other, "class:majority", 0.8)
    return [cluster for cluster in clusters if cluster.chains]


def _mentions(cluster: Cluster) -> int:
    return sum(len(chain.spans) for chain in cluster.chains)


def _join_variants(clusters: Sequence[Cluster]) -> None:
    """Persons whose names are forms of one name."""
    persons = {
        c.chains[0].key: c for c in clusters if c.entity_class is EntityClass.PERSON and c.chains
    }
    taken: dict[str, str] = {}
    for variant in find_variants(persons):
        full, short = _follow(variant.full, taken), _follow(variant.short, taken)
        if full != short:
            persons[full].absorb(persons[short], variant.reason, variant.score)
            taken[short] = full


def _follow(key: str, taken: Mapping[str, str]) -> str:
    while key in taken:
        key = taken[key]
    return key


def _join_surnames(clusters: Sequence[Cluster]) -> None:
    """A bare surname is the one person of the corpus who bears it; with two, it stays alone."""
    persons = [c for c in clusters if c.entity_class is EntityClass.PERSON and c.chains]
    bearers: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in persons:
        words = cluster.chains[0].key.split()
        for start in range(1, len(words)):
            bearers[" ".join(words[start:])].append(cluster)
    for cluster in persons:
        key = cluster.chains[0].key
        found = bearers.get(key, [])
        if len(found) == 1 and found[0] is not cluster and " " not in key:
            found[0].absorb(cluster, "surname:unique", 0.85)


def _join_acronyms(clusters: Sequence[Cluster]) -> None:
    """An acronym that stood beside one long form anywhere is that organization everywhere."""
    bearers: dict[str, list[Cluster]] = defaultdict(list)
    organizations = [c for c in clusters if c.entity_class is EntityClass.ORGANIZATION and c.chains]
    for cluster in organizations:
        for name in cluster.names:
            key = normalize_name(name)
            if name.isupper() and key != cluster.chains[0].key:
                bearers[key].append(cluster)
    for cluster in organizations:
        found = bearers.get(cluster.chains[0].key, []) if cluster.chains else []
        if len(found) == 1 and found[0] is not cluster and found[0].chains:
            found[0].absorb(cluster, "acronym:introduced", 0.9)
