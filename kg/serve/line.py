"""The line to a worker process: what it writes, gathered into replies."""

from __future__ import annotations

import asyncio

from kg.serve.messages import LENGTH, Reply, to_reply

_REPLIES = 1
"""The worker's standard output."""


class Line(asyncio.SubprocessProtocol):
    """Hears a worker: one reply for each job, and at last that it ended."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self._heard = bytearray()
        self._expected: asyncio.Future[Reply] = loop.create_future()
        self.ended: asyncio.Future[None] = loop.create_future()

    def expect(self) -> asyncio.Future[Reply]:
        """The reply that comes next; ``ConnectionError`` if the worker ends before."""
        self._expected = asyncio.get_running_loop().create_future()
        if self.ended.done():
            self._lose()
        return self._expected

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """Take what came, and settle the reply once it is whole."""
        if fd != _REPLIES:
            return
        self._heard += data
        if len(self._heard) < LENGTH.size:
            return
        end = LENGTH.size + LENGTH.unpack_from(self._heard)[0]
        if len(self._heard) >= end and not self._expected.done():
            self._expected.set_result(to_reply(bytes(self._heard[LENGTH.size : end])))
            self._heard.clear()

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's
        """A pipe that ends is the end of the process, or near it."""
        if fd == _REPLIES:
            self._lose()

    def process_exited(self) -> None:
        """Tell those who wait for it."""
        self._lose()
        if not self.ended.done():
            self.ended.set_result(None)

    def _lose(self) -> None:
        if not self._expected.done():
            self._expected.set_exception(ConnectionError("the worker ended"))
            self._expected.exception()  # heard, even where nobody waits any more
