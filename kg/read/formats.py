"""Which function reads which ending; a new format is a file beside this one and a line here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import chain
from typing import IO, TypeAlias

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.html import read_html
from kg.read.json import read_json
from kg.read.jsonl import read_jsonl
from kg.read.markdown import read_markdown
from kg.read.txt import read_txt

Reader: TypeAlias = Callable[[IO[bytes], str], Iterator[Article | UnreadableArticle]]
"""From an open file and its source name to its articles; UnreadableArticle may be raised too."""

READERS: dict[str, Reader] = {
    ".txt": read_txt,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".json": read_json,
}


def read_stream(stream: IO[bytes], source_name: str) -> Iterator[Article | UnreadableArticle]:
    """Standard input: JSON lines if its first line is a JSON object, else JSON, else plain text."""
    top: list[bytes] = []
    for line in stream:
        top.append(line)
        if line.strip():
            break
    if top and _is_json(top[-1], dict):
        yield from read_jsonl(chain(top, stream), source_name)
        return
    content = b"".join(top) + stream.read()
    is_json = content.lstrip()[:1] in {b"{", b"["} and _is_json(content, (dict, list))
    yield from (read_json if is_json else read_txt)(BytesIO(content), source_name)


def _is_json(content: bytes, kinds: type | tuple[type, ...]) -> bool:
    try:
        return isinstance(json.loads(content), kinds)
    except (ValueError, RecursionError):
        return False
