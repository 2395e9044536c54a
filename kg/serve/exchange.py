"""One HTTP exchange: a job done for a client who may leave, and its reply sent.

It speaks ASGI as the server gives it: what a framework puts between takes longer than most queries.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, TypeAlias

from kg.serve.messages import TEXT, Job, Reply
from kg.serve.workers import Workers

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

RESIZER_STYLE = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
"""The one style that yasgui's tables add by themselves; Chromium names the hash of another."""

PAGE_POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {RESIZER_STYLE}; "
    "img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What our pages may do: nothing outside this server, and no script that stands in a page."""

_GONE = Reply(499, TEXT, b"")
"""What servers note for a client that left before its answer; nobody reads it."""

_FURTHER: Mapping[int, tuple[bytes, bytes]] = {
    405: (b"allow", b"GET, HEAD, POST"),
    503: (b"retry-after", b"5"),
}
"""The header that a status asks for."""

SOON = 0.05
"""Seconds in which most jobs are done, before it is worth while to hear whether a client leaves."""


class ClientGoneError(Exception):
    """The client left before all of its request was there."""


def read_header(scope: Scope, name: bytes) -> str:
    """All values of a header, of which the name is in lower case, between commas."""
    values = [value for known, value in scope["headers"] if known == name]
    return b",".join(values).decode("latin-1")


async def read_body(receive: Receive, bound: int) -> bytes | None:
    """The body of a request; None for one of more bytes than the bound."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        body += message.get("body", b"")
        if len(body) > bound:
            return None
        if not message.get("more_body", False):
            return bytes(body)


async def do_job(workers: Workers, job: Job, receive: Receive) -> Reply:
    """Have a job done, unless the client leaves before."""
    watch = _Watch(receive)
    try:
        return await workers.ask(job)
    except asyncio.CancelledError:
        if not watch.is_gone:
            raise
        watch.forgive()
        return _GONE
    finally:
        watch.end()


class _Watch:
    """Cancels the task that began it when a client leaves, where that task takes long."""

    def __init__(self, receive: Receive) -> None:
        self.is_gone = False
        self._receive = receive
        self._watched = asyncio.current_task()
        self._watching: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(SOON, self._begin)

    def end(self) -> None:
        self._timer.cancel()
        if self._watching is not None:
            self._watching.cancel()

    def forgive(self) -> None:
        """Let the task live on that was cancelled here."""
        if self._watched is not None:
            self._watched.uncancel()

    def _begin(self) -> None:
        self._watching = asyncio.create_task(self._wait())

    async def _wait(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        if self._watched is not None:
            self.is_gone = True
            self._watched.cancel()


async def send_reply(send: Send, reply: Reply, policy: str = PAGE_POLICY) -> None:
    """Send a reply, with what every answer of this server says of itself."""
    headers = [(b"content-length", b"%d" % len(reply.body)), *to_headers(reply, policy)]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})


def to_headers(reply: Reply, policy: str = PAGE_POLICY) -> list[tuple[bytes, bytes]]:
    """All headers of a reply but its length."""
    headers = [
        (b"content-type", (reply.media_type or TEXT).encode("latin-1")),
        (b"content-security-policy", policy.encode("latin-1")),
        (b"x-content-type-options", b"nosniff"),
        (b"vary", b"Accept"),
    ]
    further = _FURTHER.get(reply.status)
    return [*headers, further] if further else headers
