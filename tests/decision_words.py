"""Decisions in short: ``A = B``, ``A@a.txt ≠ A``, ``A → New``, ``A : Place``, ``A link Q1``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kg.decisions import Decision, Decisions, Reference, Verdict
from kg.model import EntityClass

_SIGNS = {
    "=": Verdict.SAME, "≠": Verdict.DIFFERENT, "→": Verdict.RENAME, ":": Verdict.CLASS,
    "link": Verdict.LINK,
}  # fmt: skip


def word(lines: Iterable[str]) -> tuple[Decision, ...]:
    """Decisions, numbered from 1; names are persons unless a class stands in brackets."""
    return tuple(_word(line, number) for number, line in enumerate(lines, start=1))


def decisions(*lines: str) -> Decisions:
    """The same as a file would give them."""
    return Decisions(word(lines), Path("decisions.tsv"))


def _word(line: str, number: int) -> Decision:
    left, sign, right = re.split(r" (=|≠|→|:|link) ", line)
    verdict = _SIGNS[sign]
    if verdict in {Verdict.SAME, Verdict.DIFFERENT}:
        return Decision(verdict, _refer(left), _refer(right), line=number)
    return Decision(verdict, _refer(left), to=right, line=number)


def _refer(text: str) -> Reference:
    name, class_name, article = re.fullmatch(r"([^(@]+)(?:\((\w+)\))?(?:@(.+))?", text).groups()
    return Reference(name, EntityClass(class_name or "Person"), article or "")


def lines_of(conflict: Iterable[Decision]) -> set[int]:
    """The numbers of a contradiction's lines."""
    return {decision.line for decision in conflict}
