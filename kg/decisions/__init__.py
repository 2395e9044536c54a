"""A person's decisions about who is who: a table of their own, which builds read and never write.

They are keyed by names, classes and articles, never by IRIs, so that they outlive both.
"""

from __future__ import annotations

from kg.decisions.decision import Decision, Decisions, Key, Reference, Verdict
from kg.decisions.read import read_decisions
from kg.decisions.write import append_decisions

__all__ = [
    "Decision",
    "Decisions",
    "Key",
    "Reference",
    "Verdict",
    "append_decisions",
    "read_decisions",
]
