"""Front matter: "key: value" lines between two lines of dashes at the top of a Markdown file."""

from __future__ import annotations

import re

from kg.read.metadata import Metadata, make_metadata

_FENCED = re.compile(
    r"\s*?---[ \t]*\r?\n(?P<fields>(?:[^\n]*\S[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]*?)\s*:(?:\s+(?P<value>.*))?")
_ITEM = re.compile(r"\s*-\s+(?P<value>.+)")
_COMMENT = re.compile(r"(?<!\s)\s+#.*$")


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """What the front matter tells, and the text below it."""
    match = _FENCED.match(text)
    if not match:
        return Metadata(), text
    return make_metadata(_to_fields(match["fields"])), text[match.end() :]


def _to_fields(block: str) -> dict[str, str | tuple[str, ...]]:
    fields: dict[str, str | tuple[str, ...]] = {}
    key = ""
    for line in block.splitlines():
        if field := _FIELD.fullmatch(line.rstrip()):
            key = field["key"].casefold().replace("_", " ")
            fields[key] = _to_value(field["value"] or "")
        elif key and (item := _ITEM.fullmatch(line.rstrip())):
            listed = fields[key]
            fields[key] = (*(listed if isinstance(listed, tuple) else ()), _unquote(item["value"]))
    return fields


def _to_value(value: str) -> str | tuple[str, ...]:
    """A string, quoted or bare, or a list in brackets: ``[Ana Solís, "Tom Reed"]``."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        items = re.findall(r'"[^"]*"|\'[^\']*\'|[^,\s][^,]*', value[1:-1])
        return tuple(filter(None, map(_unquote, items)))
    return _unquote(value)


def _unquote(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return _COMMENT.sub("", value)
