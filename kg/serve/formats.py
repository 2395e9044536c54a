"""The media types on offer, each with the format of ``kg.query.results`` that it means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.serve.negotiation import choose_type

ROWS: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""For SELECT and ASK, the one that is sent to those who accept anything first."""

TRIPLES: Mapping[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
}
"""For CONSTRUCT and DESCRIBE, and for what the graph says of one resource."""

HTML = "text/html"

ENDINGS: Mapping[str, str] = {
    ".html": HTML,
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
}
"""What an ending on a resource's address means, for those who cannot set a header."""


class NotAcceptableError(Exception):
    """No media type on offer suits the request."""


def choose_format(accept: str, offered: Mapping[str, str]) -> tuple[str, str]:
    """Pick the media type to send, and its format."""
    chosen = _choose_type(accept, tuple(offered))
    if chosen is None:
        raise NotAcceptableError(f"nothing here is {accept}: accept {', '.join(offered)}")
    return chosen, offered[chosen]


_choose_type = lru_cache(maxsize=256)(choose_type)  # a client accepts the same each time
