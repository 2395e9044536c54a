"""Stretches of text in quotation marks, and which paragraph they stand in.

Curly, straight, low and angular double marks, and single marks where no double ones are open. A
closing mark that is missing is supplied at the paragraph's end; a paragraph that opens again what
the one before left open goes on with it, as newspapers set a long speech.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DOUBLE = re.compile(r"[“”„‟«»\"]|``|''")
_SINGLE = re.compile(r"[‘’‚']")
_OPENS_ONLY = frozenset("“„«‘‚") | {"``"}
_CLOSES_ONLY = frozenset("”»")
_PARTNERS = {
    "“": ("”", '"'),
    '"': ('"', "”"),
    "„": ("“", "”", "‟"),
    "«": ("»",),
    "``": ("''",),
    "‘": ("’", "'"),
    "‚": ("‘", "’"),
}
"""What closes an opening mark; a mark that is not here closes itself."""

_LONGEST_SINGLE = 600
"""How far, in characters, a single mark looks for its partner: an apostrophe has none."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks, without them.

    ``outer`` includes the marks. ``closed`` is False where the closing mark is missing,
    ``continues`` True where the paragraph before left the same speech open.
    """

    inner: Span
    outer: Span
    paragraph: int
    closed: bool = True
    continues: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether it has quotation marks at all: a block quotation has none."""
        return self.inner != self.outer


class Paragraphs:
    """The paragraphs of a text, by number."""

    def __init__(self, doc: Doc) -> None:
        text = doc.text
        pattern = r"\n[^\S\n]*\n\s*" if _is_wrapped(doc) else r"\n\s*"
        ends = [Span(m.start(), m.end()) for m in re.finditer(pattern, text)]
        starts = [0, *(end.end for end in ends)]
        stops = [*(end.start for end in ends), len(text)]
        self.spans = [Span(a, b) for a, b in zip(starts, stops, strict=True) if a < b]
        self._starts = [span.start for span in self.spans]

    def number(self, offset: int) -> int:
        """Which paragraph a character stands in."""
        return max(0, bisect_right(self._starts, offset) - 1)


def _is_wrapped(doc: Doc) -> bool:
    """Whether a line may end within a sentence, so that only a blank line ends a paragraph."""
    return any(
        token.is_space and token.text.count("\n") == 1 and not doc[token.i + 1].is_sent_start
        for token in doc[:-1]
        if not doc[token.i + 1].is_space
    )


def find_quoted(doc: Doc, paragraphs: Paragraphs) -> list[Quoted]:
    """Every stretch in quotation marks, in text order, none inside another."""
    text = doc.text
    found: list[Quoted] = []
    left_open = ""
    for number, paragraph in enumerate(paragraphs.spans):
        reader = _Reader(text, paragraph, number, left_open)
        found.extend(
            stretch for stretch in reader.read() if stretch.inner.start < stretch.inner.end
        )
        left_open = reader.left_open
    return found


