"""A person's decisions laid on the chains of articles, before any of them are joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.decisions.decision import Decision, Decisions, Key, Verdict, to_key
from kg.decisions.groups import find_classes, make_groups, reclassify
from kg.resolve.chains import Chain, Cuts

_ADDITIVE = frozenset({Verdict.SAME, Verdict.RENAME, Verdict.CLASS, Verdict.LINK})
"""Verdicts that may also mean a name which a chain bears beside its fullest."""


class Decided:
    """Decisions as resolution asks for them: by article, name and class.

    ``sources`` leads from an article's id to its source name.
    """

    def __init__(self, decisions: Decisions, sources: Mapping[str, str]) -> None:
        self._lines = decisions.lines
        self._sources = sources
        self._classes = find_classes(self._lines)
        self._groups = make_groups(self._lines)
        self._labels = {
            reclassify(decision.about.key, self._classes): decision.to
            for decision in self._lines
            if decision.verdict is Verdict.RENAME
        }
        self._cuts = _find_cuts(self._lines)
        self._fitting: set[Key] = set()

    def cuts(self, article: str) -> Cuts:
        """The pairs of names of an article that do not mean the same."""
        return self._cuts.get(self._sources.get(article, article), frozenset())

    def mark(self, chains: Sequence[Chain]) -> None:
        """Tell chains what was decided of them: their class, label and group."""
        if not self._lines:
            return
        for chain in chains:
            self._mark(chain, chain.key or chain.name)
        wanted = self._missing()
        for chain in chains if wanted else ():
            for name in sorted({to_key(name) for name in (*chain.names, *chain.demonyms)} & wanted):
                self._mark(chain, name)

    def _mark(self, chain: Chain, name: str) -> None:
        source = self._sources.get(chain.article, chain.article)
        read = Key(name, chain.entity_class, source)
        now = reclassify(read, self._classes)
        if now.entity_class is not chain.entity_class:
            chain.entity_class, chain.is_class_decided = now.entity_class, True
        for exact in (now, now.everywhere):
            chain.label = chain.label or self._labels.get(exact, "")
            chain.group = chain.group or self._groups.get(exact)
        self._fitting |= {read, read.everywhere, now, now.everywhere}

    def _missing(self) -> set[str]:
        """Names that no chain has for its fullest, of decisions that any name will do for."""
        apart = {key for d in self._lines if d.verdict is Verdict.DIFFERENT for key in d.keys}
        return {
            key.name
            for decision in self._lines
            if decision.verdict in _ADDITIVE
            for key in decision.keys
            if key not in self._fitting and key not in apart
        }

    def unused(self) -> tuple[Decision, ...]:
        """The decisions that speak of a name which no article has."""
        return tuple(d for d in self._lines if not self._fitting.issuperset(d.keys))


def _find_cuts(lines: Iterable[Decision]) -> dict[str, Cuts]:
    """Pairs of names that one article must not take for one, by its source name."""
    cuts: dict[str, set[frozenset[str]]] = defaultdict(set)
    for decision in lines:
        names = frozenset(key.name for key in decision.keys)
        if decision.verdict is Verdict.DIFFERENT and len(names) == 2:
            for article in {key.article for key in decision.keys} - {""}:
                cuts[article].add(names)
    return {article: frozenset(pairs) for article, pairs in cuts.items()}


def decided_labels(chains: Iterable[Chain]) -> tuple[str, ...]:
    """What a person wants an entity to be called; should several apply, the commonest first."""
    labels: Counter[str] = Counter()
    for chain in chains:
        if chain.label:
            labels[chain.label] += len(chain.spans)
    return tuple(sorted(labels, key=lambda label: (-labels[label], label)))
