"""A worker's side of each job: from an open store to the bytes of a reply."""

from __future__ import annotations

import io
from functools import singledispatch
from typing import NamedTuple

from pyoxigraph import NamedNode, QueryTriples, Store

from kg.errors import QueryError, RefusedQuery
from kg.query import Scope, run_query, write_results
from kg.serve.description import describe_service
from kg.serve.formats import HTML, ROWS, TRIPLES, NotAcceptableError, choose_format
from kg.serve.messages import (
    DescriptionJob,
    ExplorerJob,
    Job,
    QueryJob,
    Reply,
    ResourceJob,
    make_refusal,
)
from kg.serve.pages import add_query_link
from kg.serve.resource import UnknownResourceError, find_resource, write_resource
from kg.vocab import Names

_TEXTUAL = ("text/csv", "text/tab-separated-values", "text/turtle", HTML)
"""Types whose charset must be told, since HTTP has another in mind."""


class Opened(NamedTuple):
    """A store that is open, and the names that its graph was built with."""

    store: Store
    names: Names


class TooLargeError(Exception):
    """An answer that outgrows what a reply may hold."""


class BoundedBytes(io.BytesIO):
    """Bytes in memory that refuse to grow past a bound."""

    def __init__(self, bound: int) -> None:
        super().__init__()
        self._bound = bound

    def write(self, data: bytes, /) -> int:  # type: ignore[override] # Oxigraph writes bytes only
        """Take more bytes."""
        if self.tell() + len(data) > self._bound:
            raise TooLargeError(
                f"the answer is larger than {self._bound / 1e6:g} MB: add LIMIT, or ask for less"
            )
        return super().write(data)


def answer(opened: Opened, job: Job, bound: int) -> Reply:
    """Do a job; what is wrong with it becomes a reply too."""
    out = BoundedBytes(bound)
    try:
        media_type = _write(job, opened, out)
    except RefusedQuery as error:
        return make_refusal(403, str(error))
    except QueryError as error:
        return make_refusal(400, str(error))
    except UnknownResourceError as error:
        return make_refusal(404, str(error))
    except NotAcceptableError as error:
        return make_refusal(406, str(error))
    except TooLargeError as error:  # the protocol's status for what a service refuses to execute
        return make_refusal(500, str(error))
    charset = "; charset=utf-8" if media_type in _TEXTUAL else ""
    return Reply(200, media_type + charset, out.getvalue())


@singledispatch
def _write(job: Job, _opened: Opened, _out: BoundedBytes) -> str:
    """Write the answer and return its media type."""
    raise TypeError(f"no such job: {job!r}")


@_write.register
def _write_answer(job: QueryJob, opened: Opened, out: BoundedBytes) -> str:
    given = job.default_graphs is not None
    scope = Scope(job.default_graphs or (), job.named_graphs) if given else None
    try:
        base = NamedNode(job.endpoint)
    except ValueError as error:
        raise QueryError(f"{job.endpoint!r} is no address: see the Host header") from error
    found = run_query(
        opened.store, job.sparql, scope=scope, base_iri=base.value, names=opened.names
    )
    triples = isinstance(found, QueryTriples)
    media_type, format_ = choose_format(job.accept, TRIPLES if triples else ROWS)
    try:
        write_results(found, format_, out, opened.names.prefixes)
    except (RuntimeError, ValueError) as error:  # found while reading on, or unfit for RDF/XML
        raise QueryError(f"the query cannot be answered: {error}") from error
    return media_type


@_write.register
def _write_description(job: DescriptionJob, opened: Opened, out: BoundedBytes) -> str:
    media_type, format_ = choose_format(job.accept, TRIPLES)
    describe_service(opened.store, job.endpoint, format_, out)
    return media_type


@_write.register
def _write_resource(job: ResourceJob, opened: Opened, out: BoundedBytes) -> str:
    offered = {HTML: "html", **TRIPLES}
    resource, wanted = find_resource(opened.store, job.local)
    media_type, format_ = choose_format(wanted or job.accept, offered)
    write_resource(opened.store, resource, format_, out)
    return media_type


@_write.register
def _write_explorer(_job: ExplorerJob, opened: Opened, out: BoundedBytes) -> str:
    from kg.explorer.page import make_page
    from kg.explorer.selection import Choice
    from kg.render import to_html

    page = to_html(make_page(opened.store, Choice())).encode()
    out.write(add_query_link(page))
    return HTML
