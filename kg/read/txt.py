"""Plain text: the kept text is the file's, character for character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from kg.model import Article
from kg.read.article import make_article
from kg.read.decode import read_text


def read_txt(file: IO[bytes], source_name: str) -> Iterator[Article]:
    """The one article that the file holds."""
    yield make_article(source_name, read_text(file, source_name))
