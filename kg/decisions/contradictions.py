"""Decisions that cannot all hold, each told with every line that has a part in it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kg.decisions.decision import Decision, Key, Verdict
from kg.decisions.groups import find_classes, reclassify
from kg.errors import DecisionError
from kg.model import EntityClass

_Conflict = tuple[Decision, ...]
_Ties = Mapping[Key, list[tuple[Key, _Conflict]]]


def check(lines: Sequence[Decision], path: Path) -> None:
    """Raise DecisionError if some decisions contradict each other; it names all that do."""
    conflicts = find_contradictions(lines)
    if conflicts:
        raise DecisionError("\n".join(_to_message(conflict, path) for conflict in conflicts))


def find_contradictions(lines: Sequence[Decision]) -> list[_Conflict]:
    """Each set of decisions that cannot all hold, in the order of their lines."""
    twice = list(_find_twice(lines))
    if twice:
        # What hangs on a name's class cannot be judged before that is settled.
        return twice
    ties = _ties(lines)
    found = [*_find_same_and_different(lines, ties), *_find_two_values(lines, ties)]
    unique = {tuple(sorted(set(conflict), key=lambda d: d.line or _LAST)) for conflict in found}
    return sorted(unique, key=lambda conflict: [decision.line or _LAST for decision in conflict])


_LAST = 1 << 60
"""The line of a decision that is not written yet."""


def _find_twice(lines: Iterable[Decision]) -> Iterator[_Conflict]:
    """One name that is given two classes, or classes in a circle."""
    first: dict[Key, Decision] = {}
    for decision in lines:
        if decision.verdict is not Verdict.CLASS:
            continue
        known = first.setdefault(decision.about.key, decision)
        if known.to != decision.to:
            yield known, decision
        back = decision.about.key._replace(entity_class=EntityClass(decision.to))
        if back in first and first[back].to == decision.about.entity_class:
            yield first[back], decision


def _ties(lines: Sequence[Decision]) -> _Ties:
    """Which references are one, and the decisions that say so: "same", and links to one item."""
    classes = find_classes(lines)
    ties: dict[Key, list[tuple[Key, _Conflict]]] = defaultdict(list)
    first: dict[str, tuple[Key, Decision]] = {}
    for decision in lines:
        keys = [reclassify(key, classes) for key in decision.keys]
        if decision.verdict is Verdict.SAME:
            ties[keys[0]].append((keys[1], (decision,)))
            ties[keys[1]].append((keys[0], (decision,)))
        elif decision.verdict is Verdict.LINK and decision.to[0] == "Q":
            known, by = first.setdefault(decision.to, (keys[0], decision))
            ties[known].append((keys[0], (by, decision)))
            ties[keys[0]].append((known, (by, decision)))
    return ties


def _find_same_and_different(lines: Sequence[Decision], ties: _Ties) -> Iterator[_Conflict]:
    classes = find_classes(lines)
    for decision in lines:
        if decision.verdict is Verdict.DIFFERENT:
            one, other = (reclassify(key, classes) for key in decision.keys)
            way = _find_way(one, other, ties)
            if way is not None:
                yield (*way, *_class_decisions(lines, decision), decision)


def _class_decisions(lines: Iterable[Decision], pair: Decision) -> Iterator[Decision]:
    """What made one of a pair that differed only in class."""
    for decision in lines:
        if decision.verdict is Verdict.CLASS and decision.about.key in pair.keys:
            yield decision


def _find_way(start: Key, end: Key, ties: _Ties) -> _Conflict | None:
    """The fewest decisions that make one reference the other; None if none do."""
    reached: dict[Key, _Conflict] = {start: ()}
    waiting = deque([start])
    while waiting:
        key = waiting.popleft()
        if key == end:
            return reached[key]
        for following, because in ties.get(key, ()):
            if following not in reached:
                reached[following] = (*reached[key], *because)
                waiting.append(following)
    return None


def _find_two_values(lines: Sequence[Decision], ties: _Ties) -> Iterator[_Conflict]:
    """Two labels, classes or items for references that are one."""
    classes = find_classes(lines)
    clusters: dict[Key, int] = {}
    told: dict[tuple[int, Verdict], tuple[Key, Decision]] = {}
    for decision in lines:
        if decision.verdict not in {Verdict.RENAME, Verdict.CLASS, Verdict.LINK}:
            continue
        key = reclassify(decision.about.key, classes)
        number = _number(key, ties, clusters)
        known, first = told.setdefault((number, decision.verdict), (key, decision))
        if first.to != decision.to and not _follows(first, decision):
            yield (*(_find_way(known, key, ties) or ()), first, decision)


def _follows(first: Decision, second: Decision) -> bool:
    """Whether one class was decided of what the other had made of the name."""
    if first.verdict is not Verdict.CLASS:
        return False
    return first.to == second.about.entity_class or second.to == first.about.entity_class


def _number(key: Key, ties: _Ties, clusters: dict[Key, int]) -> int:
    """The same number for all references that are one."""
    if key not in clusters:
        number, waiting = len(clusters), [key]
        while waiting:
            one = waiting.pop()
            if one not in clusters:
                clusters[one] = number
                waiting.extend(following for following, _ in ties.get(one, ()))
    return clusters[key]


def _to_message(conflict: _Conflict, path: Path) -> str:
    numbers = [str(decision.line or "(new)") for decision in conflict]
    said = "; ".join(f"{n}: {decision}" for n, decision in zip(numbers, conflict, strict=True))
    if len(numbers) == 1:
        return f"{path}, line {numbers[0]} contradicts itself ({said}); change or remove it"
    listed = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return f"{path}, lines {listed} contradict each other ({said}); change or remove one"
