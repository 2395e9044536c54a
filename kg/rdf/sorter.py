"""Sorting more rows than memory holds."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Self

_RUN = 200_000
"""Rows sorted in memory at once: about 70 MB."""


class Sorter:
    """Takes any number of rows and yields each once, in order: sorted runs on disk are merged.

    A row is bytes that end in its only line feed.

    ::

        with Sorter() as sorter:
            sorter.extend(rows)
            for row in sorter: ...
    """

    def __init__(self, run: int = _RUN) -> None:
        self._run = run
        self._waiting: list[bytes] = []
        self._runs: list[IO[bytes]] = []

    def extend(self, rows: Iterable[bytes]) -> None:
        """Take rows, in any order."""
        for row in rows:
            self._waiting.append(row)
            if len(self._waiting) >= self._run:
                self._spill()

    def _spill(self) -> None:
        run = TemporaryFile(prefix="newskg-")  # noqa: SIM115 - __exit__ closes it
        self._runs.append(run)
        self._waiting.sort()
        run.writelines(self._waiting)
        self._waiting.clear()

    def __iter__(self) -> Iterator[bytes]:
        """Yield what was taken, in order."""
        self._waiting.sort()
        for run in self._runs:
            run.seek(0)
        last = b""
        for row in heapq.merge(*self._runs, self._waiting) if self._runs else self._waiting:
            if row != last:
                yield row
                last = row

    def __enter__(self) -> Self:
        """Give the sorter."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what lies on disk."""
        for run in self._runs:
            run.close()
