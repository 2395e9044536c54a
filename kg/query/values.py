"""RDF terms as Python values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.errors import QueryError
from kg.query import run_query
from kg.vocab import XSD

Value: TypeAlias = str | int | float | bool | date | None
"""What a row holds: IRIs, months and years are strings, what is unbound is None."""

_READERS: Mapping[str, Callable[[str], Value]] = {
    XSD("integer").value: int,
    XSD("decimal").value: float,
    XSD("double").value: float,
    XSD("float").value: float,
    XSD("boolean").value: lambda text: text in {"true", "1"},
    XSD("date").value: date.fromisoformat,
}


def to_value(term: object) -> Value:
    """Convert a term; what has no Python type stays the text that it is.

    >>> to_value(Literal("2026-01-31", datatype=XSD("date")))
    datetime.date(2026, 1, 31)
    """
    if isinstance(term, Literal):
        try:
            return _READERS.get(term.datatype.value, str)(term.value)
        except ValueError:  # a date with a time zone, a number that is none
            return term.value
    if isinstance(term, NamedNode):
        return term.value
    return None if term is None else str(term)


def find_records(store: Store, sparql: str) -> list[dict[str, Value]]:
    """Answer a SELECT query with a dictionary a row, as ``pandas.DataFrame`` takes them."""
    answer = run_query(store, sparql)
    if not isinstance(answer, QuerySolutions):
        raise QueryError("this query gives no rows: use SELECT")
    names = [variable.value for variable in answer.variables]
    return [{name: to_value(row[name]) for name in names} for row in answer]
