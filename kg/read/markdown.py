"""Markdown: the kept text is what the marks are around, a paragraph a line.

Front matter becomes metadata. Headings, quotes and list items lose their marks, emphasis its stars,
a link keeps its words and loses its address, pictures, comments and rules go. Lines that were only
wrapped are joined, as Markdown itself reads them; a short line (a byline, a date) stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import IO

from kg.model import Article
from kg.read.article import make_article
from kg.read.decode import read_text
from kg.read.front_matter import split_front_matter

_WRAPPED = 50
"""A line of so many characters goes on in the next one."""
_BLOCKS = (
    (re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL), ""),
    (re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*\S.*$", re.MULTILINE), ""),  # [1]: https://…
    (re.compile(r"^ {0,3}(?:=+|-{2,}|(?:[*_-][ \t]*){3,})[ \t]*$", re.MULTILINE), ""),
)
_LINE_MARK = re.compile(r"^[ \t]*(?:#{1,6}(?=[ \t]|$)|[*+-](?=[ \t]))?[ \t]*")
_CLOSING_MARK = re.compile(r"(?<![ \t])[ \t]+#+[ \t]*$")
_BEGINS_BLOCK = re.compile(r"[ \t]*(?:#{1,6}[ \t]|[*+-][ \t]|\d{1,3}[.)][ \t]|\|)")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_INLINE = (
    (re.compile(r"!\[[^\]\[\n]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])"), ""),
    (re.compile(r"\[\^[^\[\]\n]+\]"), ""),  # a footnote's number
    (re.compile(r"\[([^\[\]\n]+)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]+)\]\[[^\]\n]*\]"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]*>"), ""),
    (re.compile(r"(`+)(?!`)([^`\n]+)\1(?!`)"), r"\2"),
    (re.compile(r"~~(?=\S)([^~\n]+)(?<=\S)~~"), r"\1"),
)
_EMPHASIS = (
    re.compile(r"(?<!\\)(\*{1,3})(?=[^\s*])((?:[^*\n]|\n(?!\n)){1,2000}?)(?<=[^\s\\])\1"),
    re.compile(
        r"(?<![\\\w])(_{1,3})(?=[^\s_])((?:[^_\n]|\n(?!\n)|(?<=\w)_(?=\w)){1,2000}?)(?<=[^\s_\\])\1(?!\w)"
    ),
)
_DEEPEST_EMPHASIS = 3
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_markdown(file: IO[bytes], source_name: str) -> Iterator[Article]:
    """The one article that the file holds."""
    known, body = split_front_matter(read_text(file, source_name))
    yield make_article(source_name, to_plain_text(body), known)


def to_plain_text(markdown: str) -> str:
    r"""The words of a Markdown text without its marks.

    >>> to_plain_text("# Talks\n\n**Ana Solís** met the [press](https://example.org/a).")
    'Talks\n\nAna Solís met the press.'
    """
    text = markdown.replace("\r\n", "\n").replace("\r", "\n")
    for form, replacement in _BLOCKS:
        text = form.sub(replacement, text)
    text = "\n".join(map(_drop_line_marks, _join_wrapped(text.split("\n"))))
    for form, replacement in _INLINE:
        text = form.sub(replacement, text)
    for form in _EMPHASIS * _DEEPEST_EMPHASIS:
        text = form.sub(r"\2", text)
    words = unescape(_ESCAPED.sub(r"\1", text))
    return re.sub(
        r"\n{3,}", "\n\n", re.sub(r"(?<![ \t\\])[ \t\\]+$", "", words, flags=re.MULTILINE)
    ).strip("\n")


def _join_wrapped(lines: list[str]) -> Iterator[str]:
    """Each paragraph on one line."""
    paragraph = lines[:1]
    for above, line in pairwise(lines):
        if _goes_on(above, line):
            paragraph.append(line.strip())
        else:
            yield " ".join(paragraph)
            paragraph = [line]
    yield " ".join(paragraph)


def _goes_on(above: str, line: str) -> bool:
    """Whether a line is the rest of the one above it."""
    return (
        len(above.strip()) >= _WRAPPED
        and bool(line.strip())
        and not _HARD_BREAK.search(above)
        and not above.lstrip().startswith(("#", "|"))
        and not _BEGINS_BLOCK.match(line)
    )


def _drop_line_marks(line: str) -> str:
    """The line without the marks of a heading or a list item."""
    words = _CLOSING_MARK.sub("", line) if line.lstrip().startswith("#") else line
    return _LINE_MARK.sub("", words)
