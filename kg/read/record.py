"""A JSON object that holds an article.

Its fields are ``id``, ``text``, ``title``, ``date``, ``url``, ``author`` and ``source``, or other
usual names of these; only ``text`` is needed. Where a name is asked for, an object with a "name"
will do, as schema.org has it (https://schema.org/author).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.article import make_article
from kg.read.metadata import NAMES, make_metadata

_KINDS = {
    dict: "an object",
    list: "a list",
    str: "a string",
    bool: "true or false",
    type(None): "null",
}


def make_record_article(record: object, *, where: str, source_name: str) -> Article:
    """The article in a record; ``where`` names it in errors, ``source_name`` where it has no id."""
    if not isinstance(record, dict):
        raise UnreadableArticle(
            where,
            f'it is {_kind(record)}; an article is an object such as {{"id": "1", "text": "…"}}',
        )
    text = record.get("text")
    if not isinstance(text, str):
        found = f'"text" is {_kind(text)}' if "text" in record else 'it has no "text"'
        raise UnreadableArticle(where, f'{found}; an article needs its words in "text"')
    fields = {str(key).casefold(): _to_value(key, value, where) for key, value in _known(record)}
    identifier = _to_value("id", record.get("id"), where)
    if not isinstance(identifier, str):
        raise UnreadableArticle(where, '"id" is a list; it must be a string')
    try:
        return make_article(identifier or source_name, text, make_metadata(fields))
    except UnreadableArticle as refused:
        raise UnreadableArticle(where, refused.reason) from refused


def _known(record: dict[Any, Any]) -> Iterable[tuple[str, object]]:
    return ((key, value) for key, value in record.items() if str(key).casefold() in NAMES)


def _to_value(key: str, value: object, where: str) -> str | tuple[str, ...]:
    """A field as text, or as several where it is a list of them; null is nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _to_whole(value).strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return _to_whole(value["name"]).strip()
    if isinstance(value, list):
        found = [each.get("name") if isinstance(each, dict) else each for each in value]
        names = [_to_whole(name) for name in found if isinstance(name, str)]
        if len(names) == len(found):
            return tuple(names)
    raise UnreadableArticle(where, f'"{key}" is {_kind(value)}; it must be a string')


def _to_whole(text: str) -> str:
    """Text with a sign in place of half a character, as feeds leave that cut titles to length."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a number")
