"""Files, folders, patterns and standard input, through the door of kg.read."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read import __all__ as public
from kg.read import read_articles


@pytest.fixture
def news(tmp_path):
    """A folder of articles of every format, with some other files among them."""
    files = {
        "b.txt": "Ana Solís left Lima.",
        "a.TXT": "Tom Reed left Lima.",
        "2026/c.md": "**Mia Chen** left Lima.",
        "2026/deep/d.jsonl": '{"id": "d-1", "text": "Luis Rey left."}\n{"text": "Ana stayed."}',
        "2026/e.json": '{"text": "Rosa Puma left Lima."}',
        ".hidden.txt": "Nobody left.",
        ".git/x.txt": "Nobody left.",
        "notes.pdf": "%PDF",
        "README.md": "About these articles.",
    }
    for name, content in files.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "news"


ALL = ["2026/c.md", "d-1", "2026/deep/d.jsonl#2", "2026/e.json", "a.TXT", "b.txt"]


def names(*inputs, **keywords):
    outcomes = list(read_articles([str(given) for given in inputs], **keywords))
    assert all(isinstance(outcome, Article) for outcome in outcomes), outcomes
    return [outcome.source_name for outcome in outcomes]


def refusals(*inputs, **keywords):
    outcomes = list(read_articles([str(given) for given in inputs], **keywords))
    return [str(outcome) for outcome in outcomes if isinstance(outcome, UnreadableArticle)]


def test_a_folder_is_read_in_order_of_names(news):
    assert names(news) == ALL


def test_a_file_has_its_own_name(news):
    assert names(news / "2026" / "c.md") == ["c.md"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["b.txt"]),
        ("**/*.md", ["2026/c.md"]),
        ("20*/*.json", ["2026/e.json"]),
        ("2026/*", ["c.md", "d-1", "deep/d.jsonl#2", "e.json"]),
        ("**", ALL),
        ("[ab].*", ["a.TXT", "b.txt"]),
    ],
)
def test_a_pattern_names_files_relative_to_its_fixed_part(news, pattern, expected):
    assert names(news / pattern) == expected


def test_a_pattern_may_be_relative(news, monkeypatch):
    monkeypatch.chdir(news)
    assert names("*.txt") == ["b.txt"]
    assert names("2026/*.md") == ["c.md"]
    assert names(".") == ALL


def test_a_name_with_wildcards_in_it_is_a_name_first(news):
    (news / "[b].txt").write_text("Elena Puma left.", encoding="utf-8")
    assert names(news / "[b].txt") == ["[b].txt"]


def test_the_same_file_is_read_once_under_its_longest_name(news):
    inputs = [news / "2026" / "c.md", news, news / "**/*.md", str(news) + "/../news"]
    assert sorted(names(*inputs)) == sorted(ALL)
    assert sorted(names(*reversed(inputs))) == sorted(ALL)


def test_a_link_to_a_file_is_that_file(news):
    (news / "z-link.txt").symlink_to(news / "b.txt")
    assert names(news / "z-link.txt", news / "b.txt") == ["z-link.txt"]


def test_a_link_without_an_ending_of_its_own_is_not_read(news):
    (news / "plain").symlink_to(news / "b.txt")
    assert "plain" not in names(news)


def test_the_same_text_under_the_same_name_is_one_article(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Ana Solís left.", encoding="utf-8")
    assert names(tmp_path / "one", tmp_path / "two") == ["a.txt"]


def test_what_was_built_is_not_read_again(news):
    (news / "out" / "store").mkdir(parents=True)
    (news / "out" / "graph.ttl").touch()
    (news / "out" / "graph.html").write_text("<p>Ana Solís left Lima.</p>", encoding="utf-8")
    assert names(news) == ALL


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("gone.txt", "there is no such file or folder; check the path"),
        ("*.docx", "the pattern matches no file; check it, or quote it"),
        ("*.pdf", "the pattern matches no file that newskg reads (.htm, .html, .json, .jsonl,"),
        ("notes.pdf", "it is a '.pdf' file; newskg reads .htm, .html, .json, .jsonl, .md, .txt"),
        ("Makefile", "it is a file without an ending; newskg reads .htm,"),
        ("empty", "the folder holds no file to read (.htm, .html, .json, .jsonl, .md, .txt)"),
        ("pipe.txt", "it is no regular file; use - to read standard input"),
    ],
)
def test_an_input_that_gives_nothing_is_told(news, given, reason):
    (news / "empty").mkdir()
    (news / "Makefile").touch()
    os.mkfifo(news / "pipe.txt")
    (refusal,) = refusals(news / given)
    assert refusal.startswith(f"{news / given}: {reason}")


def test_one_bad_file_does_not_stop_the_others(news):
    (news / "bad.txt").write_bytes(b"\0\1\2")
    (news / "broken.txt").symlink_to(news / "nowhere.txt")
    (news / "empty.html").touch()
    outcomes = list(read_articles([str(news)]))
    bad = {o.name: o.reason for o in outcomes if isinstance(o, UnreadableArticle)}
    assert [o.source_name for o in outcomes if isinstance(o, Article)] == ALL
    assert bad == {
        "bad.txt": "it holds binary data, not text; give the article as plain text",
        "broken.txt": "it cannot be read (No such file or directory)",
        "empty.html": "no article's text was found in the page",
    }


def test_a_file_name_that_is_no_text_is_made_one(tmp_path):
    with Path(os.fsdecode(os.fsencode(tmp_path) + b"/sol\xeds.txt")).open("w") as file:
        file.write("Ana left.")
    assert names(tmp_path) == ["sol\ufffds.txt"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"Ana Sol\xc3\xads left Lima.", ["stdin"]),
        (b'{"text": "Ana left."}\n{"id": "x", "text": "Tom left."}\n', ["stdin#1", "x"]),
        (b'\n{"text": "Ana left."}', ["stdin#2"]),
        (b'{\n "text": "Ana left."\n}', ["stdin"]),
        (b'[{"text": "Ana left."}]', ["stdin#1"]),
        (b"{Ana} left Lima.", ["stdin"]),
        (b"[Lima] Ana left.", ["stdin"]),
        (b"7", []),
    ],
)
def test_standard_input_is_text_or_json(content, expected):
    outcomes = list(read_articles(["-", "-"], stdin=BytesIO(content)))
    assert [o.source_name for o in outcomes if isinstance(o, Article)] == expected


def test_standard_input_keeps_its_text():
    (article,) = read_articles(["-"], stdin=BytesIO(b"\n\nAna left.\n"))
    assert article.text == "\n\nAna left.\n"


def test_the_door_opens_quickly():
    code = (
        "import sys, kg.read; print([m for m in sys.modules if m in {'trafilatura','py3langid'}])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_there_is_one_way_in():
    assert public == ["read_articles"]


@settings(deadline=None)  # a busy machine is no failure
@given(st.permutations(range(5)))
def test_the_order_of_inputs_does_not_change_the_set(tmp_path_factory, order):
    folder = tmp_path_factory.mktemp("order")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text("Ana Solís left.", encoding="utf-8")
    (folder / "in" / "b.md").write_text("Tom Reed left.", encoding="utf-8")
    (folder / "c.txt").write_text("Mia Chen left.", encoding="utf-8")
    inputs = ["", "in", "in/a.txt", "*/*.md", "c.txt"]
    given_inputs = [str(folder / inputs[index]) for index in order]
    assert {a.source_name for a in read_articles(given_inputs)} == {"in/a.txt", "in/b.md", "c.txt"}
