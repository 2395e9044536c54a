"""JSON lines and JSON files."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.json import read_json
from kg.read.jsonl import read_jsonl

TEXT = "LIMA — Ana Solís criticized Ruritania on Monday."
FULL = {
    "id": "courier-7",
    "text": TEXT,
    "title": "Talks fail",
    "date": "2026-01-28T05:23:00Z",
    "url": "https://a.example/talks",
    "author": ["Mia Chen", "Luis Rey"],
    "source": "Valley Courier",
}


def read_lines(*lines):
    content = b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines)
    return list(read_jsonl(BytesIO(content), "news.jsonl"))


def test_a_line_tells_all_of_its_article():
    (article,) = read_lines(FULL)
    assert article == Article(
        source_name="courier-7",
        text=TEXT,
        title="Talks fail",
        published="2026-01-28",
        authors=("Mia Chen", "Luis Rey"),
        publisher="Valley Courier",
        url="https://a.example/talks",
    )


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"author": "By Mia Chen and Luis Rey"}, "authors", ("Mia Chen", "Luis Rey")),
        ({"author": "Chen"}, "authors", ("Chen",)),
        ({"author": {"@type": "Person", "name": "Mia Chen"}}, "authors", ("Mia Chen",)),
        ({"author": [{"name": "Mia Chen"}, "Luis Rey"]}, "authors", ("Mia Chen", "Luis Rey")),
        ({"source": {"name": "Valley Courier"}}, "publisher", "Valley Courier"),
        ({"author": None}, "authors", ()),
        ({"date": "Wednesday, 28 January 2026"}, "published", "2026-01-28"),
        ({"date": "lately"}, "published", ""),
        ({"date": 20260128}, "published", "2026-01-28"),
        ({"id": 7}, "source_name", "7"),
        ({"id": None}, "source_name", "news.jsonl#1"),
        ({"title": "  Talks\n fail "}, "title", "Talks fail"),
        ({"more": {"nested": True}}, "title", "Talks fail"),
        ({"title": "Talks \ud83d"}, "title", "Talks \N{REPLACEMENT CHARACTER}"),
        ({"title": "Talks \ud83d\ude00"}, "title", "Talks \N{GRINNING FACE}"),
        ({"author": ["Mia \udc00"]}, "authors", ("Mia \N{REPLACEMENT CHARACTER}",)),
        ({"id": "x\ud83d"}, "source_name", "x\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_fields_come_in_several_forms(changes, field, value):
    (article,) = read_lines(FULL | changes)
    assert getattr(article, field) == value


def test_only_the_text_is_needed():
    first, second = read_lines({"text": TEXT}, b"", {"text": "Tom Reed left Lima."})[:2]
    assert (first.source_name, second.source_name) == ("news.jsonl#1", "news.jsonl#3")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "it is not JSON (Expecting property name enclosed in double quotes at column 2)"),
        (b"[]", 'it is a list; an article is an object such as {"id": "1", "text": "…"}'),
        (b"7", 'it is a number; an article is an object such as {"id": "1", "text": "…"}'),
        ({"title": "a"}, 'it has no "text"; an article needs its words in "text"'),
        ({"text": None}, '"text" is null; an article needs its words in "text"'),
        ({"text": "…"}, "it is empty: there are no words in it"),
        ({"text": TEXT, "title": {}}, '"title" is an object; it must be a string'),
        ({"text": TEXT, "id": []}, '"id" is a list; it must be a string'),
        (b'{"text": "a\xff"}', "it is not UTF-8; save the file as UTF-8"),
        (b'{"text": "a \\ud800"}', "it holds half a character"),
        (b"[" * 100_000, "it is JSON that cannot be read"),
    ],
    ids=range(11),
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line, reason):
    first, second = read_lines(line, FULL)
    assert isinstance(first, UnreadableArticle)
    assert first.name == "news.jsonl:1"
    assert first.reason.startswith(reason)
    assert isinstance(second, Article)


def test_a_byte_order_mark_is_no_part_of_the_first_line():
    (article,) = read_lines(b"\xef\xbb\xbf" + json.dumps(FULL).encode())
    assert article.source_name == "courier-7"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "there is no JSON line"), (b"\n\n", "there is no JSON line"), (b"\xff\xfe{", "UTF-16")],
)
def test_a_file_without_a_line_is_told(content, reason):
    with pytest.raises(UnreadableArticle, match=reason):
        list(read_jsonl(BytesIO(content), "news.jsonl"))


def read_file(value):
    return list(read_json(BytesIO(json.dumps(value).encode()), "news.json"))


def test_a_json_file_holds_one_article_or_a_list():
    assert [article.source_name for article in read_file(FULL)] == ["courier-7"]
    assert [article.source_name for article in read_file({"text": TEXT})] == ["news.json"]
    assert [article.source_name for article in read_file([FULL, {"text": "Tom left."}])] == [
        "courier-7",
        "news.json#2",
    ]


def test_a_bad_item_of_a_list_is_named_and_the_rest_goes_on():
    first, second = read_file([{"title": "a"}, FULL])
    assert isinstance(first, UnreadableArticle)
    assert first.name == "news.json#1"
    assert isinstance(second, Article)


@pytest.mark.parametrize(("value", "reason"), [([], "no article"), ("a", "it is a string")])
def test_a_json_file_without_an_article_is_told(value, reason):
    with pytest.raises(UnreadableArticle, match=reason):
        read_file(value)
