"""What a reader asks of a built graph: a dossier, the ways between two, a timeline, a comparison.

Each module finds its answer as values of ``kg.reports.claims``; ``kg.reports.text`` and its
neighbours write them for people, ``to_json`` for programs.
"""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass
from typing import Any

__all__ = ["to_json"]


def to_json(answer: Any) -> str:
    """Write an answer of this package, or a list of them, as JSON."""
    return json.dumps(answer, default=_to_plain, ensure_ascii=False, indent=2)


def _to_plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} is no part of an answer")
