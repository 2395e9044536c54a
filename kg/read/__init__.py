"""Files, folders, patterns and standard input to articles.

Plain text, Markdown, web pages, JSON and JSON lines; the title, byline and date are read from what
the container says and from the text's top; page furniture is masked, never deleted. What cannot be
read comes out as an UnreadableArticle in its place, and the rest goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import IO

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.formats import READERS, read_stream
from kg.read.inputs import STANDARD_INPUT, Source, find_sources, to_ending

__all__ = ["read_articles"]


def read_articles(
    inputs: Iterable[str], *, stdin: IO[bytes] | None = None
) -> Iterator[Article | UnreadableArticle]:
    """Yield every article of the inputs, and in place of what cannot be read, why.

    An input is a file, a folder, a pattern ("news/**/*.txt") or "-". The order is that of the
    inputs, sorted within a folder; the same file, or the same text under the same name, comes once.
    """
    seen: set[str] = set()
    for source in find_sources(inputs, READERS):
        if isinstance(source, UnreadableArticle):
            yield source
            continue
        for outcome in _read_source(source, stdin):
            if isinstance(outcome, UnreadableArticle):
                yield outcome
            elif outcome.id not in seen:
                seen.add(outcome.id)
                yield outcome


def _read_source(source: Source, stdin: IO[bytes] | None) -> Iterator[Article | UnreadableArticle]:
    """One file's articles; whatever goes wrong with it becomes its UnreadableArticle."""
    try:
        if source.path == STANDARD_INPUT:
            yield from read_stream(stdin or sys.stdin.buffer, source.name)
            return
        with open(source.path, "rb") as file:  # noqa: PTH123 - a Path would add nothing here
            yield from READERS[to_ending(source.path)](file, source.name)
    except UnreadableArticle as refused:
        yield refused
    except OSError as error:
        yield UnreadableArticle(source.name, f"it cannot be read ({error.strerror or error})")
