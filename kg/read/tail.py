"""Where an article's text is over and nothing but page furniture follows.

The tail is grown upwards from the text's end, a line or a box at a time, for as long as what stands
there is furniture. A heading counts only over a box.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.read import notices
from kg.read.furniture import is_tail_furniture
from kg.read.lines import Line
from kg.read.signoffs import is_contribution
from kg.read.vocabulary import load_pattern, normalize

_LIST_LINES, _LIST_WORDS = 30, 20
_BIO_WORDS, _AUTHOR_LINES = 90, 2
_GAP_WORDS = 12
_TEASER_WORDS = 15
_AFTERMATH = 0.25
"""What follows the line of contributors may be furniture if it is no longer than this share."""
_NAMED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,4}),?\s(?P<rest>.+)"
)
_IS = re.compile(r"(?:is|was|are|has been)\s(?P<what>.{3,160})")


def find_tail(lines: Sequence[Line], body: int, authors: Sequence[str]) -> int:
    """The index of the first line from which on there is nothing but furniture.

    One line is left in any case: a text that looks like furniture throughout is a doubtful one.
    """
    tail = len(lines)
    while tail > body + 1:
        start = _extend(lines, tail, body, authors)
        if start == tail:
            break
        tail = start
    return _find_aftermath(lines, body, tail)


def _extend(lines: Sequence[Line], tail: int, body: int, authors: Sequence[str]) -> int:
    """The tail's first index after taking in the line, or the box of lines, right above it."""
    last = tail - 1
    if _is_furniture(lines, last, tail) or _is_teaser(lines, last):
        return last
    if _is_bio(lines[last], authors, lines[body:last]):
        return last
    heading = _find_heading(lines, last, body)
    if heading is not None:
        return heading
    # A label that no vocabulary knows, between two that one does.
    is_gap = tail < len(lines) and last > body + 1 and _is_item(lines[last], _GAP_WORDS)
    return last - 1 if is_gap and _is_furniture(lines, last - 1, tail) else tail


def _is_furniture(lines: Sequence[Line], index: int, tail: int) -> bool:
    follows = tail < len(lines)
    headed = index > 0 and notices.is_heading(lines[index - 1].text, "of_notices")
    return is_tail_furniture(lines[index], beside=follows or headed, follows=follows)


def _find_heading(lines: Sequence[Line], last: int, body: int) -> int | None:
    """The heading of the box that ends with this line: a list of links, or lines on the author."""
    for index in range(last - 1, max(body, last - _LIST_LINES), -1):
        text, inside = lines[index].text, lines[index + 1 : last + 1]
        if notices.is_heading(text, "of_lists"):
            return index if all(_is_item(line, _LIST_WORDS) for line in inside) else None
        if notices.is_heading(text, "of_authors") and len(inside) <= _AUTHOR_LINES:
            return index if all(line.word_count <= _BIO_WORDS for line in inside) else None
    return None


def _is_item(line: Line, words: int) -> bool:
    """A label or a headline in a list: short, and no full stop behind it."""
    return line.word_count <= words and not line.text.rstrip("\"'”’)").endswith(".")


def _is_teaser(lines: Sequence[Line], index: int) -> bool:
    """One of several headlines of other articles, cut short: "Ministers meet in Lima after..."."""
    near = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return _is_cut(lines[index]) and any(map(_is_cut, near))


def _is_cut(line: Line) -> bool:
    return line.text.endswith(("...", "…")) and line.word_count <= _TEASER_WORDS


def _is_bio(line: Line, authors: Sequence[str], above: Sequence[Line]) -> bool:
    """Whether it presents the author: someone whom the article itself never speaks of.

    "Ana Solís is a reporter at the Valley Courier.": a journalist, or whoever the byline names.
    """
    match = _NAMED.match(line.text)
    if not match or line.word_count > _BIO_WORDS:
        return False
    rest = normalize(match["rest"])
    presents, works = _IS.match(rest), load_pattern("bios", "does").match(rest)
    if match["name"] in authors:
        return bool(presents or works)
    surname = re.compile(rf"\b{re.escape(match['name'].split()[-1])}\b")
    if any(surname.search(other.text) for other in above):
        return False
    what = presents["what"].split(". ")[0] if presents else ""
    return bool(works or load_pattern("bios", "is").search(what))


def _find_aftermath(lines: Sequence[Line], body: int, tail: int) -> int:
    """The tail, or the line of contributors above it where most of what follows is furniture."""
    for index in range(body + 1, tail):
        if is_contribution(lines[index].text):
            before, after = lines[index].start - lines[body].start, lines[-1].end - lines[index].end
            short = after <= before * _AFTERMATH
            return index if short and tail - index <= len(lines) - tail else tail
    return tail
