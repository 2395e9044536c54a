"""Two persons of one full name: a minister of one country and a footballer of another.

One name in two articles is one person unless the articles contradict each other, and strongly:
each ties its bearer to countries by an office or as a citizen, one of them by an office; none of
these countries is spoken of in the other; no title and no companion is common to both. An article
that ties its bearer to nothing follows the one with which it shares most, else the most told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import EntityClass
from kg.resolve.chains import Chain


@dataclass
class Told:
    """What an article speaks of: countries and other actors, by their keys."""

    countries: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)


def find_told(chains: Iterable[Chain]) -> dict[str, Told]:
    """What each article speaks of, by its id."""
    told: dict[str, Told] = defaultdict(Told)
    for chain in chains:
        if chain.entity_class is EntityClass.COUNTRY:
            told[chain.article].countries.add(chain.key)
        elif chain.entity_class in {EntityClass.PERSON, EntityClass.ORGANIZATION}:
            told[chain.article].actors.add(chain.key)
    return told


@dataclass
class _Part:
    """Chains that nothing keeps apart, and all that their articles say, taken together."""

    chains: list[Chain] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    told: Told = field(default_factory=Told)
    has_untitled: bool = False

    def contradicts(self, other: _Part, key: str) -> bool:
        """Whether no article of the one can speak of the person of the other."""
        return not (
            (self.has_untitled and other.has_untitled)
            or self.articles & other.articles
            or self.homes & other.told.countries
            or other.homes & self.told.countries
            or self.titles & other.titles
            or (self.told.actors & other.told.actors) - {key}
        )

    def take(self, other: _Part) -> None:
        """Take over another part's chains, with all that is said of them."""
        self.chains += other.chains
        self.articles |= other.articles
        self.homes |= other.homes
        self.titles |= other.titles
        self.told.countries |= other.told.countries
        self.told.actors |= other.told.actors
        self.has_untitled |= other.has_untitled


def part_namesakes(chains: Sequence[Chain], told: Mapping[str, Told]) -> list[list[Chain]]:
    """The chains of one person's name, parted where articles contradict each other.

    The first part is of those that are told of most.
    """
    tied = [chain for chain in chains if chain.homes]
    if len(tied) < 2 or " " not in chains[0].key:
        return [list(chains)]
    parts = _make_parts(tied, told)
    if len(parts) < 2:
        return [list(chains)]
    parts.sort(key=lambda part: (-len(part.chains), part.chains[0].article))
    following = [(_find_nearest(chain, parts, told), chain) for chain in chains if not chain.homes]
    for part, chain in following:
        part.chains.append(chain)
    return [part.chains for part in parts]


def _make_parts(tied: Iterable[Chain], told: Mapping[str, Told]) -> list[_Part]:
    """Chains together that nothing keeps apart, directly or through a third."""
    parts: list[_Part] = []
    for chain in tied:
        new = _to_part(chain, told)
        kept: list[_Part] = []
        for part in parts:
            if part.contradicts(new, chain.key):
                kept.append(part)
            else:
                part.take(new)
                new = part
        parts = [*kept, new]
    return parts


def _to_part(chain: Chain, told: Mapping[str, Told]) -> _Part:
    here = told[chain.article]
    words = {w for title in chain.titles for w in title.casefold().split() if len(w) > 3}
    return _Part(
        [chain], {chain.article}, set(chain.homes), words,
        Told(set(here.countries), set(here.actors)), not chain.titles,
    )  # fmt: skip


def _find_nearest(chain: Chain, parts: Sequence[_Part], told: Mapping[str, Told]) -> _Part:
    """The part of whose countries and companions an article speaks most."""
    here = told[chain.article]
    return max(
        parts,
        key=lambda part: (
            2 * len(part.homes & here.countries)
            + len((part.told.actors & here.actors) - {chain.key})
        ),
    )