@dataclass
class _Reader:
    """Reads the marks of one paragraph; ``left_open`` goes in and comes out."""

    text: str
    paragraph: Span
    number: int
    left_open: str

    def read(self) -> list[Quoted]:
        doubles = list(self._read_doubles())
        singles = self._read_singles([quoted.outer for quoted in doubles])
        return sorted([*doubles, *singles], key=lambda quoted: quoted.inner)

    def _read_doubles(self) -> Iterator[Quoted]:
        start, end = self.paragraph
        marks = list(_DOUBLE.finditer(self.text, start, end))
        resumed = bool(marks) and marks[0].start() == start and marks[0].group() == self.left_open
        self.left_open = ""
        opened: re.Match[str] | None = None
        depth = 0
        for number, mark in enumerate(marks):
            if opened is None:
                opened = mark if self._may_open(mark) else None
            elif depth and mark.group() == "”":
                depth -= 1
            elif self._closes(mark, opened):
                yield self._make(opened, Span(mark.start(), mark.end()), resumed=resumed)
                opened, resumed = None, False
            elif self._may_open(mark):
                if _is_nested(mark, opened, marks[number + 1 :]):
                    depth += 1
                    continue
                yield self._make(opened, self._missing(mark.start()), resumed=resumed)
                opened, resumed = mark, False
        if opened is not None:
            self.left_open = opened.group()
            yield self._make(opened, self._missing(end), resumed=resumed)

    def _make(self, opened: re.Match[str], closing: Span, *, resumed: bool) -> Quoted:
        return Quoted(
            self._trim(opened.end(), closing.start), Span(opened.start(), closing.end),
            self.number, closed=closing.start < closing.end, continues=resumed,
        )  # fmt: skip

    def _trim(self, start: int, end: int) -> Span:
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def _missing(self, end: int) -> Span:
        """An empty closing mark behind the last word before ``end``."""
        stop = self._trim(self.paragraph.start, end).end
        return Span(stop, stop)

    def _before(self, mark: re.Match[str]) -> str:
        return self.text[mark.start() - 1] if mark.start() > self.paragraph.start else " "

    def _after(self, mark: re.Match[str]) -> str:
        return self.text[mark.end()] if mark.end() < self.paragraph.end else " "

    def _may_open(self, mark: re.Match[str]) -> bool:
        if mark.group() in _OPENS_ONLY:
            return True
        before, after = self._before(mark), self._after(mark)
        free = before.isspace() or before in "([{—–―-:,“‘'\""
        return mark.group() not in _CLOSES_ONLY and free and not after.isspace()

    def _closes(self, mark: re.Match[str], opened: re.Match[str]) -> bool:
        if mark.group() not in _PARTNERS.get(opened.group(), (opened.group(),)):
            return False
        if mark.group() in _CLOSES_ONLY:
            return True
        return not self._before(mark).isspace() or self._after(mark).isspace()

    def _read_singles(self, taken: list[Span]) -> Iterator[Quoted]:
        start, end = self.paragraph
        marks = [
            mark
            for mark in _SINGLE.finditer(self.text, start, end)
            if not any(span.start <= mark.start() < span.end for span in taken)
        ]
        after = start
        for number, mark in enumerate(marks):
            if mark.start() < after or not self._may_open_single(mark):
                continue
            closing = self._single_partner(mark, marks[number + 1 :])
            if closing is None or any(mark.end() <= span.start < closing.start() for span in taken):
                continue
            yield self._make(mark, Span(closing.start(), closing.end()), resumed=False)
            after = closing.end()

    def _may_open_single(self, mark: re.Match[str]) -> bool:
        before, after = self._before(mark), self._after(mark)
        free = before.isspace() or before in "([—–"
        return mark.group() in "‘'‚" and free and after.isalpha()

    def _single_partner(
        self, opened: re.Match[str], later: list[re.Match[str]]
    ) -> re.Match[str] | None:
        """The next mark that ends a word; after an "s" another one is liked better."""
        possible = [
            mark
            for mark in later
            if mark.start() - opened.end() < _LONGEST_SINGLE
            and mark.group() in _PARTNERS.get(opened.group(), (opened.group(),))
            and not self._before(mark).isspace()
            and not self._after(mark).isalnum()
        ]
        plain = [mark for mark in possible if self._before(mark) != "s"]
        return next(iter(plain or possible), None)


def _is_nested(mark: re.Match[str], opened: re.Match[str], later: list[re.Match[str]]) -> bool:
    """Whether a second opening mark begins a quotation inside the one that is open.

    Of the same kind it does only if the paragraph has enough marks left to close both.
    """
    if mark.group() != "“":
        return False
    if opened.group() != "“":
        return True
    depth = 2
    for other in later:
        depth += {"“": 1, "”": -1}.get(other.group(), 0)
    return depth <= 0
