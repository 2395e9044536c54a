"""Judgements on sentences whose source, target and root are annotated (PLV)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from confidence.reading import Gold, Judgement, Reading, read_lines, read_texts
from kg.model import SYMMETRIC, Factuality, Predicate

_ROOTS = {
    Predicate.AGREES_WITH: "AGREE",
    Predicate.CONSULTS: "CONSULT",
    Predicate.SUPPORTS: "SUPPORT",
    Predicate.COOPERATES_WITH: "COOPERATE",
    Predicate.AIDS: "AID",
    Predicate.CONCEDES_TO: "YIELD",
    Predicate.RETREATS_FROM: "YIELD",
    Predicate.REQUESTS: "REQUEST",
    Predicate.ACCUSES: "ACCUSE",
    Predicate.REJECTS: "REJECT",
    Predicate.THREATENS: "THREATEN",
    Predicate.PROTESTS_AGAINST: "PROTEST",
    Predicate.SANCTIONS: "SANCTION",
    Predicate.MOBILIZES_AGAINST: "MOBILIZE",
    Predicate.COERCES: "COERCE",
    Predicate.ASSAULTS: "ASSAULT",
}
_JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""Roots that some versions of the coding scheme part and others do not."""


def judge(path: Path) -> Iterator[Judgement]:
    """Judge what is stated between the annotated two; nothing else in the sentence can be.

    Planned acts are not judged: the coders give the agreement to act in their place.
    """
    for gold, reading in read_texts(read_lines(path)):
        yield from _judge_sentence(gold, reading)


def _judge_sentence(gold: Gold, reading: Reading) -> Iterator[Judgement]:
    sources = _meant(gold["source_spans"], reading)
    targets = _meant(gold["target_spans"], reading)
    root = _JOINED.get(gold["root"], gold["root"])
    for statement, subject, target in reading.stated():
        if statement.predicate not in _ROOTS or statement.factuality is Factuality.PLANNED:
            continue
        forth = subject in sources and target in targets
        back = subject in targets and target in sources and statement.predicate in SYMMETRIC
        if forth or back:
            right = _ROOTS[statement.predicate] == root
            yield reading.judge(statement, "acts", right=right)


def _meant(spans: list[list[int]], reading: Reading) -> set[str]:
    return {entity for start, end in spans for entity in reading.meant_at(start, end)}
