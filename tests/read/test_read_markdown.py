"""Markdown: what text is kept and what its front matter tells."""

from __future__ import annotations

from io import BytesIO

import pytest

from kg.read.markdown import read_markdown, to_plain_text


@pytest.mark.parametrize(
    ("markdown", "kept"),
    [
        ("# Talks fail #", "Talks fail"),
        ("Talks fail\n==========\n\nBody.", "Talks fail\n\nBody."),
        ("*By **Ana Solís***", "By Ana Solís"),
        ("**Ana Solís**, *Tom Reed* and ***Mia Chen***", "Ana Solís, Tom Reed and Mia Chen"),
        ("__Ana__ met _Tom_ **_again_**", "Ana met Tom again"),
        ("The snake_case_name stays", "The snake_case_name stays"),
        ("5 * 3 * 2 and 3* and 4*", "5 * 3 * 2 and 3* and 4*"),
        ("[Ana Solís](https://a.example/b_(c)) left", "Ana Solís left"),
        ("[Ana Solís][1] left[^2]\n\n[1]: https://a.example", "Ana Solís left"),
        ("Before ![a map](map.png) after", "Before  after"),
        ("See <https://a.example/b>", "See https://a.example/b"),
        ("a<br>b &amp; c", "ab & c"),
        (r"\*not emphasis\*", "*not emphasis*"),
        ("`code` and ~~gone~~", "code and gone"),
        ("- one\n- two\n* three", "one\ntwo\nthree"),
        ("> Ana Solís said no.", "Ana Solís said no."),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("a <!-- not\n\nthis --> b", "a  b"),
        ("— Ana Solís", "— Ana Solís"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_marks_go_and_words_stay(markdown, kept):
    assert to_plain_text(markdown) == kept


def test_wrapped_lines_are_joined_and_short_ones_are_not():
    wrapped = "Finance Minister Ana Solís of Peru met **Tom Reed of\nRuritania** in Lima on Monday."
    assert to_plain_text(f"By Mia Chen\n28 January 2026\n\n{wrapped}") == (
        "By Mia Chen\n28 January 2026\n\n"
        "Finance Minister Ana Solís of Peru met Tom Reed of Ruritania in Lima on Monday."
    )


QUOTED = """---
title: "Talks: a failure"
author: Mia Chen and Luis Rey
date: 2026-01-28
source: Andes Wire
url: https://a.example/#b
---
"""
LISTED = """---
headline: Talks: a failure
authors:
  - Mia Chen
  - Luis Rey
date: 2026-01-28T05:23:00Z
site: Andes Wire
permalink: https://a.example/#b
...
"""
BRACKETED = """---
Title: 'Talks: a failure'
authors: [Mia Chen, "Luis Rey"]
published: 28 January 2026 # a Wednesday
publisher: Andes Wire
link: https://a.example/#b
---
"""


@pytest.mark.parametrize(
    "front", [QUOTED, LISTED, BRACKETED, BRACKETED.replace("\n", "\r\n")], ids=range(4)
)
def test_front_matter_is_metadata_and_no_text(front):
    content = f"{front}\n# Talks fail\n\nLIMA — **Ana Solís** left.\n"
    (article,) = read_markdown(BytesIO(content.encode()), "talks.md")
    assert article.title == "Talks: a failure"
    assert article.authors == ("Mia Chen", "Luis Rey")
    assert article.published == "2026-01-28"
    assert article.publisher == "Andes Wire"
    assert article.url == "https://a.example/#b"
    assert article.text == "Talks fail\n\nLIMA — Ana Solís left."


def test_without_front_matter_the_heading_is_the_title():
    content = "# Talks fail\n\nBy Mia Chen\n\nLIMA — **Ana Solís** left Lima on Monday.\n"
    (article,) = read_markdown(BytesIO(content.encode()), "talks.md")
    assert (article.title, article.authors) == ("Talks fail", ("Mia Chen",))
    assert [article.text[start:end] for start, end in article.masked] == ["By Mia Chen"]


def test_a_rule_at_the_top_is_no_front_matter():
    (article,) = read_markdown(BytesIO(b"---\n\nAna left: at once.\n\n---\n\nTom stayed."), "a.md")
    assert article.text == "Ana left: at once.\n\nTom stayed."
