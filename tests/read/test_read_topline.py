"""Lines that tell when and by whom, and lines that merely hold a date."""

from __future__ import annotations

import pytest

from kg.read.topline import to_topline


@pytest.mark.parametrize(
    ("line", "published", "updated", "authors"),
    [
        ("Wednesday, 28 January, 2026", "2026-01-28", "", ()),
        ("January 28, 2026 5:23 AM", "2026-01-28", "", ()),
        ("Jan. 28, 2026, 5:23 a.m. ET", "2026-01-28", "", ()),
        ("2026-01-28T05:23:00Z", "2026-01-28", "", ()),
        ("2026-01-28 05:23:00 +0100", "2026-01-28", "", ()),
        ("Published: 28 January 2026", "2026-01-28", "", ()),
        ("First published on Wed 28 Jan 2026 05.23 CET", "2026-01-28", "", ()),
        ("Published 27 January 2026, updated 28 January 2026", "2026-01-27", "2026-01-28", ()),
        ("Updated 5:23 AM EST, Wed January 28, 2026", "", "2026-01-28", ()),
        ("Last updated at 19:47", "", "", ()),
        ("28 January 2026 -- Updated 2011 GMT", "2026-01-28", "", ()),
        ("JANUARY 28, 2026 / 5:23 AM / UPDATED 2 HOURS AGO", "2026-01-28", "", ()),
        ("28 January 2026 • PRESS RELEASE", "2026-01-28", "", ()),
        ("World | 28 January 2026", "2026-01-28", "", ()),
        ("By Ana Solís | Updated Jan. 28, 2026", "", "2026-01-28", ("Ana Solís",)),
        ("Posted at 5:23 pm on January 28, 2026 by Ana Solís", "2026-01-28", "", ("Ana Solís",)),
        ("28 January 2026 Last updated at 19:47 By Ana Solís AWN News, Lima", "2026-01-28", "",
         ("Ana Solís",)),
        ("By Ana Solís · 5 min read", "", "", ("Ana Solís",)),
        ("— Ana Solís", "", "", ("Ana Solís",)),
        ("5 minute read", "", "", ()),
        ("3 hours ago", "", "", ()),
        ("Wednesday, 28 January", "", "", ()),
        ("03/04/2026", "", "", ()),
    ],
)  # fmt: skip
def test_a_line_of_metadata(line, published, updated, authors):
    found = to_topline(line)
    assert found is not None
    assert (found.published, found.updated, found.authors) == (published, updated, authors)


@pytest.mark.parametrize(
    "line",
    [
        "On 28 January 2026 the ministers met",
        "28 January 2026 was a Wednesday",
        "The talks of 28 January 2026",
        "Talks to end on 28 January 2026",
        "7 p.m.",
        "September 11",
        "By Monday, 28 January 2026, all had left",
        "Ruritania and Atlantis",
        "World",
    ],
)
def test_words_of_the_article_are_no_metadata(line):
    assert to_topline(line) is None


def test_a_place_before_the_date_makes_it_a_dateline():
    found = to_topline("Lima, 28 January 2026")
    assert found is not None
    assert (found.place, found.published) == ("Lima", "2026-01-28")
