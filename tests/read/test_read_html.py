"""Web pages, read by trafilatura."""

from __future__ import annotations

from io import BytesIO

import pytest

from kg.errors import UnreadableArticle
from kg.read.html import read_html

PAGE = """<!doctype html><html lang="en"><head>
<title>Talks fail | Valley Courier</title>
<meta property="og:title" content="Talks fail">
<meta property="og:site_name" content="Valley Courier">
<meta name="author" content="Mia Chen, Luis Rey">
<meta property="article:published_time" content="2026-01-28T05:23:00Z">
<link rel="canonical" href="https://a.example/talks">
</head><body><nav><a href="/">Home</a></nav><article><h1>Talks fail</h1>
<p>LIMA — Finance Minister <b>Ana Solís</b> criticized <a href="/r">Ruritania</a> on Monday, a day
after talks between the two countries had ended without a result.</p>
<p>Tom Reed, who speaks for Ruritania, said that his government had offered all that it could, and
that it was for Peru to move now.</p>
<p>Sign up for our newsletter</p></article><footer>© 2026 Valley Courier</footer></body></html>"""


def read(content, name="talks.html"):
    return next(read_html(BytesIO(content), name))


def test_a_page_tells_what_it_is():
    article = read(PAGE.encode())
    assert article.title == "Talks fail"
    assert article.authors == ("Mia Chen", "Luis Rey")
    assert article.published == "2026-01-28"
    assert article.publisher == "Valley Courier"
    assert article.url == "https://a.example/talks"


def test_the_main_text_is_kept_with_a_paragraph_a_line():
    lines = read(PAGE.encode()).text.splitlines()
    assert lines[0] == "Talks fail"
    assert lines[1].startswith("LIMA — Finance Minister Ana Solís criticized Ruritania on Monday,")
    assert lines[1].endswith(
        " a day after talks between the two countries had ended without a result."
    )
    assert "Home" not in lines


def test_furniture_in_the_main_text_is_masked():
    article = read(PAGE.encode())
    masked = [article.text[start:end] for start, end in article.masked]
    assert masked == [line for line in article.text.splitlines() if "newsletter" in line]


def test_a_date_that_is_not_past_yet_is_read_all_the_same():
    assert read(PAGE.replace("2026-01-28", "2199-01-28").encode()).published == "2199-01-28"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_is_found(encoding):
    assert "Ana Solís" in read(PAGE.encode(encoding)).text


@pytest.mark.parametrize(
    "content", [b"", b"   ", b"<html></html>", b"<html><body><script>a</script></body></html>"]
)
def test_a_page_without_text_is_told(content):
    with pytest.raises(UnreadableArticle, match=r"talks\.html: no article's text was found"):
        read(content)


def test_binary_data_is_no_page():
    with pytest.raises(UnreadableArticle, match="binary"):
        read(b"<html>\0\0\1</html>")
