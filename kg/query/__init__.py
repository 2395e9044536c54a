"""SPARQL over a built graph: a query's answer, and the queries that come with newskg."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Store, Variable

from kg.errors import QueryError
from kg.query.results import Answer, write_results
from kg.query.sparql import inspect_query, is_update, refuse_file, refused_update, to_query_error
from kg.store import load_names
from kg.vocab import Names

__all__ = [
    "Answer",
    "Scope",
    "find_rows",
    "list_queries",
    "load_query",
    "run_query",
    "write_results",
]

_QUERIES = files("kg") / "queries"
_OXIGRAPH_ERROR = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scope:
    """The graphs that a query is to see instead of those that it names with ``FROM``."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def run_query(
    store: Store,
    sparql: str,
    bindings: Mapping[str, NamedNode | Literal] | None = None,
    scope: Scope | None = None,
    base_iri: str | None = None,
    names: Names | None = None,
) -> Answer:
    """Answer a query over the union of all graphs, or over those that it names with ``FROM``.

    The usual prefixes (``kg:``, ``data:``, ``prov:``, …) need no declaration. ``bindings`` sets
    variables that the query selects, by name; ``scope`` overrules ``FROM``; relative IRIs are
    resolved against ``base_iri``; ``names`` are the store's, where they are known already. Raises
    ``QueryError`` for what does not parse, and ``RefusedQuery`` for updates and ``SERVICE``.
    """
    text, names_graphs = inspect_query(sparql)
    prefixes = (names or load_names(store)).prefixes
    try:
        return store.query(
            text,
            base_iri=base_iri,
            prefixes=_choose_prefixes(text, prefixes),
            **_to_dataset(scope, names_graphs=names_graphs),
            substitutions={Variable(name): term for name, term in (bindings or {}).items()},
        )
    except SyntaxError as error:
        if is_update(text):
            raise refused_update() from error
        raise _to_query_error(text, str(error), prefixes) from error
    except RuntimeError as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def _choose_prefixes(text: str, prefixes: dict[str, str]) -> dict[str, str]:
    """Those that a query may use: Oxigraph parses them all anew for each query."""
    if "\\" in text:  # an escape might spell one
        return prefixes
    return {prefix: iri for prefix, iri in prefixes.items() if f"{prefix}:" in text}


def _to_dataset(scope: Scope | None, *, names_graphs: bool) -> dict[str, Any]:
    if scope is None:
        return {"use_default_graph_as_union": not names_graphs}
    return {
        "default_graph": [_to_graph(iri) for iri in scope.default],
        "named_graphs": [_to_graph(iri) for iri in scope.named],
    }


def _to_graph(iri: str) -> NamedNode:
    refuse_file(iri)
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"graph {iri!r} is no absolute IRI") from error


def find_rows(
    store: Store, sparql: str, bindings: Mapping[str, NamedNode | Literal] | None = None
) -> Iterator[QuerySolution]:
    """Yield the rows of a SELECT query."""
    answer = run_query(store, sparql, bindings)
    if not isinstance(answer, QuerySolutions):
        raise QueryError("this query gives no rows: use SELECT")
    yield from answer


def _to_query_error(text: str, message: str, prefixes: Mapping[str, str]) -> QueryError:
    found = _OXIGRAPH_ERROR.match(message)
    if not found:
        return QueryError(f"the query does not parse: {' '.join(message.split())}")
    line, column, expected = int(found[1]), int(found[2]), found[3]
    if "Prefix not found" in expected:
        reason = f"this prefix is not declared; known without it are {', '.join(prefixes)}"
    else:
        reason = f"expected {expected}"
    return to_query_error(text, reason, line, column)


def list_queries() -> dict[str, str]:
    """List the queries that come with newskg: name and, in one sentence, what each asks."""
    return {name: _question(load_query(name)) for name in _names()}


def load_query(name: str) -> str:
    """Read one of the queries that come with newskg, by name."""
    if name not in _names():
        close = get_close_matches(name, _names(), n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(_names())}"
        raise QueryError(f"no query is called {name!r}: {hint}")
    return (_QUERIES / f"{name}.rq").read_text(encoding="utf-8")


def _names() -> list[str]:
    return sorted(
        entry.name.removesuffix(".rq") for entry in _QUERIES.iterdir() if entry.name.endswith(".rq")
    )


def _question(sparql: str) -> str:
    return sparql.splitlines()[0].lstrip("# ")
