"""How graphs are written to a server: the Graph Store Protocol, or SPARQL updates."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Protocol
from urllib.parse import quote

from pyoxigraph import RdfFormat, parse

from kg.errors import InputError
from kg.push.client import Answer, Client

_TURTLE = "text/turtle"
_COUNT = "SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
_GRAPHS = """SELECT DISTINCT ?graph {{
  GRAPH ?graph {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?graph), "{prefix}"))
}}"""

_NO_GRAPH_STORE = frozenset(
    {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.METHOD_NOT_ALLOWED,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        HTTPStatus.NOT_IMPLEMENTED,
    }
)
"""What a server answers to a PUT that knows no graphs there."""


class Missing(Exception):  # noqa: N818 - caught where the other way is tried
    """There is no graph store at this address; ``error`` says so to the user."""

    def __init__(self, error: InputError) -> None:
        super().__init__(str(error))
        self.error = error


class Writer(Protocol):
    """A way to write graphs."""

    def replace(self, graph: str, batches: Iterable[bytes]) -> None:
        """Make a graph hold these triples, given as N-Triples, and no others."""

    def count(self, graph: str) -> int | None:
        """Count the triples of a graph, if the server tells."""

    def drop(self, graph: str) -> None:
        """Remove a graph; one that is not there is no fault."""


class GraphStore:
    """SPARQL 1.1 Graph Store HTTP Protocol: PUT for a graph's first batch, POST for the others."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def replace(self, graph: str, batches: Iterable[bytes]) -> None:
        """Make a graph hold these triples and no others."""
        for number, batch in enumerate(batches):
            method = "POST" if number else "PUT"
            answer = self._client.send(method, _name(graph), batch, Content_Type=_TURTLE)
            if answer.succeeded:
                continue
            error = self._client.refuse(answer)
            raise Missing(error) if answer.status in _NO_GRAPH_STORE else error

    def count(self, graph: str) -> int | None:
        """Count what the server gives back."""
        accept = f"application/n-triples, {_TURTLE};q=0.9"
        answer = self._client.send("GET", _name(graph), Accept=accept)
        if answer.status == HTTPStatus.NOT_FOUND:
            return 0
        if not answer.succeeded:
            raise self._client.refuse(answer)
        try:
            return len(set(parse(answer.body, RdfFormat.TURTLE)))
        except SyntaxError as error:
            raise self._client.refuse(answer, "which is no RDF") from error

    def drop(self, graph: str) -> None:
        """Remove a graph."""
        answer = self._client.send("DELETE", _name(graph))
        if not answer.succeeded and answer.status != HTTPStatus.NOT_FOUND:
            raise self._client.refuse(answer)


class SparqlUpdate:
    """SPARQL 1.1 Update: a graph is dropped, and its triples are inserted in batches."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def replace(self, graph: str, batches: Iterable[bytes]) -> None:
        """Make a graph hold these triples and no others."""
        self.drop(graph)
        for batch in batches:
            self._update(b"INSERT DATA { GRAPH <%b> {\n%b} }" % (graph.encode(), batch))

    def drop(self, graph: str) -> None:
        """Remove a graph."""
        self._update(f"DROP SILENT GRAPH <{graph}>".encode())

    def _update(self, text: bytes) -> None:
        answer = self._client.send("POST", "", text, Content_Type="application/sparql-update")
        if not answer.succeeded:
            raise self._client.refuse(answer)

    def count(self, _graph: str) -> int | None:
        """Updates tell nothing: only an address for queries does."""
        return None


def count_by_query(client: Client, graph: str) -> int:
    """Ask a SPARQL endpoint how many triples a graph has."""
    answer: Answer = client.send(
        "GET", f"query={quote(_COUNT.format(graph=graph), safe='')}", Accept="text/csv"
    )
    lines = answer.body.decode(errors="replace").replace('"', "").split()
    if not answer.succeeded or len(lines) != len(("n", "1")) or not lines[1].isdecimal():
        raise client.refuse(answer)
    return int(lines[1])


def find_graphs(client: Client, prefix: str) -> list[str]:
    """Ask a SPARQL endpoint for its graphs whose names begin so, sorted."""
    text = quote(_GRAPHS.format(prefix=prefix), safe="")
    answer = client.send("GET", f"query={text}", Accept="application/sparql-results+json")
    if not answer.succeeded:
        raise client.refuse(answer)
    try:
        rows = json.loads(answer.body)["results"]["bindings"]
        return sorted(row["graph"]["value"] for row in rows)
    except (ValueError, LookupError, TypeError) as error:
        raise client.refuse(answer, "which is no answer to a query") from error


def _name(graph: str) -> str:
    return f"graph={quote(graph, safe='')}"
