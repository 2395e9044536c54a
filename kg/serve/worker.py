"""A process that answers one job after another, so that it can be killed in the middle of one.

Oxigraph cannot be told to stop. Started as ``python -m kg.serve.worker FOLDER LIMITS``; it reads
jobs on standard input, writes replies on standard output, and ends when its input does.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import msgspec

from kg.errors import StoreError
from kg.serve.answers import Opened, answer
from kg.serve.limits import Limits
from kg.serve.messages import Reply, make_refusal, read_job, to_bytes
from kg.store import STORE, load_names, open_store

READY = Reply(200, "", b"")
"""The first thing that a worker says, once its store is open."""

_GRACE = 5
"""Seconds after the timeout at which a worker ends itself, if its server no longer can."""


class LiveStore:
    """A built folder's store, opened anew when the folder was built anew."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._current = str(directory / STORE / "CURRENT")  # RocksDB's own entry point
        self._seen = self._look()
        self._opened = self._open()

    def open(self) -> Opened:
        """The store as it is now."""
        seen = self._look()
        if seen != self._seen:
            self._opened = self._open()
            self._seen = seen
        return self._opened

    def _open(self) -> Opened:
        store = open_store(self._directory)
        return Opened(store, load_names(store))

    def _look(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._current)  # noqa: PTH116 - before each query; a Path takes longer
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns


def main(directory: str, packed: str) -> None:
    """Answer jobs until the input ends."""
    limits = msgspec.json.decode(packed, type=Limits)
    jobs, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes to the log, not between replies
    _leave_signals_to_the_server()
    _bound_memory(limits.memory)
    live = LiveStore(Path(directory))
    replies.write(to_bytes(READY))
    replies.flush()
    while (job := read_job(jobs)) is not None:
        _set_alarm(limits.timeout + _GRACE)
        try:
            reply = answer(live.open(), job, limits.result_size)
        except StoreError as error:
            reply = make_refusal(503, str(error))
        except MemoryError:
            reply = make_refusal(500, f"the answer needs more than {limits.memory / 1e6:g} MB")
        _set_alarm(0)
        replies.write(to_bytes(reply))
        replies.flush()


def _leave_signals_to_the_server() -> None:
    """Ctrl-C reaches a whole group of processes; what is being answered may be finished."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def _bound_memory(size: int) -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _set_alarm(seconds: float) -> None:
    """End this process, whatever it is doing, after so long; 0 for never."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
