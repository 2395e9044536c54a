"""Query answers written out: a table to read, or a format that other programs take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import IO, TypeAlias, TypeVar, cast

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
)

from kg.errors import QueryError
from kg.rdf.serialize import XmlText, write_rdf
from kg.rdf.terms import order_of
from kg.tables import to_table
from kg.vocab import Names

Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples
"""Rows for SELECT, true or false for ASK, triples for CONSTRUCT and DESCRIBE."""

ROW_FORMATS: Mapping[str, QueryResultsFormat] = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
TRIPLE_FORMATS: Mapping[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
RESULT_FORMATS: tuple[str, ...] = ("table", *ROW_FORMATS, *TRIPLE_FORMATS)

Format = TypeVar("Format", QueryResultsFormat, RdfFormat)

_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.%-]*[A-Za-z0-9_-])?")
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def write_results(
    answer: Answer, format_: str, out: IO[bytes], prefixes: Mapping[str, str] | None = None
) -> None:
    """Write an answer in one of ``RESULT_FORMATS``; triples as a table are Turtle."""
    prefixes = prefixes or Names().prefixes
    if isinstance(answer, QueryTriples):
        _write_triples(answer, "turtle" if format_ == "table" else format_, out, prefixes)
    elif format_ == "table":
        out.write(_to_table(answer, prefixes).encode())
    else:
        chosen = _find_format(format_, ROW_FORMATS, "SELECT and ASK")
        answer.serialize(cast("IO[bytes]", XmlText(out)) if format_ == "xml" else out, chosen)
        if isinstance(answer, QueryBoolean) or format_ in {"json", "xml"}:
            out.write(b"\n")


def _write_triples(
    answer: QueryTriples, format_: str, out: IO[bytes], prefixes: Mapping[str, str]
) -> None:
    chosen = _find_format(format_, TRIPLE_FORMATS, "CONSTRUCT and DESCRIBE")
    triples = sorted(set(answer), key=order_of)
    write_rdf(triples, out, chosen, prefixes)


def _find_format(format_: str, formats: Mapping[str, Format], forms: str) -> Format:
    try:
        return formats[format_]
    except KeyError:
        raise QueryError(
            f"no format {format_!r} for this answer: {forms} give table, {', '.join(formats)}"
        ) from None


def _to_table(answer: QuerySolutions | QueryBoolean, prefixes: Mapping[str, str]) -> str:
    if isinstance(answer, QueryBoolean):
        return f"{str(bool(answer)).lower()}\n"
    headers = [variable.value for variable in answer.variables]
    rows = [[_to_cell(term, prefixes) for term in row] for row in answer]
    return to_table(headers, rows) + "\n"


def _to_cell(term: object, prefixes: Mapping[str, str]) -> str:
    if isinstance(term, Literal):
        text = term.value
        return text if text.isprintable() else to_one_line(text)
    if isinstance(term, NamedNode):
        return shorten(term.value, prefixes)
    return to_one_line(str(term or ""))


def to_one_line(text: str) -> str:
    """Blank what would break a line, steer a terminal or turn the reading direction round."""
    if text.isprintable():
        return text
    return "".join(
        " " if unicodedata.category(character) == "Cc" or character in _REORDERING else character
        for character in text
    )


def shorten(iri: str, prefixes: Mapping[str, str]) -> str:
    """Write an IRI with its prefix where that can be typed back, else in angle brackets.

    >>> shorten("https://w3id.org/newskg/ontology#Person", Names().prefixes)
    'kg:Person'
    """
    for prefix, namespace in prefixes.items():
        local = iri.removeprefix(namespace)
        if local != iri and _LOCAL_NAME.fullmatch(local):
            return f"{prefix}:{local}"
    return f"<{iri}>"
