"""JSON lines: an article a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.record import make_record_article


def read_jsonl(lines: Iterable[bytes], source_name: str) -> Iterator[Article | UnreadableArticle]:
    """The article of each line; a bad line is told by its number and the rest goes on."""
    empty = True
    for number, line in enumerate(lines, 1):
        content = line.removeprefix(codecs.BOM_UTF8).strip()
        if number == 1 and content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise UnreadableArticle(source_name, "it is UTF-16; JSON lines must be UTF-8")
        if not content:
            continue
        empty = False
        where = f"{source_name}:{number}"
        try:
            record = to_json(content, where)
            yield make_record_article(record, where=where, source_name=f"{source_name}#{number}")
        except UnreadableArticle as refused:
            yield refused
    if empty:
        raise UnreadableArticle(source_name, "it is empty: there is no JSON line in it")


def to_json(content: bytes, where: str) -> object:
    """Parse JSON; ``where`` is for the error's message."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableArticle(where, "it is not UTF-8; save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        place = (
            f"line {error.lineno}, column {error.colno}"
            if error.lineno > 1
            else f"column {error.colno}"
        )
        raise UnreadableArticle(where, f"it is not JSON ({error.msg} at {place})") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableArticle(where, f"it is JSON that cannot be read ({error})") from error
