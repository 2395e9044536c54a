"""Judgements on articles whose entities and lasting relations are annotated (DWIE)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from confidence.reading import Gold, Judgement, Reading, read_lines, read_texts
from kg.model import Predicate

_OFFICES = (
    "head_of_state head_of_gov minister_of head_of agent_of spokesperson_of advisor_of coach_of"
    " member_of player_of"
).split()
_BASES = "based_in0 based_in1 based_in2".split()
_PARTS = "part_of agency_of institution_of ministry_of".split()

_TYPES: dict[Predicate, list[str]] = {
    Predicate.HOLDS_POSITION: _OFFICES,
    Predicate.FORMERLY_HELD_POSITION: _OFFICES,
    Predicate.AFFILIATED_WITH: _OFFICES,
    Predicate.MEMBER_OF: _OFFICES,
    Predicate.CITIZEN_OF: ["citizen_of"],
    Predicate.BASED_IN: _BASES,
    Predicate.LOCATED_IN: ["in0", "in1", "in2"],
    Predicate.PART_OF: [*_PARTS, *_BASES],
    Predicate.TAKES_PLACE_IN: ["event_in0", "event_in1", "event_in2"],
    Predicate.SPOUSE_OF: ["spouse_of"],
}
"""The annotated types that make a statement right. Interactions are not annotated there."""


def judge(path: Path) -> Iterator[Judgement]:
    """Judge what is stated between two annotated entities with a relation that is annotated."""
    for gold, reading in read_texts(read_lines(path)):
        yield from _judge_article(gold, reading)


def _judge_article(gold: Gold, reading: Reading) -> Iterator[Judgement]:
    meant = defaultdict(set)
    for entity in gold["entities"]:
        for mention in entity["mentions"]:
            found = reading.best_at(mention["start"], mention["end"])
            if found:
                meant[found].add(entity["id"])
    there = {(r["type"], r["head"], r["tail"]) for r in gold["relations"]}
    for statement, subject, target in reading.stated():
        types = _TYPES.get(statement.predicate)
        if types is None or not meant[subject] or not meant[target]:
            continue
        pairs = [(one, other) for one in meant[subject] for other in meant[target]]
        if statement.predicate is Predicate.SPOUSE_OF:
            pairs += [pair[::-1] for pair in pairs]
        right = any((kind, *pair) in there for kind in types for pair in pairs)
        yield reading.judge(statement, "relations", right=right)
