"""Judgements on passages that were annotated for some properties of persons (KnowledgeNet)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from confidence.reading import Gold, Judgement, Reading, read_lines, read_texts
from kg.model import Predicate

_PROPERTIES: dict[str, tuple[Predicate, ...]] = {
    "PLACE_OF_RESIDENCE": (Predicate.LIVES_IN,),
    "SPOUSE": (Predicate.SPOUSE_OF,),
    "EDUCATED_AT": (Predicate.EDUCATED_AT,),
    "PLACE_OF_BIRTH": (Predicate.BORN_IN,),
    "CHILD_OF": (Predicate.CHILD_OF,),
    "HEADQUARTERS": (Predicate.BASED_IN,),
    "FOUNDED_BY": (Predicate.FOUNDED_BY,),
    "NATIONALITY": (Predicate.CITIZEN_OF,),
    "SUBSIDIARY_OF": (Predicate.PART_OF,),
    "EMPLOYEE_OR_MEMBER_OF": (
        Predicate.HOLDS_POSITION,
        Predicate.FORMERLY_HELD_POSITION,
        Predicate.AFFILIATED_WITH,
        Predicate.MEMBER_OF,
    ),
}
"""What each annotated property makes right; the others that the set has say too little."""

_PRONOUNS = frozenset(
    "he she his her him they their i my it its who we our me himself herself".split()
)


def judge(path: Path) -> Iterator[Judgement]:
    """Judge what is stated with a property that the passage was annotated for.

    A passage stands alone, so facts whose end is a pronoun there are not judged.
    """
    for gold, reading in read_texts(read_lines(path)):
        for name in gold["annotated_properties"]:
            if name in _PROPERTIES:
                yield from _judge_property(name, gold, reading)


def _judge_property(name: str, gold: Gold, reading: Reading) -> Iterator[Judgement]:
    there: set[tuple[str, str]] = set()
    unknown: set[tuple[str, str]] = set()
    for fact in gold["facts"]:
        if fact["property"] == name:
            ends = (fact["subject"], fact["object"])
            bare = any(end["text"].casefold() in _PRONOUNS for end in ends)
            one, other = (reading.meant_at(end["start"], end["end"]) for end in ends)
            (unknown if bare else there).update((a, b) for a in one for b in other)
    if name == "SPOUSE":
        there |= {pair[::-1] for pair in there}
    for statement, subject, target in reading.stated():
        pair = (subject, target)
        if statement.predicate in _PROPERTIES[name] and (pair in there or pair not in unknown):
            yield reading.judge(statement, "passages", right=pair in there)
