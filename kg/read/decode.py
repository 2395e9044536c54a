"""Bytes to text, exactly: only a byte order mark is dropped, newlines stay as they are."""

from __future__ import annotations

import codecs
from typing import IO

from kg.errors import UnreadableArticle
from kg.read.refusals import MOST_CHARACTERS, make_too_long

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL_SHARE = 0.3
_SPACING = frozenset("\t\n\v\f\r\x1b\x85")


_MOST_BYTES = 4 * (MOST_CHARACTERS + 1)
"""No encoding that is read here needs more for an article's characters and its mark."""


def read_text(file: IO[bytes], name: str) -> str:
    """A whole file as text, unless it is too long for one article."""
    content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise make_too_long(name)
    return to_text(content, name)


def to_text(content: bytes, name: str) -> str:
    """Decode UTF-8, or UTF-16 with a byte order mark; ``name`` is for the error's message."""
    encoding, start = next(
        ((encoding, len(mark)) for mark, encoding in _MARKS if content.startswith(mark)),
        ("utf-8", 0),
    )
    if encoding == "utf-8" and b"\0" in content:
        raise make_binary(name)
    try:
        text = content[start:].decode(encoding)
    except UnicodeDecodeError as error:
        if _is_control_heavy(content.decode("latin-1")):
            raise make_binary(name) from error
        found = f"byte 0x{content[start + error.start]:02x} at position {start + error.start}"
        raise UnreadableArticle(
            name,
            f"it is not {encoding.upper()} text ({found}); save it as UTF-8, for example with"
            " iconv -f windows-1252 -t utf-8",
        ) from error
    if "\0" in text or _is_control_heavy(text):
        raise make_binary(name)
    return text


def has_mark(content: bytes) -> bool:
    """Whether a byte order mark tells the encoding."""
    return any(content.startswith(mark) for mark, _ in _MARKS)


def _is_control_heavy(text: str) -> bool:
    controls = sum(
        ord(char) < 32 or 127 <= ord(char) < 160 for char in text if char not in _SPACING
    )
    return controls > _CONTROL_SHARE * len(text)


def make_binary(name: str) -> UnreadableArticle:
    """The refusal of what is no text at all."""
    return UnreadableArticle(name, "it holds binary data, not text; give the article as plain text")
