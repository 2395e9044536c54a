"""Evidence as text for a terminal: the sentences under what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import TextWrapper

from kg.query.results import to_one_line
from kg.reports.claims import Quote, Source

WIDTH = 100

_GAPS = re.compile("( +)")


def to_quotes(evidence: Sequence[Quote], most: int, indent: str = "      ") -> Iterator[str]:
    """The first sentences, each with where it stands, and how many more there are."""
    for quote in evidence[:most]:
        told = f"“{quote.text}”" if quote.text else "(a sentence that was left out)"
        yield from wrap(f"{told} — {to_source(quote.source)}", indent)
    if most and len(evidence) > most:
        rest = len(evidence) - most
        yield f"{indent}and {rest} more sentence{'s' * (rest > 1)}"


def to_source(source: Source) -> str:
    """Name an article as a footnote does."""
    return ", ".join(part for part in (source.publisher, source.date, source.name) if part)


def wrap(text: str, indent: str, hanging: str | None = None) -> list[str]:
    """Break a paragraph into lines of equal indent, or of a hanging one after the first."""
    text = to_one_line(text)
    later = indent if hanging is None else hanging
    if text != text.strip():
        return _wrap_ends(text, indent, later)
    if len(indent) + len(text) <= WIDTH:
        return [indent + text] if text else []
    first, *rest = _GAPS.split(text)
    lines, line = [], indent + first
    for gap, word in zip(rest[::2], rest[1::2], strict=True):
        if len(line) + len(gap) + len(word) <= WIDTH:
            line += gap + word
        else:
            lines.append(line)
            line = later + word
    return [*lines, line]


def _wrap_ends(text: str, indent: str, later: str) -> list[str]:
    """The same for a text that begins or ends with spaces."""
    return TextWrapper(
        WIDTH,
        initial_indent=indent,
        subsequent_indent=later,
        break_on_hyphens=False,
        break_long_words=False,
    ).wrap(text)
