"""Paragraphs: broken as textwrap breaks them, which takes ten times as long."""

from __future__ import annotations

from textwrap import TextWrapper

from hypothesis import given
from hypothesis import strategies as st

from kg.reports.text import WIDTH, wrap

WORDS = st.lists(st.text("abcé- ", min_size=0, max_size=130), max_size=12)
INDENTS = st.integers(0, 27).map(lambda size: " " * size)


@given(WORDS.map(" ".join), INDENTS, st.none() | INDENTS)
def test_a_paragraph_is_broken_as_textwrap_breaks_it(text, indent, hanging):
    expected = TextWrapper(
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
        break_long_words=False,
    ).wrap(text)
    assert wrap(text, indent, hanging) == expected
