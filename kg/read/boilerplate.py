"""Which stretches of an article's text are page furniture: kept in the text, never read as news.

Furniture is known by form and place. Few forms are trusted wherever they stand (a credit, "Read
more: …", who contributed); most only in the tail, where nothing but furniture follows down to the
text's end. What is in doubt stays readable: lost news is worse than furniture taken for news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Span
from kg.read import notices
from kg.read.credits import find_credit
from kg.read.furniture import is_furniture
from kg.read.lines import Line
from kg.read.signoffs import find_signoff
from kg.read.tail import find_tail
from kg.read.vocabulary import normalize

_TITLE_WORDS = 3
"""A headline of fewer words may stand again as a mere word ("Ukraine"): that is no repetition."""


def find_boilerplate(
    lines: Sequence[Line], body: int, *, title: str = "", authors: Sequence[str] = ()
) -> Iterator[Span]:
    """The spans of furniture from the line with index ``body`` on, in order, none overlapping."""
    tail = find_tail(lines, body, authors)
    headline = normalize(title) if len(title.split()) >= _TITLE_WORDS else ""
    titled = any(headline and normalize(line.text) == headline for line in lines[:body])
    for index, line in enumerate(lines[body:], body):
        is_headline = bool(headline) and normalize(line.text) == headline
        if index >= tail or (is_headline and titled) or _is_furniture_here(lines, index):
            yield line.span
        elif index == tail - 1 and (begin := find_signoff(line.text)) is not None:
            yield Span(line.start + begin, line.end)
        elif credit := find_credit(line):
            yield credit
        titled = titled or is_headline


def _is_furniture_here(lines: Sequence[Line], index: int) -> bool:
    """Furniture by itself, or a button right beside some: "Share", "265 shares"."""
    if is_furniture(lines[index]):
        return True
    near = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return notices.is_end_label(lines[index].text) and any(notices.is_label(i.text) for i in near)
