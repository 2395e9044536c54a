"""The web application: which address answers what. It opens no store; workers do the work."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from kg.serve.endpoint import PATHS, Endpoint
from kg.serve.exchange import PAGE_POLICY, Receive, Scope, Send, do_job, read_header, send_reply
from kg.serve.formats import HTML
from kg.serve.messages import ExplorerJob, Reply, ResourceJob
from kg.serve.pages import add_query_link, write_query_page
from kg.serve.workers import Workers
from kg.vocab import Names

HERE = Path(__file__).parent

EXPLORER_POLICY = "frame-ancestors 'none'"
"""The explorer names its own scripts and styles by hash, in its head."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask: the host names that mean this server, and the origins of other sites' pages."""

    hosts: Sequence[str] = field(default=("*",))
    origins: Sequence[str] = ()


def make_app(directory: Path, names: Names, workers: Workers, access: Access) -> ASGIApp:
    """Put the application for a built folder together."""
    site = _Site(directory, names, workers)
    routes = [
        Route("/", _Page(site.explorer, EXPLORER_POLICY), methods=["GET"]),
        Route("/query", _Page(site.query_page), methods=["GET"]),
        Route("/data/{local:path}", _Page(site.resource), methods=["GET"]),
        Mount("/static", StaticFiles(directory=HERE / "static")),
        Mount("/vendor", StaticFiles(directory=HERE / "vendor")),
    ]
    app: ASGIApp = _EndpointFirst(Endpoint(workers), Starlette(routes=routes))
    if access.origins:
        origins, methods, headers = list(access.origins), ["GET", "POST"], ["Content-Type"]
        app = CORSMiddleware(app, origins, methods, headers)
    return TrustedHostMiddleware(app, list(access.hosts), www_redirect=False)


class _EndpointFirst:
    """Hands queries to the endpoint without the routes, which would take longer than many do."""

    def __init__(self, endpoint: ASGIApp, pages: ASGIApp) -> None:
        self._endpoint = endpoint
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_query = scope["type"] == "http" and scope["path"] in PATHS
        await (self._endpoint if is_query else self._pages)(scope, receive, send)


class _Page:
    """An application that sends what a function makes."""

    def __init__(
        self, make: Callable[[Scope, Receive], Awaitable[Reply]], policy: str = PAGE_POLICY
    ) -> None:
        self._make = make
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send_reply(send, await self._make(scope, receive), self._policy)


class _Site:
    """The pages of one built folder."""

    def __init__(self, directory: Path, names: Names, workers: Workers) -> None:
        self._directory = directory
        self._names = names
        self._workers = workers

    async def explorer(self, _scope: Scope, receive: Receive) -> Reply:
        """The page that ``kg build`` left, or else one made now."""
        try:
            page = await asyncio.to_thread((self._directory / "graph.html").read_bytes)
        except FileNotFoundError:
            return await do_job(self._workers, ExplorerJob(), receive)
        return Reply(200, f"{HTML}; charset=utf-8", add_query_link(page))

    async def query_page(self, _scope: Scope, _receive: Receive) -> Reply:
        """The query editor."""
        return Reply(200, f"{HTML}; charset=utf-8", write_query_page(self._names))

    async def resource(self, scope: Scope, receive: Receive) -> Reply:
        """What the graph says of one resource, at its IRI's local name."""
        # As it stands in the address: local names hold percent signs of their own.
        path = scope.get("raw_path") or scope["path"].encode()
        local = path.decode("ascii", "replace").partition("/data/")[2]
        job = ResourceJob(local, read_header(scope, b"accept"))
        return await do_job(self._workers, job, receive)
