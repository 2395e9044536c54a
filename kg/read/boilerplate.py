"""Which stretches of an article's text are page furniture: kept in the text, never read as news.

Furniture is known by form and place. Few forms are trusted wherever they stand (a credit, "Read
more: …", who contributed); most only in the tail, where nothing but furniture follows down to the
text's end. What is in doubt stays readable: lost news is worse than furniture taken for news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Span
from kg.read import notices
from kg.read.credits import find_credit
from kg.read.lines import Line
from kg.read.signoffs import find_signoff, is_contribution
from kg.read.vocabulary import load_pattern, normalize

_TITLE_WORDS = 3
"""A headline of fewer words may stand again as a mere word ("Ukraine"): that is no repetition."""
_LIST_LINES, _LIST_WORDS = 30, 20
_BIO_WORDS, _AUTHOR_LINES = 90, 2
_GAP_WORDS = 12
_TEASER_WORDS = 15
_AFTERMATH = 0.25
"""What follows the line of contributors is furniture if it is no longer than this share."""
_NAMED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,4}),?\s(?P<rest>.+)"
)
_IS = re.compile(r"(?:is|was|are|has been)\s(?P<what>.{3,160})")


def find_boilerplate(
    lines: Sequence[Line], body: int, *, title: str = "", authors: Sequence[str] = ()
) -> Iterator[Span]:
    """The spans of furniture from the line with index ``body`` on, in order, none overlapping."""
    tail = _find_tail(lines, body, authors)
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


def _is_furniture(line: Line) -> bool:
    """Whether a line is furniture wherever it stands."""
    return (
        notices.is_label(line.text)
        or notices.is_promotion(line)
        or notices.is_copyright(line)
        or is_contribution(line.text)
    )


def _is_furniture_here(lines: Sequence[Line], index: int) -> bool:
    """Furniture by itself, or a button right beside some: "Share", "265 shares"."""
    if _is_furniture(lines[index]):
        return True
    near = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return notices.is_end_label(lines[index].text) and any(notices.is_label(i.text) for i in near)


def _find_tail(lines: Sequence[Line], body: int, authors: Sequence[str]) -> int:
    """The index of the first line from which on there is nothing but furniture.

    One line is left in any case: a text that looks like furniture throughout is a doubtful one.
    """
    tail = len(lines)
    while tail > body + 1:
        start = _extend_tail(lines, tail, body, authors)
        if start == tail:
            break
        tail = start
    return _find_aftermath(lines, body, tail)


def _extend_tail(lines: Sequence[Line], tail: int, body: int, authors: Sequence[str]) -> int:
    """The tail's first index after taking in the line, or the box of lines, right above it."""
    last = tail - 1
    line = lines[last]
    follows = tail < len(lines)
    if _is_tail_furniture(line, follows) or _is_teaser(lines, last):
        return last
    if _is_bio(line, authors, [above.text for above in lines[body:last]]):
        return last
    heading = _find_heading(lines, last, body)
    if heading is not None:
        return heading
    # A label that no vocabulary knows, between two that one does.
    if follows and last > body and not line.ends_sentence and line.word_count <= _GAP_WORDS:
        return last - 1 if _is_tail_furniture(lines[last - 1], follows) else tail
    return tail


def _is_tail_furniture(line: Line, follows: bool) -> bool:  # noqa: FBT001 - one caller's own state
    """Whether a line is furniture where only furniture follows, ``follows`` if there is some."""
    return (
        _is_furniture(line)
        or notices.is_end_label(line.text)
        or notices.is_filing(line)
        or notices.is_contact(line)
        or notices.is_disclaimer(line)
        or notices.is_notice(line, beside_furniture=follows)
        or (follows and notices.is_heading(line.text, "of_notices"))
        or (follows and notices.is_heading(line.text, "of_lists"))
        or notices.is_weather(line.text)
        or find_credit(line) == line.span
        or find_signoff(line.text) == 0
    )


def _find_heading(lines: Sequence[Line], last: int, body: int) -> int | None:
    """The heading of the box that ends with this line: a list of links, or lines on the author."""
    for index in range(last - 1, max(body, last - _LIST_LINES) - 1, -1):
        text, inside = lines[index].text, lines[index + 1 : last + 1]
        if notices.is_heading(text, "of_lists"):
            links = all(not i.ends_sentence and i.word_count <= _LIST_WORDS for i in inside)
            return index if links else None
        if notices.is_heading(text, "of_authors") and len(inside) <= _AUTHOR_LINES:
            return index if all(i.word_count <= _BIO_WORDS for i in inside) else None
    return None


def _is_teaser(lines: Sequence[Line], index: int) -> bool:
    """One of several headlines of other articles, cut short: "Ministers meet in Lima after..."."""
    near = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return _is_cut(lines[index]) and any(map(_is_cut, near))


def _is_cut(line: Line) -> bool:
    return line.text.endswith(("...", "…")) and line.word_count <= _TEASER_WORDS


def _is_bio(line: Line, authors: Sequence[str], above: Sequence[str]) -> bool:
    """Whether it presents the author: someone whom the article itself never speaks of.

    "Ana Solís is a reporter at the Valley Courier.": a journalist, or whoever the byline names.
    """
    match = _NAMED.match(line.text)
    if not match or line.word_count > _BIO_WORDS:
        return False
    name = match["name"].split()
    rest = normalize(match["rest"])
    presents = _IS.match(rest)
    if match["name"] in authors and (presents or load_pattern("bios", "does").match(rest)):
        return True
    surname = re.compile(rf"\b{re.escape(name[-1])}\b")
    if any(surname.search(text) for text in above):
        return False
    is_journalist = presents and load_pattern("bios", "is").search(presents["what"].split(". ")[0])
    return bool(is_journalist) or bool(load_pattern("bios", "does").match(rest))


def _find_aftermath(lines: Sequence[Line], body: int, tail: int) -> int:
    """The tail, begun at the line of contributors where little follows: the article is over."""
    for index in range(body + 1, tail):
        if is_contribution(lines[index].text):
            before = lines[index].start - lines[body].start
            after = lines[-1].end - lines[index].end
            return index if after <= before * _AFTERMATH else tail
    return tail
