"""A JSON file: one article, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.jsonl import to_json
from kg.read.record import make_record_article


def read_json(file: IO[bytes], source_name: str) -> Iterator[Article | UnreadableArticle]:
    """The file's articles; a bad one in a list is told by its number and the rest goes on."""
    content = to_json(file.read(), source_name)
    if not isinstance(content, list):
        yield make_record_article(content, where=source_name, source_name=source_name)
        return
    for number, record in enumerate(content, 1):
        where = f"{source_name}#{number}"
        try:
            yield make_record_article(record, where=where, source_name=where)
        except UnreadableArticle as refused:
            yield refused
    if not content:
        raise UnreadableArticle(source_name, "its list holds no article")
