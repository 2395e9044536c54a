"""Writing into a folder: by one process at a time, and what is not finished beside what it will be.

A folder for what is not finished goes once the next process writes, if a killed one left it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import StoreError

_BUSY = "busy"
"""A file in each such folder that its process keeps locked for as long as it lives."""

_NEW = 60
"""Seconds in which a folder that has no such file may be about to get it."""


@contextmanager
def hold(directory: Path) -> Iterator[None]:
    """Keep other builds out of a folder for as long as this one writes into it.

    Raises StoreError where another process is writing there; the lock ends with its process. On
    Windows, which locks no folders, nobody is kept out.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        _lock(descriptor)
    except BlockingIOError as error:
        os.close(descriptor)
        raise StoreError(
            f"{directory}: another process is writing a graph there; wait until it is done,"
            " or give another folder by -o DIR"
        ) from error
    except OSError:  # a file system without locks
        pass
    try:
        yield
    finally:
        os.close(descriptor)


@contextmanager
def make_scratch(directory: Path, prefix: str) -> Iterator[Path]:
    """Give an empty folder in a directory, and remove it at the end with all that is in it."""
    remove_stale(directory, prefix)
    with (
        tempfile.TemporaryDirectory(prefix=prefix, dir=directory) as folder,
        Path(folder, _BUSY).open("w", encoding="utf-8") as busy,
    ):
        with suppress(OSError):
            _lock(busy.fileno())
        yield Path(folder)


@contextmanager
def replace_at_once(directory: Path, leave_out: Iterable[str] = ()) -> Iterator[Path]:
    """Give an empty folder; what is in it at the end takes the place of its like in a directory.

    Whoever is stopped before leaves the directory as it was: old files and new ones never stand
    side by side. What is called as in ``leave_out`` and was not made anew goes.
    """
    with make_scratch(directory, ".new-") as beside:
        made, old = beside / "made", beside / "old"
        made.mkdir()
        old.mkdir()
        yield made
        names = sorted(path.name for path in made.iterdir())
        for name in dict.fromkeys((*names, *leave_out)):
            exchange(directory / name, made / name, old / name)


def exchange(path: Path, new: Path, old: Path) -> None:
    """Put what is new, if anything, in the place of what was there, which goes to ``old``.

    Where the new cannot be moved, the old returns and OSError is raised.
    """
    if path.exists():
        path.rename(old)
    if not new.exists():
        return
    try:
        new.rename(path)
    except OSError:
        if old.exists():
            old.rename(path)
        raise


def remove_stale(directory: Path, prefix: str) -> None:
    """Remove the folders whose process is no more, and leave those of processes that live."""
    for folder in sorted(directory.glob(f"{prefix}*")):
        if folder.is_dir() and not folder.is_symlink() and _is_stale(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_stale(folder: Path) -> bool:
    try:
        with (folder / _BUSY).open("r+", encoding="utf-8") as busy:
            _lock(busy.fileno())
    except FileNotFoundError:
        return time.time() - folder.stat().st_mtime > _NEW
    except OSError:
        return False
    return True


def _lock(descriptor: int) -> None:
    """Lock a file; the lock ends with the process, however that is.

    Raises BlockingIOError where another process has it, OSError where there are no locks.
    """
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
