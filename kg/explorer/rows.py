"""Rows for a page, packed small: column by column, repeated values once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from kg.explorer.evidence import Row

_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def to_columns(rows: Sequence[Row]) -> dict[str, Any]:
    """Pack rows of equal keys; a column with few distinct values becomes values and codes."""
    names = list(rows[0]) if rows else []
    return {
        "length": len(rows),
        "columns": {name: _to_column([row[name] for row in rows]) for name in names},
    }


def _to_column(values: list[Any]) -> Any:
    if not all(isinstance(value, str | int | float) for value in values):
        texts = [json.dumps(value) for value in values]
        distinct = dict(zip(texts, values, strict=True))
    else:
        texts, distinct = values, {value: value for value in values}
    if len(distinct) * 3 > len(values):
        return values
    numbers = {text: number for number, text in enumerate(distinct)}
    return {"values": list(distinct.values()), "codes": [numbers[text] for text in texts]}


def to_inert_json(value: Any) -> Markup:
    """JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return Markup(text)  # noqa: S704 - every sign of markup is escaped
