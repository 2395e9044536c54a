"""Several statements of one thing: which of them are independent, and how sure they make it.

The same wire text in several papers is one source, however many printed it, and so is a sentence
that one paper took from another. Two sources that one rule read may share that rule's mistake, so
the second counts half.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CERTAIN = 0.99
"""Nothing that was read is surer."""

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement as evidence: its text (a hash will do), its sentences, its rule."""

    text: str
    sentences: tuple[str, ...]
    rule: str
    confidence: float


def group_by_source(evidence: Iterable[Evidence]) -> list[list[Evidence]]:
    """Statements by source: those of one text, or with one sentence word for word, are of one.

    Sources come in the order of their first statement.

    >>> wire = Evidence("a", ("Peru praised Chile.",), "verb:praise", 0.8)
    >>> copy = Evidence("b", ("Peru  praised Chile.",), "verb:praise", 0.8)
    >>> len(group_by_source([wire, copy]))
    1
    """
    items = list(evidence)
    leader = list(range(len(items)))
    first: dict[tuple[str, str], int] = {}
    for number, item in enumerate(items):
        for key in (("text", item.text), *(("sentence", _to_key(s)) for s in item.sentences)):
            one, other = (_lead(leader, n) for n in (number, first.setdefault(key, number)))
            leader[max(one, other)] = min(one, other)
    groups: dict[int, list[Evidence]] = {}
    for number, item in enumerate(items):
        groups.setdefault(_lead(leader, number), []).append(item)
    return list(groups.values())


def _lead(leader: Sequence[int], number: int) -> int:
    while leader[number] != number:
        number = leader[number]
    return number


def _to_key(sentence: str) -> str:
    return " ".join(sentence.casefold().split())


def combine(evidence: Iterable[Evidence]) -> float:
    """The chance that at least one source was read rightly; 0 where there is none.

    Of a source only its surest statement counts. The surest source counts in full, every other
    one in full if no rule of its kind was heard before, else half.

    >>> combine([Evidence("a", (), "verb:meet", 0.8), Evidence("b", (), "noun:talk", 0.5)])
    0.9
    """
    surest = [max(group, key=_rank) for group in group_by_source(evidence)]
    return noisy_or([(item.rule, item.confidence) for item in surest])


def noisy_or(readings: Sequence[tuple[str, float]]) -> float:
    """Combine confidences of rules that err apart, and half as much of a rule heard before."""
    if not readings:
        return 0.0
    doubt, heard = 1.0, set[str]()
    for rule, confidence in sorted(readings, key=lambda pair: (-pair[1], pair[0])):
        doubt *= (1 - confidence) ** (_HALF if rule in heard else 1)
        heard.add(rule)
    return round(min(1 - doubt, max(CERTAIN, *(c for _, c in readings))), 4)


def _rank(item: Evidence) -> tuple[float, str]:
    return item.confidence, item.rule
