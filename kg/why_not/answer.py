"""What is found to stand between a claim and the graph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from textwrap import indent


class Gate(StrEnum):
    """Where a claim was stopped, or that it was not."""

    STATED = "stated"
    NAME = "name"
    IDENTITY = "identity"
    SENTENCE = "sentence"
    RULE = "rule"
    READING = "reading"
    CLASSES = "classes"
    FACTUALITY = "factuality"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Look:
    """One sentence that was looked into, and what was found there."""

    source: str
    sentence: str
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The gate that stopped a claim, in a line, and the sentences that show it."""

    claim: str
    gate: Gate
    reason: str
    looks: tuple[Look, ...] = ()


def to_text(answer: Answer) -> str:
    """The answer as a person reads it."""
    head = [f"claim   {answer.claim}", f"gate    {answer.gate}", f"reason  {answer.reason}"]
    return "\n".join([*head, *map(_to_block, answer.looks)])


def _to_block(look: Look) -> str:
    sentence = " ".join(look.sentence.split())
    return "\n".join(["", f"{look.source}: {sentence}", indent("\n".join(look.found), "  ")])
