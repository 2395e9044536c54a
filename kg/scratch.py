"""A folder for what is not finished, beside what it will be; one that a killed build left goes."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_BUSY = "busy"
"""A file in each such folder that its process keeps locked for as long as it lives."""

_NEW = 60
"""Seconds in which a folder that has no such file may be about to get it."""


@contextmanager
def make_scratch(directory: Path, prefix: str) -> Iterator[Path]:
    """Give an empty folder in a directory, and remove it at the end with all that is in it."""
    remove_stale(directory, prefix)
    with (
        tempfile.TemporaryDirectory(prefix=prefix, dir=directory) as folder,
        Path(folder, _BUSY).open("w", encoding="utf-8") as busy,
    ):
        _lock(busy)
        yield Path(folder)


def remove_stale(directory: Path, prefix: str) -> None:
    """Remove the folders whose process is no more, and leave those of processes that live."""
    for folder in sorted(directory.glob(f"{prefix}*")):
        if folder.is_dir() and not folder.is_symlink() and _is_stale(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_stale(folder: Path) -> bool:
    try:
        with (folder / _BUSY).open("r+", encoding="utf-8") as busy:
            return _lock(busy)
    except FileNotFoundError:
        return time.time() - folder.stat().st_mtime > _NEW
    except OSError:
        return False


def _lock(busy: IO[str]) -> bool:
    """Lock a file, if no other process has it; the lock ends with the process, however that is."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(busy.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(busy, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
