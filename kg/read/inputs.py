"""What the user named, as files: a file, a folder, a pattern, or standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.errors import UnreadableArticle

STANDARD_INPUT = "-"

BUILT = frozenset(
    "articles.jsonl extractions.jsonl identities.jsonl settings.json graph.html graph.ttl".split()
)
"""What a build leaves beside its store, which is no article."""


class Source(NamedTuple):
    """A file to read: where it is, and its name in the graph."""

    path: str
    name: str

    @property
    def real_path(self) -> str:
        """What tells two ways to the same file: the path without links."""
        return self.path if self.path == STANDARD_INPUT else str(Path(self.path).resolve())


def find_sources(
    inputs: Iterable[str], endings: Iterable[str]
) -> Iterator[Source | UnreadableArticle]:
    """The files that the inputs name, each once, sorted within a folder or pattern.

    A file reached in several ways has the longest of its names, whichever was given first.
    """
    known = frozenset(endings)
    found = [outcome for given in inputs for outcome in _find(os.fspath(given), known)]
    names: dict[str, str] = {}
    for outcome in found:
        if isinstance(outcome, Source):
            best = names.get(outcome.real_path, "")
            names[outcome.real_path] = max(best, outcome.name, key=lambda name: (len(name), name))
    for outcome in found:
        if isinstance(outcome, UnreadableArticle):
            yield outcome
        elif outcome.real_path in names:
            yield Source(outcome.path, names.pop(outcome.real_path))


def _find(given: str, endings: frozenset[str]) -> Iterator[Source | UnreadableArticle]:
    if given == STANDARD_INPUT:
        yield Source(STANDARD_INPUT, "stdin")
    elif Path(given).is_dir():
        yield from _find_in_folder(given, endings)
    elif Path(given).exists():
        yield _check_ending(given, endings)
    elif glob.has_magic(given):
        yield from _find_matches(given, endings)
    else:
        yield UnreadableArticle(given, "there is no such file or folder; check the path")


def _check_ending(given: str, endings: frozenset[str]) -> Source | UnreadableArticle:
    """A file given by itself must be one that can be read."""
    if not Path(given).is_file():
        return UnreadableArticle(given, "it is no regular file; use - to read standard input")
    ending = to_ending(given)
    if ending not in endings:
        found = f"a '{ending}' file" if ending else "a file without an ending"
        return UnreadableArticle(given, f"it is {found}; newskg reads {_to_list(endings)}")
    return Source(given, _clean(Path(given).name))


def _find_in_folder(folder: str, endings: frozenset[str]) -> Iterator[Source | UnreadableArticle]:
    found = sorted(_walk(folder, endings), key=lambda outcome: outcome.name)
    yield from (_relative(outcome, folder) for outcome in found)
    if not found:
        yield UnreadableArticle(folder, f"the folder holds no file to read ({_to_list(endings)})")


def _walk(folder: str, endings: frozenset[str]) -> Iterator[Source | UnreadableArticle]:
    """The files below a folder that can be read by their ending.

    Hidden ones, a README about the others and what newskg itself built there are left out.
    """
    barred: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=barred.append):
        if "store" in folders and "graph.ttl" in files:
            if parent != folder:
                folders.clear()
                continue
            # Articles and graph in one folder: a second build reads what the first one read.
            folders.remove("store")
            files = [name for name in files if name not in BUILT]  # noqa: PLW2901 - the same list
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            path = Path(parent, name)
            # A broken link is told of when it is opened; a pipe would never end.
            regular = path.is_file() or path.is_symlink()
            if regular and _is_wanted(name) and to_ending(name) in endings:
                yield Source(str(path), str(path))
    for error in barred:
        yield UnreadableArticle(
            str(error.filename), f"the folder cannot be read ({error.strerror})"
        )


def _find_matches(pattern: str, endings: frozenset[str]) -> Iterator[Source | UnreadableArticle]:
    # Path.glob takes no absolute pattern.
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - see above
    found: list[Source | UnreadableArticle] = []
    is_wanted = _is_wanted if glob.has_magic(Path(pattern).name) else bool
    for match in matches:
        if Path(match).is_dir():
            found.extend(_walk(match, endings))
        elif to_ending(match) in endings and Path(match).is_file() and is_wanted(match):
            found.append(Source(match, match))
    fixed = _find_fixed_part(pattern)
    yield from (_relative(outcome, fixed) for outcome in sorted(found, key=lambda each: each.name))
    if not matches:
        yield UnreadableArticle(pattern, "the pattern matches no file; check it, or quote it")
    elif not found:
        yield UnreadableArticle(
            pattern, f"the pattern matches no file that newskg reads ({_to_list(endings)})"
        )


def _is_wanted(path: str) -> bool:
    """Whether a file that was not asked for by name is likely an article."""
    name = Path(path).name
    return not name.startswith(".") and not name.lower().startswith("readme.")


def _find_fixed_part(pattern: str) -> str:
    """The folders before the first one with a wildcard in it: "news" for "news/2026*/*.txt"."""
    parts = Path(pattern).parts
    magic = next(index for index, part in enumerate(parts) if glob.has_magic(part))
    return str(Path(*parts[:magic])) if magic else os.curdir


def _relative(outcome: Source | UnreadableArticle, folder: str) -> Source | UnreadableArticle:
    """With the name relative to the folder, in a form that is the same on every system."""
    if isinstance(outcome, UnreadableArticle):
        return outcome
    name = Path(os.path.relpath(outcome.name, folder)).as_posix()
    return Source(outcome.path, _clean(name))


def _clean(name: str) -> str:
    """A file's name as text, where its bytes are not UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def to_ending(path: str) -> str:
    """A path's ending in lower case: ".txt"."""
    return Path(path).suffix.lower()


def _to_list(endings: Iterable[str]) -> str:
    return ", ".join(sorted(endings))
