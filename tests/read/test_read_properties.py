"""What holds of every article, whatever its text."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UnreadableArticle
from kg.read.article import make_article
from kg.read.lines import to_lines
from kg.read.markdown import to_plain_text
from kg.read.txt import read_txt

LINES = st.sampled_from(
    [
        "Peru and Ruritania fail to agree",
        "By Ana Solís and Tom Reed, Valley Courier",
        "— Ana Solís",
        "Wednesday, 28 January, 2026",
        "28 January 2026 | By Ana Solís",
        "Title: Talks fail",
        "Date: 28 January 2026",
        "Humidity: 80%",
        "rain 8.5°C",
        "LIMA — Ana Solís criticized Ruritania on Monday, a day after the talks had ended there.",
        "The ministers left Lima on Monday. | Pool photo by Ana Solís/EPA",
        "Ana Solís contributed to this report.",
        "The talks ended. as/tr (AFP, dpa)",
        "Related articles",
        "About the author",
        "Ana Solís is a reporter at the Valley Courier.",
        "Newsletter",
        "We use cookies. See our privacy policy.",
        "Read more: Talks in Lima",
        "Rain delays cup final as…",
        "Subscribe",
        "World",
        "265 shares",
        "x",
    ]
)
TEXTS = st.lists(
    st.tuples(
        st.one_of(LINES, st.text(max_size=60)), st.sampled_from(["\n", "\n\n", "\r\n", "\r"])
    ),
    min_size=1,
    max_size=14,
).map(lambda parts: "".join(line + newline for line, newline in parts))


def make(text, name="talks.txt"):
    try:
        return make_article(name, text)
    except UnreadableArticle:
        return None


@settings(deadline=None)  # a busy machine is no failure
@given(TEXTS)
def test_masked_spans_lie_in_the_text_in_order_and_apart(text):
    article = make(text)
    ends = [0]
    for start, end in article.masked if article else ():
        assert ends[-1] <= start < end <= len(text)
        assert text[start:end].strip()
        ends.append(end)


@settings(deadline=None)  # a busy machine is no failure
@given(TEXTS)
def test_masking_moves_nothing(text):
    article = make(text)
    if article:
        readable = article.to_readable()
        assert len(readable) == len(text)
        assert all(new in {old, "\n"} for old, new in zip(text, readable, strict=True))


@settings(deadline=None)  # a busy machine is no failure
@given(TEXTS)
def test_the_kept_text_of_a_file_is_the_file(text):
    content = text.encode("utf-8", "surrogatepass")
    try:
        (article,) = read_txt(BytesIO(content), "talks.txt")
    except UnreadableArticle:
        return
    assert article.text.encode() == content.removeprefix(b"\xef\xbb\xbf")


@settings(deadline=None)  # a busy machine is no failure
@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    assert make(text) == make(text)


@settings(deadline=None)  # a busy machine is no failure
@given(TEXTS)
def test_a_title_is_in_the_text_and_a_date_is_a_date(text):
    article = make(text)
    if article:
        assert article.title in " ".join(text.split())
        assert article.published in {"", "2026-01-28"}


@settings(deadline=None)  # a busy machine is no failure
@given(st.text())
def test_lines_slice_back(text):
    for line in to_lines(text):
        assert text[line.start : line.end] == line.text


@settings(deadline=None)  # a busy machine is no failure
@given(st.text())
def test_markdown_without_marks_has_nothing_to_lose(text):
    words = "".join(char for char in text if char.isalpha() or char == " ").strip()
    assert to_plain_text(words) == words


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_count_characters_whatever_ends_a_line(newline):
    text = newline.join(["Peru 🙂 and Ruritania fail", "", "By Ana Solís", "", "The talks ended."])
    (masked,) = make_article("talks.txt", text).masked
    assert text[masked.start : masked.end] == "By Ana Solís"
