"""Literals with the datatypes that the graph uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Triple as StoredTriple

from kg.vocab import RDF, XSD

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]
"""Subject, predicate and object, before it is known in which graph."""

TYPE = RDF("type")

_DECIMAL = XSD("decimal")

_DATE_SHAPES = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "", XSD("date")),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "-01", XSD("gYearMonth")),
    (re.compile(r"[0-9]{4}"), "-01-01", XSD("gYear")),
)


def to_date(value: str) -> Literal:
    """Type an ISO 8601 date, month or year by its shape; anything else stays a plain literal.

    >>> str(to_date("2026-01"))
    '"2026-01"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    for shape, rest, datatype in _DATE_SHAPES:
        if shape.fullmatch(value) and _is_day(value + rest):
            return Literal(value, datatype=datatype)
    return Literal(value)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def to_decimal(value: float) -> Literal:
    """Write a number as ``xsd:decimal`` in canonical form, with four places at most.

    Oxigraph keeps the value of a number, not its digits: any other form would come back changed.
    """
    return Literal(f"{value:.4f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


def order_of(triple: StoredTriple | Quad) -> tuple[str, bool, str, str]:
    """Order triples by subject, its class first, then by predicate and object."""
    subject, predicate, object_ = triple.subject, triple.predicate, triple.object
    return str(subject), predicate != TYPE, predicate.value, str(object_)


def if_known(subject: NamedNode, predicate: NamedNode, text: str) -> Iterator[Triple]:
    """Yield a triple with a plain literal, unless the text is empty."""
    if text:
        yield subject, predicate, Literal(text)


def if_dated(subject: NamedNode, predicate: NamedNode, value: str) -> Iterator[Triple]:
    """Yield a triple with a date, unless it is empty."""
    if value:
        yield subject, predicate, to_date(value)
