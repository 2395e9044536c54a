"""A text's lines with their offsets: the units in which page furniture comes."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Span

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_BLANK = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_MARGIN = " \t\u00a0\u200b\ufeff"
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_ABBREVIATION_END = re.compile(r"(?:^|[\s(])(?:[^\W\d_]\.){2,}$")


class Line(NamedTuple):
    """A line that is not blank, without its margins; ``after_gap``: a blank line is above it."""

    start: int
    end: int
    text: str
    after_gap: bool

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)

    @property
    def word_count(self) -> int:
        """How many words, counted by white space."""
        return len(self.text.split())

    @property
    def ends_sentence(self) -> bool:
        """Whether it closes like a sentence: a stop that is not an abbreviation's ("U.S.")."""
        closing = _SENTENCE_END.search(self.text)
        return bool(closing) and not _ABBREVIATION_END.search(self.text)


def to_lines(text: str) -> list[Line]:
    """The lines of a text that hold more than white space, in order."""
    lines: list[Line] = []
    below = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        content = raw.strip(_MARGIN)
        if not content:
            continue
        start = match.start() + raw.index(content)
        breaks = len(_BLANK.findall(text, below, match.start()))
        lines.append(Line(start, start + len(content), content, not lines or breaks > 1))
        below = match.end()
    return lines
