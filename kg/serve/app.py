"""The web application: which address answers what. It opens no store; workers do the work."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.serve.formats import HTML
from kg.serve.messages import (
    TEXT,
    DescriptionJob,
    ExplorerJob,
    Job,
    QueryJob,
    Reply,
    ResourceJob,
    make_refusal,
)
from kg.serve.pages import add_query_link, write_query_page
from kg.serve.protocol import Operation, ProtocolError, read_operation
from kg.serve.workers import Workers
from kg.vocab import Names

HERE = Path(__file__).parent

RESIZER_STYLE = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
"""The one style that yasgui's tables add by themselves; Chromium names the hash of another."""

PAGE_POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {RESIZER_STYLE}; "
    "img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What our pages may do: nothing outside this server, and no script that stands in a page."""

EXPLORER_POLICY = "frame-ancestors 'none'"
"""The explorer names its own scripts and styles by hash, in its head."""

_GONE = 499
"""What servers note for a client that left before its answer; nobody reads it."""


_SOON = 0.05
"""Seconds in which most jobs are done, before it is worth while to hear whether a client leaves."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask: the host names that mean this server, and the origins of other sites' pages."""

    hosts: Sequence[str] = field(default=("*",))
    origins: Sequence[str] = ()


def make_app(directory: Path, names: Names, workers: Workers, access: Access) -> Starlette:
    """Put the application for a built folder together."""
    site = _Site(directory, names, workers)
    methods = ["GET", "POST"]
    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(access.hosts), www_redirect=False)
    ]
    if access.origins:
        origins, headers = list(access.origins), ["Content-Type"]
        cors = Middleware(
            CORSMiddleware, allow_origins=origins, allow_methods=methods, allow_headers=headers
        )
        middleware.append(cors)
    return Starlette(
        routes=[
            Route("/", site.explorer),
            Route("/query", site.query_page),
            Route("/sparql", site.sparql, methods=methods),
            Route("/sparql/", site.sparql, methods=methods),
            Route("/data/{local:path}", site.resource),
            Mount("/static", StaticFiles(directory=HERE / "static")),
            Mount("/vendor", StaticFiles(directory=HERE / "vendor")),
        ],
        middleware=middleware,
    )


class _Site:
    """The pages and the endpoint of one built folder."""

    def __init__(self, directory: Path, names: Names, workers: Workers) -> None:
        self._directory = directory
        self._names = names
        self._workers = workers
        self._limits = workers.limits

    async def sparql(self, request: Request) -> Response:
        """The SPARQL 1.1 Protocol, and the service description where nothing is asked."""
        try:
            operation = await self._read_operation(request)
        except ProtocolError as error:
            return _to_response(make_refusal(error.status, str(error)))
        except ClientDisconnect:
            return Response(status_code=_GONE)
        accept = _read_accept(request)
        endpoint = _to_address(request)
        if operation.query is None:
            return await self._do(request, DescriptionJob(endpoint, accept))
        scope = operation.scope
        graphs = (scope.default, scope.named) if scope else (None, ())
        return await self._do(request, QueryJob(operation.query, endpoint, accept, *graphs))

    async def _read_operation(self, request: Request) -> Operation:
        query_string = request.scope["query_string"]
        if len(query_string) > self._limits.request_size:
            raise ProtocolError(
                414, f"the address is longer than {self._limits.request_size} bytes"
            )
        body = await self._read_body(request) if request.method == "POST" else b""
        content_type = request.headers.get("content-type", "")
        operation = read_operation(request.method, query_string, content_type, body)
        longest = self._limits.query_length
        if len(operation.query or "") > longest:
            raise ProtocolError(413, f"the query is longer than {longest} characters")
        return operation

    async def _read_body(self, request: Request) -> bytes:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > self._limits.request_size:
                raise ProtocolError(
                    413, f"the body is longer than {self._limits.request_size} bytes"
                )
        return bytes(body)

    async def explorer(self, request: Request) -> Response:
        """The page that ``kg build`` left, or else one made now."""
        try:
            page = await asyncio.to_thread((self._directory / "graph.html").read_bytes)
        except FileNotFoundError:
            return await self._do(request, ExplorerJob(), EXPLORER_POLICY)
        reply = Reply(200, f"{HTML}; charset=utf-8", add_query_link(page))
        return _to_response(reply, EXPLORER_POLICY)

    async def query_page(self, _request: Request) -> Response:
        """The query editor."""
        return _to_response(Reply(200, f"{HTML}; charset=utf-8", write_query_page(self._names)))

    async def resource(self, request: Request) -> Response:
        """What the graph says of one resource, at its IRI's local name."""
        # As it stands in the address: local names hold percent signs of their own.
        path = request.scope.get("raw_path") or request.url.path.encode()
        local = path.decode("ascii", "replace").partition("/data/")[2]
        job = ResourceJob(local, _read_accept(request))
        return await self._do(request, job)

    async def _do(self, request: Request, job: Job, policy: str = PAGE_POLICY) -> Response:
        """Have a job done, unless the client leaves before."""
        tasks: list[asyncio.Task[Any]] = [asyncio.create_task(self._workers.ask(job))]
        try:
            await asyncio.wait(tasks, timeout=_SOON)
            if not tasks[0].done():
                tasks.append(asyncio.create_task(_wait_until_gone(request)))
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if tasks[0].done():
                return _to_response(tasks[0].result(), policy)
            return Response(status_code=_GONE)
        finally:
            for task in tasks:
                task.cancel()


async def _wait_until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _to_address(request: Request) -> str:
    """The endpoint's own address, as the client wrote it; Starlette's URL takes thrice as long."""
    host = request.headers.get("host")
    if not host:
        return str(request.url.replace(query="", fragment=""))
    return f"{request.scope['scheme']}://{host}{request.scope['path']}"


def _read_accept(request: Request) -> str:
    return ",".join(request.headers.getlist("accept"))


def _to_response(reply: Reply, policy: str = PAGE_POLICY) -> Response:
    headers = {
        "Content-Type": reply.media_type or TEXT,
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept",
    }
    if reply.status == 503:
        headers["Retry-After"] = "5"
    return Response(reply.body, reply.status, headers)
