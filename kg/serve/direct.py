"""A connection that hands plain requests straight to the workers.

What uvicorn and ASGI do for each request takes as long as many queries. The first request that is
not plain, and all after it on the same connection, go the usual way and get the same answers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from kg.serve.exchange import SOON, to_headers
from kg.serve.joining import JoiningProtocol
from kg.serve.messages import QueryJob, Reply
from kg.serve.plain_requests import read_plain
from kg.serve.workers import Workers


@dataclass(frozen=True, slots=True)
class Direct:
    """Makes the protocol of each connection: who answers, and which host names are heeded."""

    workers: Workers
    hosts: frozenset[str]

    def __call__(self, **given: Any) -> DirectProtocol:
        """Make one, as uvicorn asks for it."""
        return DirectProtocol(self, **given)


class DirectProtocol(JoiningProtocol):
    """uvicorn's protocol, before which plain requests are answered."""

    def __init__(self, direct: Direct, **given: Any) -> None:
        super().__init__(**given)
        self._direct = direct
        self._is_usual = False
        self._is_ending = False
        self._task: asyncio.Task[None] | None = None
        self._next = b""
        self._answered = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Take a connection."""
        super().connection_made(transport)
        self._wire = transport

    def data_received(self, data: bytes) -> None:
        """Answer a plain request; one that comes before another is answered waits."""
        if self._is_usual:
            super().data_received(data)
        elif self._task is not None:
            self._next += data
            self._wire.pause_reading()
        elif job := self._to_job(data):
            self._task = self.loop.create_task(self._answer(job))
            self.tasks.add(self._task)
            self._task.add_done_callback(self.tasks.discard)
        else:
            self._is_usual = True
            self._stop_timer()
            super().data_received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """Give up what takes long; the rest is answered sooner than a worker is replaced."""
        if self._task is not None:
            self.loop.call_later(SOON, self._task.cancel)
        self._stop_timer()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Close once what was asked is answered."""
        if self._task is None:
            super().shutdown()
        self._is_ending = True

    def _to_job(self, data: bytes) -> QueryJob | None:
        asked = read_plain(data)
        if asked is None or len(asked.query) > self._direct.workers.limits.query_length:
            return None
        if not self._direct.hosts & {asked.name, "*"}:
            return None
        return QueryJob(asked.query, f"http://{asked.host}{asked.path}", asked.accept)

    async def _answer(self, job: QueryJob) -> None:
        try:
            reply = await self._direct.workers.ask(job)
            await self.flow.drain()
            if not self._wire.is_closing():
                self._wire.write(_to_bytes(reply, self._find_headers()))
        except BaseException:
            self._is_ending = True
            raise
        finally:
            self._task = None
            if self._is_ending or self._wire.is_closing():
                self._wire.close()
            else:
                self._await_next()

    def _find_headers(self) -> list[tuple[bytes, bytes]]:
        """What uvicorn says with every answer, and whether it is the last."""
        headers: list[tuple[bytes, bytes]] = self.server_state.default_headers
        return [*headers, (b"connection", b"close")] if self._is_ending else headers

    def _await_next(self) -> None:
        self._answered = self.loop.time()
        if self._timer is None:
            self._timer = self.loop.call_later(self.timeout_keep_alive, self._close_if_idle)
        if self._next:
            data, self._next = self._next, b""
            self._wire.resume_reading()
            self.data_received(data)

    def _close_if_idle(self) -> None:
        """Close a connection that is kept for nothing, as uvicorn does; else look again later."""
        left = self._answered + self.timeout_keep_alive - self.loop.time()
        if self._task is None and left <= 0:
            self._wire.close()
        else:
            self._timer = self.loop.call_later(max(left, 1), self._close_if_idle)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()


def _to_bytes(reply: Reply, further: Iterable[tuple[bytes, bytes]]) -> bytes:
    """A whole answer, as it goes over the wire."""
    start = _to_start(reply.status, reply.media_type)
    lines = b"".join(b"%s: %s\r\n" % header for header in further)
    return b"%s%scontent-length: %d\r\n\r\n%s" % (start, lines, len(reply.body), reply.body)


@lru_cache(maxsize=64)
def _to_start(status: int, media_type: str) -> bytes:
    """What answers of one kind begin with."""
    line = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n".encode()
    headers = to_headers(Reply(status, media_type, b""))
    return line + b"".join(b"%s: %s\r\n" % header for header in headers)
