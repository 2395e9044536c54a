"""Which of an article's first lines is its headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.read.lines import Line

PARAGRAPH = 120
"""A line of so many characters is a paragraph rather than a label or a line of wrapped text."""
_LONGEST = 200
_WRAPPED = 50
"""Lines of wrapped text have at least so many characters."""
_SANDWICHED_WORDS = 5
_TITLE_CASE_WORDS = 4
SMALL_WORDS = frozenset(
    "a an and as at but by for from if in into is it nor of off on or over per so than the to up"
    " via vs with yet".split()
)
"""The words that title case leaves alone."""


def find_headline(lines: Sequence[Line], zone: range, furniture: Collection[int]) -> int | None:
    """The index of the first short line that no full stop ends and that stands over the text.

    Furniture may precede it; a paragraph may not: such a text begins without a headline.
    """
    between = {index for index in zone if is_sandwiched(lines, index, furniture)}
    for skipped in (between, set[int]()):
        start = next((i for i in zone if i not in furniture and i not in skipped), None)
        if start is not None and _is_headline(lines, start, furniture):
            return start
    return None


def is_sandwiched(lines: Sequence[Line], index: int, furniture: Collection[int]) -> bool:
    """Whether a few words stand in one block between furniture: the place in a weather box."""
    return (
        index not in furniture
        and {index - 1, index + 1} <= set(furniture)
        and not lines[index].after_gap
        and not lines[index + 1].after_gap
        and lines[index].word_count <= _SANDWICHED_WORDS
    )


def _is_headline(lines: Sequence[Line], index: int, furniture: Collection[int]) -> bool:
    line, below = lines[index], lines[index + 1 : index + 4]
    if not below or len(line.text) > _LONGEST or line.text[-1] in ",:" or _is_sentence(line):
        return False
    if not any(later.ends_sentence for later in lines[index + 1 :]):
        return False
    if below[0].after_gap or index + 1 in furniture:
        return True
    if below[0].text[0].islower():
        return False
    # Without a blank line below, only a paragraph shows that this is no line of wrapped text.
    over_sentence = len(line.text) < len(below[0].text) and below[0].ends_sentence
    return any(len(later.text) >= PARAGRAPH for later in below) or (
        over_sentence and len(line.text) < _WRAPPED
    )


def _is_sentence(line: Line) -> bool:
    """Whether it ends like a sentence. Headlines Written Like This may do so too."""
    if (
        not line.ends_sentence
        or line.text.rstrip("\"'”’»)")[-1:] in "?!…"
        or line.text.endswith("...")
    ):
        return False
    words = re.findall(r"[^\W\d_][\w'’]*", line.text)
    in_title_case = all(not word[0].islower() or word in SMALL_WORDS for word in words)
    return not (in_title_case and len(words) >= _TITLE_CASE_WORDS)
