"""What a SPARQL query asks for, looked at before it is run.

Oxigraph opens a connection as soon as a query with ``SERVICE`` is handed to it, and takes the
union of all graphs instead of those that ``FROM`` names. So both are found beforehand, in the
query as rdflib parses it. A query without either word cannot have either clause and is not parsed
twice: that also spares the newer syntax that rdflib does not read. ``FROM <file:…>`` is refused
too: Oxigraph reads no file for it, but would answer as if the file were empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from kg.errors import QueryError, RefusedQuery
from kg.vocab import Names

_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_CLAUSES = re.compile(r"service|(?<![?$])\bfrom", re.IGNORECASE)
"""What may be such a clause; ``?from`` is a variable wherever the clause may stand."""


def inspect_query(sparql: str) -> tuple[str, bool]:
    """Return the query as it may be run, and whether it names its own graphs.

    Raises ``RefusedQuery`` where it would ask another server or a file.
    """
    if _is_plain(sparql):
        return sparql, False
    text = _to_plain(sparql)
    if not _CLAUSES.search(text):
        return sparql, False
    parsed = _parse(text)
    clauses = {getattr(part, "name", "") for part in _parts(parsed)}
    if "ServiceGraphPattern" in clauses:
        raise RefusedQuery("SERVICE asks another server, which is not done here: leave it out")
    for graph in _find_graphs(parsed):
        refuse_file(graph)
    return text, "DatasetClause" in clauses


def _is_plain(sparql: str) -> bool:
    """Whether not even the letters of either clause are there, nor an escape that makes some."""
    if not sparql.isascii() or "\\" in sparql:
        return False
    lower = sparql.lower()
    return "service" not in lower and "from" not in lower


def refuse_file(graph: str) -> None:
    """Raise ``RefusedQuery`` for a graph that is named by a file's address."""
    if graph.strip().lower().startswith("file:"):
        raise RefusedQuery(f"{graph} is a file, and only graphs that the store holds are queried")


def _find_graphs(parsed: Any) -> Iterator[str]:
    """Yield the IRIs after FROM and FROM NAMED, with prefixes and base in their place."""
    from rdflib.plugins.sparql.algebra import translatePrologue
    from rdflib.plugins.sparql.sparql import Prologue

    clauses = [part for part in _parts(parsed) if getattr(part, "name", "") == "DatasetClause"]
    if not clauses:
        return
    prologue = translatePrologue(parsed[0], None, Names().prefixes, Prologue())
    known = {prefix for prefix, _ in prologue.namespace_manager.namespaces()}
    for clause in clauses:
        graph = clause.default or clause.named
        if isinstance(graph, str) or (graph.prefix or "") in known:  # else Oxigraph will say so
            yield str(prologue.absolutize(graph))


def is_update(sparql: str) -> bool:
    """Whether this is a SPARQL update, such as ``INSERT DATA``."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        return "request" in parseUpdate(_to_plain(sparql))
    except (ParseBaseException, RecursionError):
        return False


def to_query_error(sparql: str, reason: str, line: int, column: int) -> QueryError:
    """Make one line that says where a query stops making sense."""
    lines = sparql.splitlines()
    rest = lines[line - 1][column - 1 :].strip() if 0 < line <= len(lines) else ""
    place = f"near {rest[:30]!r}" if rest else "where it ends"
    reason = shorten(reason, 120)
    return QueryError(
        f"the query does not parse at line {line}, column {column}, {place}: {reason}"
    )


def _to_plain(sparql: str) -> str:
    """Settle what two parsers might read differently: code point escapes and line ends."""
    text = _CODE_POINT.sub(lambda found: _character(found[1] or found[2]), sparql)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(digits: str) -> str:
    code = int(digits, 16)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise QueryError(f"the query escapes U+{digits}, which is no character")
    return chr(code)


def _parse(text: str) -> Any:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    if _CODE_POINT.search(text):
        raise QueryError("the query has a code point escape within another: write the character")
    try:
        return parseQuery(text)
    except ParseBaseException as error:
        if is_update(text):
            raise refused_update() from error
        raise to_query_error(text, str(error.msg), error.lineno, error.column) from error
    except RecursionError as error:
        raise QueryError(
            "the query is too long to look for SERVICE and FROM in it: use fewer patterns"
        ) from error


def refused_update() -> RefusedQuery:
    """Make the answer to an update."""
    return RefusedQuery(
        "this is an update, and a built graph is only read: "
        "use SELECT, ASK, CONSTRUCT or DESCRIBE, and kg build to change it"
    )


def _parts(parsed: Any) -> Iterator[Any]:
    """Walk all parts of a parsed query, however they are nested."""
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting = [parsed]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, CompValue):
            waiting.extend(part.values())
        elif not isinstance(part, str) and hasattr(part, "__iter__"):
            waiting.extend(part)
