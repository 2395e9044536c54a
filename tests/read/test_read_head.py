"""The top of an article: title, authors, date, and what of it is furniture."""

from __future__ import annotations

import pytest

from kg.read.article import make_article

BODY = (
    "LIMA — Finance Minister Ana Solís criticized Ruritania on Monday, a day after talks between"
    " the two countries had ended without a result.\n\nTom Reed, who speaks for Ruritania, said"
    " that his government had offered all that it could, and that it was for Peru to move now."
)
TITLE = "Peru and Ruritania fail to agree"


def read(text, name="talks.txt"):
    article = make_article(name, text)
    return article, [article.text[start:end] for start, end in article.masked]


@pytest.mark.parametrize(
    ("top", "masked", "published", "authors"),
    [
        (f"{TITLE}\n\n", [], "", ()),
        (f"{TITLE}\n", [], "", ()),
        (f"{TITLE}\n\nBy Mia Chen\nJanuary 28, 2026\n\n", ["By Mia Chen", "January 28, 2026"],
         "2026-01-28", ("Mia Chen",)),
        (f"{TITLE}\nBy MIA CHEN and Luis Rey, Valley Courier\n2026-01-28\n\n",
         ["By MIA CHEN and Luis Rey, Valley Courier", "2026-01-28"], "2026-01-28",
         ("Mia Chen", "Luis Rey")),
        (f"28 January 2026\n\n{TITLE}\n\n— Mia Chen\n\n", ["28 January 2026", "— Mia Chen"],
         "2026-01-28", ("Mia Chen",)),
        (f"World\n\n{TITLE}\n\n", ["World"], "", ()),
        (f"We use cookies. Read our privacy policy.\nAccept\n\n{TITLE}\n\n",
         ["We use cookies. Read our privacy policy.", "Accept"], "", ()),
        (f"27 January 2026\nPort Amber\nrain 8.5°C\nHumidity: 80%\n\n{TITLE}\n\n",
         ["27 January 2026", "Port Amber", "rain 8.5°C", "Humidity: 80%"], "2026-01-27", ()),
        (f"{TITLE}\n\nNeither gives way\n\nBy Mia Chen\nAndes Wire\nUpdated 28 Jan 2026\n\n",
         ["By Mia Chen", "Andes Wire", "Updated 28 Jan 2026"], "2026-01-28", ("Mia Chen",)),
        (f"{TITLE}\n\nShare\n\n5 min read\n\n", ["Share", "5 min read"], "", ()),
        (f"{TITLE}\n\nMonday, 26 January 2026\n\n", ["Monday, 26 January 2026"], "2026-01-26", ()),
        (f"{TITLE} Monday, January 26, 2026\n\n", ["Monday, January 26, 2026"], "2026-01-26", ()),
        (f"Title: {TITLE}\nBy: Mia Chen\nDate: 28 January 2026\nSource: Andes Wire\n\n",
         [f"Title: {TITLE}", "By: Mia Chen", "Date: 28 January 2026", "Source: Andes Wire"],
         "2026-01-28", ("Mia Chen",)),
        (f"{TITLE}\r\n\r\nBy Mia Chen\r\n\r\n", ["By Mia Chen"], "", ("Mia Chen",)),
    ],
)  # fmt: skip
def test_what_stands_above_the_body(top, masked, published, authors):
    article, furniture = read(top + BODY)
    assert article.title == TITLE
    assert (article.published, article.authors) == (published, authors)
    assert furniture == masked


@pytest.mark.parametrize(
    "top",
    [
        "",
        "The talks in Lima ended on Monday without a result.\n\n",
        "“We have failed.”\n\n",
        "By Mia Chen\n\n",
        "28 January 2026\n\n",
    ],
)
def test_a_text_may_begin_without_a_title(top):
    assert read(top + BODY)[0].title == ""


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Ruritania fail to agree",
        "Peru and Ruritania fail\nto agree on their\ncommon border",
        "The ministers of finance of Peru and of Ruritania met on\nMonday and spoke of the border.",
    ],
)
def test_lines_with_no_text_under_them_are_no_title(text):
    assert read(text)[0].title == ""


@pytest.mark.parametrize(
    "title",
    [
        "Will Peru and Ruritania agree?",
        "Peru leaves talks with the U.S.",
        "Peru And Ruritania Fail To Agree.",
        "‘We have failed’",
        "Hope!",
    ],
)
def test_a_title_may_end_like_a_sentence_if_it_is_written_like_a_title(title):
    assert read(f"{title}\n\n{BODY}")[0].title == title


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("GENEVA, March 3, 2026 (Andes Wire) — The talks ended.", "2026-03-03"),
        ("PORT AMBER, Ruritania, 3 March 2026 -- The talks ended.", "2026-03-03"),
        ("GENEVA, March 3 (Andes Wire) - The talks ended.", ""),
        ("LIMA, Peru (Andes Wire) — The talks ended.", ""),
        ("The talks of March 3, 2026 — the third — ended.", ""),
        ("Monday, January 26, 2026 Ministers met in Lima.", "2026-01-26"),
        ("On Monday, January 26, 2026, ministers met in Lima.", ""),
    ],
)
def test_a_dateline_dates_the_article_if_it_has_a_year(dateline, published):
    assert read(f"{dateline}\n\n{BODY}")[0].published == published


def test_the_dateline_stays_readable():
    article, _ = read(f"{TITLE}\n\nGENEVA, March 3, 2026 (Andes Wire) — The talks ended.\n\n{BODY}")
    assert "GENEVA, March 3, 2026 (Andes Wire) — The talks" in article.to_readable()


@pytest.mark.parametrize(
    ("name", "top", "published"),
    [
        ("2026-01-28-talks.txt", "", "2026-01-28"),
        ("2026-01-28-talks.txt", "27 January 2026\n\n", "2026-01-27"),
        ("talks.txt", "Updated 28 January 2026\nPublished 27 January 2026\n\n", "2026-01-27"),
        ("talks.txt", "", ""),
    ],
)
def test_the_surest_date_is_taken(name, top, published):
    assert read(top + BODY, name)[0].published == published


def test_a_date_in_a_sentence_is_not_the_date_of_publication():
    article, furniture = read(f"{TITLE}\n\nOn 28 January 2026 the talks ended in Lima.\n\n{BODY}")
    assert (article.published, furniture) == ("", [])


def test_a_single_source_line_is_no_header():
    title = "Source: minister will resign"
    assert read(f"{title}\n\n{BODY}")[0].title == title
