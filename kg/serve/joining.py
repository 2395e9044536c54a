"""A connection on which an answer's head and body leave together.

uvicorn writes them one after the other: twice the calls to the system, and a client that is woken
by a head without its body.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

_LARGE = 1 << 16
"""Bytes that are not copied to be joined."""


class JoiningProtocol(AutoHTTPProtocol):  # type: ignore[misc, valid-type] # whichever is installed
    """uvicorn's protocol over a transport that joins what is written at once."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Take a connection."""
        super().connection_made(JoiningTransport(transport))


class JoiningTransport:
    """A transport that writes what came in one turn of the loop in one go."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._waiting: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        """Be the transport in all else."""
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Write with what else is written now."""
        if not self._waiting:
            self._loop.call_soon(self._flush)
        self._waiting.append(data)
        if len(data) > _LARGE:
            self._flush()

    def close(self) -> None:
        """Write what waits, then close."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting and not self._transport.is_closing():
            self._transport.write(b"".join(waiting))  # asyncio's own writelines may never close
