"""What most deserves a person's eye: doubtful merges, near misses, namesakes, doubtful links.

Each doubt comes with the two commands that settle it. Its worth is how unsure it is, times how many
mentions hang on it; what a person has decided is no doubt any more.
"""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from kg.decisions import Decisions
from kg.decisions.decision import NO_ITEM, to_key
from kg.decisions.groups import Group, make_groups
from kg.entities.catalogue import Catalogue, count_mentions
from kg.entities.overview import find_candidates
from kg.entities.reasons import to_words
from kg.entities.why import to_reference_keys
from kg.knowledge_base.given_names import gender_of_given_name
from kg.knowledge_base.knowledge_base import KnowledgeBase
from kg.model import EntityClass
from kg.resolve.identity import Identity
from kg.resolve.institutions import is_institution_of_any
from kg.resolve.variants import compare_persons

_SURE = 0.95
"""A merge or link of that score is not asked about."""

_ONE_ENTRY = 0.1
"""How much of a doubt is left where the knowledge base has one entry of that name only."""

_BLOCK = 100
"""Beyond so many names with one word in common, likeness tells nothing."""

_ALIKE = 90
"""The likeness, of 100, from which two names of one class may be one."""

_NAMED = frozenset(
    {EntityClass.ORGANIZATION, EntityClass.PLACE, EntityClass.EVENT, EntityClass.COUNTRY}
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to settle: the question, how much hangs on it, and what to type for yes or no."""

    kind: str
    question: str
    worth: float
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class _Reviewer:
    """The work in hand: entities, what is decided of them, and how commands are to be typed."""

    catalogue: Catalogue
    groups: dict[str, list[Group]]
    options: str

    def is_decided(self, one: Identity, other: Identity) -> bool:
        """Whether a person told the two apart."""
        others = self.groups[other.entity]
        return any(a.is_apart(b) for a in self.groups[one.entity] for b in others)

    def command(self, verb: str, *arguments: str) -> str:
        """A command as it is typed."""
        return f"kg entities {verb}{self.options} {shlex.join(arguments)}"

    def typed(self, identity: Identity) -> str:
        """What means an entity and no other: its label, or else its id."""
        alone = len(self.catalogue.find_all(identity.label)) == 1
        return identity.label if alone else identity.entity


def find_doubts(
    catalogue: Catalogue, decisions: Decisions, knowledge_base: KnowledgeBase, options: str = ""
) -> list[Doubt]:
    """All doubts, those of most worth first. ``options`` go into the commands."""
    groups = make_groups(decisions.lines)
    found = {
        identity.entity: list(
            {id(g): g for key in to_reference_keys(catalogue, identity) if (g := groups.get(key))}
            .values()
        )
        for identity in catalogue.identities.values()
    }  # fmt: skip
    reviewer = _Reviewer(catalogue, found, options)
    doubts = [
        *_doubtful_merges(reviewer),
        *_namesakes(reviewer),
        *_near_misses(reviewer),
        *_doubtful_links(reviewer, knowledge_base),
    ]
    return sorted(doubts, key=lambda doubt: (-doubt.worth, doubt.question))


def to_options(directory: Path, decisions: Path | None) -> str:
    """The options that lead a command to the same folder and file; none where they are usual."""
    parts = [] if directory == Path("out") else ["-d", str(directory)]
    parts += ["--decisions", str(decisions)] if decisions is not None else []
    return f" {shlex.join(parts)}" if parts else ""


def _doubtful_merges(reviewer: _Reviewer) -> Iterator[Doubt]:
    for identity in reviewer.catalogue.identities.values():
        for merge in identity.merges:
            pair = merge.kept, merge.merged
            if merge.score >= _SURE or to_key(pair[0]) == to_key(pair[1]):
                continue
            fewer = min(_count_called(identity, name) for name in pair)
            doubt = 1 - merge.score
            if merge.reason.startswith("knowledge-base:"):
                doubt *= _ONE_ENTRY  # both names are the entry's own
            yield Doubt(
                "merge",
                f"are {merge.merged} and {merge.kept} one? They were joined:"
                f" {to_words(merge.reason)} ({merge.score:g})",
                round(doubt * fewer, 2),
                reviewer.command("merge", *pair),
                reviewer.command("split", *pair),
            )


def _count_called(identity: Identity, name: str) -> int:
    key = to_key(name)
    return sum(len(part.spans) for part in identity.parts if to_key(part.name) == key)


def _namesakes(reviewer: _Reviewer) -> Iterator[Doubt]:
    """Entities of one name and class that nobody told apart."""
    for (key, entity_class), bearers in sorted(reviewer.catalogue.bearers.items()):
        if len(bearers) < 2 or not _tells_who(key, entity_class):
            continue
        first, *others = sorted(bearers, key=lambda i: (-count_mentions(i), i.entity))
        for other in others:
            if not reviewer.is_decided(first, other):
                yield _ask_pair(reviewer, "namesakes", first, other, 0.5, "they bear one name")


def _tells_who(key: str, entity_class: EntityClass) -> bool:
    if entity_class is EntityClass.PERSON:
        return not gender_of_given_name(key)
    if entity_class is EntityClass.ORGANIZATION:
        return not is_institution_of_any(key)
    return entity_class in _NAMED


def _ask_pair(
    reviewer: _Reviewer, kind: str, one: Identity, other: Identity, doubt: float, because: str
) -> Doubt:
    describe, typed = reviewer.catalogue.describe, [reviewer.typed(one), reviewer.typed(other)]
    fewer = min(count_mentions(one), count_mentions(other))
    return Doubt(
        kind,
        f"are {describe(one)} and {describe(other)} one? They were not joined: {because}",
        round(doubt * fewer, 2),
        reviewer.command("merge", *typed),
        reviewer.command("split", *typed),
    )


def _near_misses(reviewer: _Reviewer) -> Iterator[Doubt]:
    """Entities of one class whose names are alike, or one a part of the other."""
    blocks: dict[tuple[EntityClass, str], list[Identity]] = defaultdict(list)
    for identity in reviewer.catalogue.identities.values():
        words = to_key(identity.label).split()
        if identity.entity_class is EntityClass.PERSON:
            blocks[identity.entity_class, words[-1] if words else ""].append(identity)
        elif identity.entity_class in _NAMED and words:
            blocks[identity.entity_class, words[0]].append(identity)
    for _, block in sorted(blocks.items()):
        if 1 < len(block) <= _BLOCK:
            yield from _within(reviewer, block)


def _within(reviewer: _Reviewer, block: Sequence[Identity]) -> Iterator[Doubt]:
    for one, other in combinations(block, 2):
        long, short = sorted((one, other), key=lambda i: (-len(i.label), i.entity))
        keys = to_key(long.label), to_key(short.label)
        if keys[0] == keys[1] or reviewer.is_decided(one, other):
            continue
        found = _compare(*keys, one.entity_class)
        if found is not None:
            yield _ask_pair(reviewer, "near miss", long, short, found[1] / 2, found[0])


def _compare(long: str, short: str, entity_class: EntityClass) -> tuple[str, float] | None:
    """Why two names might be one's, and how likely that is."""
    if entity_class is EntityClass.PERSON:
        if " " not in short:
            return ("the bare surname fits several", 0.6) if " " in long else None
        found = compare_persons(long, short)
        return (f"{to_words(found[0])}, but it fits another as well", found[1]) if found else None
    likeness = fuzz.ratio(long, short)
    return ("the names are alike", likeness / 100) if likeness >= _ALIKE else None


def _doubtful_links(reviewer: _Reviewer, knowledge_base: KnowledgeBase) -> Iterator[Doubt]:
    for identity in reviewer.catalogue.identities.values():
        if any(group.item for group in reviewer.groups[identity.entity]):
            continue
        if identity.link is not None and identity.link.score >= _SURE:
            continue
        entries = [candidate.entry for candidate in find_candidates(identity, knowledge_base)]
        bear = "an entry bears" if len(entries) == 1 else f"{len(entries)} entries bear"
        if identity.link is not None:
            doubt = (1 - identity.link.score) * (1 if len(entries) > 1 else _ONE_ENTRY)
            because = f"It was linked with {identity.link.score:g}; {bear} its name"
            yield from _ask_link(reviewer, identity, [identity.link.entry], doubt, because)
        elif entries and (identity.entity_class is not EntityClass.PERSON or " " in identity.label):
            because = f"{bear.capitalize()} its name, and no link was sure enough"
            yield from _ask_link(reviewer, identity, entries, 0.3 / len(entries), because)


def _ask_link(
    reviewer: _Reviewer, identity: Identity, entries: Iterable[str], doubt: float, because: str
) -> Iterator[Doubt]:
    first = next((entry for entry in entries if entry[0] == "Q"), None)
    if first is not None:
        typed = reviewer.typed(identity)
        yield Doubt(
            "link",
            f"is {reviewer.catalogue.describe(identity)} the item {first}? {because}",
            round(doubt * count_mentions(identity), 2),
            reviewer.command("link", typed, first),
            reviewer.command("link", typed, NO_ITEM),
        )


def doubts_to_text(doubts: Sequence[Doubt]) -> str:
    """The doubts as a person reads them, with what to type."""
    blocks = [f"{doubt.question}\n    yes: {doubt.yes}\n    no:  {doubt.no}" for doubt in doubts]
    return "\n".join(blocks)
