"""References that a person takes for one thing, and what such things may not be joined with.

All is worked out from the lines alone, before any article is looked at. A name whose class was
decided counts as of that class from then on, in every other line too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.decisions.decision import Decision, Key, Verdict
from kg.model import EntityClass


@dataclass(eq=False)
class Group:
    """One thing as a person decided: what it is the same as, apart from, and linked to.

    ``together`` says that nothing may take it apart again.
    """

    keys: set[Key] = field(default_factory=set)
    apart: set[Group] = field(default_factory=set)
    item: str = ""
    entity_class: EntityClass | None = None
    together: bool = False

    def is_apart(self, other: Group) -> bool:
        """Whether the two must not be one entity: told so, or linked to two items."""
        if other in self.apart:
            return True
        return bool(self.item and other.item and self.item != other.item)


def find_classes(lines: Iterable[Decision]) -> dict[Key, EntityClass]:
    """What class a name was decided to be of, by its key as read."""
    return {
        decision.about.key: EntityClass(decision.to)
        for decision in lines
        if decision.verdict is Verdict.CLASS
    }


def reclassify(key: Key, classes: Mapping[Key, EntityClass]) -> Key:
    """A key with the class that was decided, if one was; one decision may follow on another."""
    seen = set()
    while key not in seen:
        seen.add(key)
        found = classes.get(key) or classes.get(key.everywhere)
        if found is None:
            return key
        key = key._replace(entity_class=found)
    return key


def make_groups(lines: Iterable[Decision]) -> dict[Key, Group]:
    """The group of each reference that a pair or a link speaks of, by its key with its class."""
    lines = tuple(lines)
    classes = find_classes(lines)
    groups: dict[Key, Group] = {}
    for decision in lines:
        if decision.verdict in _GROUPING:
            for key in decision.keys:
                now = reclassify(key, classes)
                groups.setdefault(now, Group({now}))
    _join_same(lines, classes, groups)
    for decision in lines:
        keys = [reclassify(key, classes) for key in decision.keys]
        if decision.verdict is Verdict.DIFFERENT:
            one, other = groups[keys[0]], groups[keys[1]]
            one.apart.add(other)
            other.apart.add(one)
        elif decision.verdict is Verdict.LINK:
            groups[keys[0]].item = decision.to
        elif decision.verdict is Verdict.CLASS and keys[0] in groups:
            groups[keys[0]].entity_class = keys[0].entity_class
    return groups


_GROUPING = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.LINK})


def _join_same(
    lines: Iterable[Decision], classes: Mapping[Key, EntityClass], groups: dict[Key, Group]
) -> None:
    """Let the references of a "same", and those linked to one item, share a group."""
    linked: dict[str, list[Key]] = defaultdict(list)
    for decision in lines:
        keys = [reclassify(key, classes) for key in decision.keys]
        if decision.verdict is Verdict.SAME:
            _join(groups, *keys)
        elif decision.verdict is Verdict.LINK and decision.to[0] == "Q":
            linked[decision.to].append(keys[0])
    for first, *others in linked.values():
        for key in others:
            _join(groups, first, key)


def _join(groups: dict[Key, Group], one: Key, other: Key) -> None:
    kept, merged = groups[one], groups[other]
    kept.together = True
    if kept is merged:
        return
    if len(kept.keys) < len(merged.keys):
        kept, merged = merged, kept
        kept.together = True
    kept.keys |= merged.keys
    for key in merged.keys:
        groups[key] = kept
