"""What a server lets one request, and all of them together, take."""

from __future__ import annotations

import os
from dataclasses import dataclass

REQUEST_ROOM = 4
"""Bytes of a request for each character of a query: percent-encoding takes three, the rest one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on time, number and size.

    ``timeout`` is in seconds, ``query_length`` in characters, ``result_size`` and ``memory`` (of
    one worker) in bytes; ``waiting`` requests at most stand in line for a worker.
    """

    timeout: float = 30.0
    workers: int = max(2, min(8, os.cpu_count() or 2))
    waiting: int = 64
    query_length: int = 100_000
    result_size: int = 50_000_000
    memory: int = 2_000_000_000

    @property
    def request_size(self) -> int:
        """Bytes of a request's address or body that are read at all."""
        return REQUEST_ROOM * self.query_length + 10_000
