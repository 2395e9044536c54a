"""The page as a file: whole, safe by its text alone, and the same each time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from knowledge_example import HOSTILE_LABEL, KNOWLEDGE

from kg.errors import ConformanceError, QueryError
from kg.explorer.appearance import FAMILIES, PHRASES, to_vocabulary
from kg.explorer.bundle import HERE, bundle_modules
from kg.explorer.rows import to_columns, to_inert_json
from kg.explorer.selection import Choice
from kg.model import Predicate
from kg.rdf import to_quads
from kg.render import render_page, show_page, to_notebook_html
from kg.store import open_store, write_store
from kg.vocab import Family, Names


class Elements(HTMLParser):
    """Every element with its attributes, and the text of scripts and styles."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.texts, self._open = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._open = (tag, dict(attrs)) if tag in {"script", "style"} else None

    def handle_data(self, data):
        if self._open:
            self.texts.append((*self._open, data))
            self._open = None


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    directory = tmp_path_factory.mktemp("built")
    write_store(to_quads(KNOWLEDGE, Names()), directory)
    return open_store(directory)


@pytest.fixture(scope="module")
def page(store, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "graph.html"
    summary = render_page(store, path, title="A <b>quarrel</b>")
    return path.read_text(encoding="utf-8"), summary


def data_of(text):
    """The page's data, columns unpacked as the page itself does."""
    data = json.loads(next(t for _, a, t in Elements(text).texts if a.get("id") == "data"))

    def to_rows(packed):
        columns = {
            name: [column["values"][code] for code in column["codes"]]
            if isinstance(column, dict)
            else column
            for name, column in packed["columns"].items()
        }
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    return {key: value if key == "meta" else to_rows(value) for key, value in data.items()}


def test_page_holds_every_statement_between_its_entities(page):
    text, summary = page
    data = data_of(text)
    labels = [entity["label"] for entity in data["entities"]]
    said = {
        (labels[row["from"]], row["predicate"], labels[row["to"]], row["factuality"])
        for row in data["statements"]
    }
    assert ("Ilka Dorn", "accuses", "Tarsk", "Asserted") in said
    assert ("Ilka Dorn", "consults", "Otto Brandl", "Negated") in said
    stated = [statement for article in KNOWLEDGE.articles for statement in article.statements]
    assert summary.statements == len(data["statements"]) == len({s.id for s in stated})
    assert data["meta"]["held"] == HELD


def test_marks_cut_the_words_out_of_their_sentence(page):
    data = data_of(page[0])
    for sentence in data["sentences"]:
        marks = zip(*[iter(sentence["marks"])] * 3, strict=True)
        for start, end, entity in marks:
            row = data["entities"][entity]
            words = sentence["text"][start:end]
            assert words in {"She", "the hill rebels", "the rebels"} or any(
                words in name or name in words for name in (row["label"], *row["aliases"])
            )
    assert any(sentence["marks"] for sentence in data["sentences"])


def test_inferred_statement_leads_to_its_premise(page):
    statements = {row["key"]: row for row in data_of(page[0])["statements"]}
    inferred = [row for row in statements.values() if row["premises"]]
    assert inferred
    assert all(not row["sentences"] for row in inferred)
    assert {key for row in inferred for key in row["premises"]} <= set(statements)


def test_same_text_in_two_articles_is_one_source(page):
    twins = [article["twin"] for article in data_of(page[0])["articles"]]
    assert len(set(twins)) < len(twins)


def test_dates_of_birth_are_on_the_page(page):
    assert "1961-05" in {row["value"] for row in data_of(page[0])["statements"]}


def test_building_twice_gives_the_same_bytes(store, tmp_path):
    for name in ("one.html", "two.html"):
        render_page(store, tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_policy_names_every_script_and_style_by_hash_and_no_host(page):
    parsed = Elements(page[0])
    policy = next(
        attributes["content"]
        for tag, attributes in parsed.elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert "default-src 'none'" in policy
    assert not re.search(r"unsafe|https?:|\*|data:", policy)
    for tag, attributes, text in parsed.texts:
        if tag == "style" or "type" not in attributes:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy


def test_nothing_in_the_page_leads_outside(page):
    parsed = Elements(page[0])
    for tag, attributes in parsed.elements:
        assert tag not in {"link", "iframe", "object", "embed", "base", "img"}
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("src") is None
        assert attributes.get("href", "#").startswith("#")
    for tag, attributes, text in parsed.texts:
        if tag == "style":
            assert "@import" not in text
            assert "url(" not in text
        elif "type" not in attributes:
            assert "sourceMappingURL" not in text


def test_our_scripts_know_no_way_to_make_markup_or_code_of_data():
    ours = bundle_modules("app")
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
    ):
        assert way not in ours
    assert "</script" not in ours


def test_hostile_words_stay_words(page):
    text, _ = page
    assert "<b>quarrel" not in text
    assert "<script>alert" not in text
    scripts = [tag for tag, _ in Elements(text).elements if tag == "script"]
    assert len(scripts) == 3  # the data, vis-network, our own
    assert HOSTILE_LABEL in {entity["label"] for entity in data_of(text)["entities"]}


@given(st.recursive(st.text() | st.integers(), st.lists, max_leaves=5))
def test_inert_json_reads_back_and_ends_no_element(value):
    text = to_inert_json(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)


@given(st.lists(st.fixed_dictionaries({"a": st.integers(0, 3), "b": st.lists(st.integers(0, 2))})))
def test_columns_read_back_as_rows(rows):
    packed = json.loads(json.dumps(to_columns(rows)))
    assert packed["length"] == len(rows)
    for name, column in packed["columns"].items():
        coded = isinstance(column, dict)
        values = [column["values"][i] for i in column["codes"]] if coded else column
        assert values == [row[name] for row in rows]


@pytest.mark.parametrize(
    ("choice", "present", "absent"),
    [
        ({"top": 3}, set(), {"Reform League"}),
        ({"around": "Hale Quist"}, {"Reform League", "Otto Brandl"}, {"Lake Summit"}),
        ({"around": "Dorn", "depth": 1}, {"Tarsk"}, {"Reform League"}),
        ({"since": "2026-01-29"}, {"Foreign Ministry"}, {"Reform League"}),
        ({"until": "2026-01-28"}, {"Reform League"}, {"Foreign Ministry"}),
        ({"article": "reply.txt"}, {"Foreign Ministry"}, {"Reform League"}),
    ],
)
def test_page_of_a_part(store, tmp_path, choice, present, absent):
    path = tmp_path / "part.html"
    summary = render_page(store, path, **choice)
    labels = {entity["label"] for entity in data_of(path.read_text(encoding="utf-8"))["entities"]}
    assert present <= labels
    assert not absent & labels
    assert f"{len(labels)} of" in summary.note


def test_too_much_for_a_page_is_cut_to_the_most_important_and_says_so(store, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.explorer.selection.MOST_STATEMENTS", 4)
    monkeypatch.setattr("kg.explorer.selection._FEWEST", 2)
    path = tmp_path / "part.html"
    summary = render_page(store, path)
    data = data_of(path.read_text(encoding="utf-8"))
    assert 2 <= summary.entities == len(data["entities"]) < 8
    assert f"{summary.entities} of" in summary.note
    assert "kg render --around" in data["meta"]["note"]
    ranks = [entity["rank"] for entity in data["entities"]]
    assert ranks == sorted(ranks, reverse=True)
    whole = render_page(store, path, top=1000)
    assert whole.entities > summary.entities
    assert whole.note == "", "who asks for a number gets it"


def test_who_the_page_is_about_comes_first(store, tmp_path):
    path = tmp_path / "part.html"
    render_page(store, path, around="quist", top=2)
    first = data_of(path.read_text(encoding="utf-8"))["entities"][0]
    assert first["label"] == "Hale Quist", "matched by a part of the name"


HELD = "4 articles, 27 Jan 2026 to 30 Jan 2026"
HEADINGS = [
    # What is asked for, what the page is then called, and what it says that it holds.
    ({}, HELD, HELD),
    ({"title": "Marn"}, "Marn", HELD),
    ({"around": "dorn"}, f"Ilka Dorn: {HELD}", f"Ilka Dorn: {HELD}"),
    ({"article": "reply.txt", "title": "Marn"}, "Marn", "1 article, 30 Jan 2026"),
    ({"until": "2026-01-29"}, *["2 articles, 27 Jan 2026"] * 2),
    ({"since": "2031"}, "0 articles", "0 articles"),
]


@pytest.mark.parametrize(("options", "heading", "held"), HEADINGS)
def test_a_page_is_called_by_what_it_holds(store, tmp_path, options, heading, held):
    path = tmp_path / "graph.html"
    summary = render_page(store, path, **options)
    text = path.read_text(encoding="utf-8")
    meta = data_of(text)["meta"]
    assert (meta["title"], meta["held"]) == (heading, held)
    assert f"<title>{heading}</title>" in text
    if held != HELD and "around" not in options:
        assert meta["counts"]["statements"] == summary.statements


def test_unknown_names_are_refused_with_what_to_do(store, tmp_path):
    with pytest.raises(ConformanceError, match=r"Nobody.*kg search"):
        render_page(store, tmp_path / "no.html", around="Nobody")
    with pytest.raises(QueryError, match=r"nothing\.txt.*source name"):
        render_page(store, tmp_path / "no.html", article="nothing.txt")


def test_empty_store_gives_a_page(tmp_path):
    empty = KNOWLEDGE.__class__(articles=(), entities=())
    write_store(to_quads(empty, Names()), tmp_path)
    summary = render_page(open_store(tmp_path), tmp_path / "graph.html")
    assert summary.entities == summary.statements == 0


def test_notebook_frame_is_closed_in(store):
    frame = to_notebook_html(store, title='"><script>x', choice=Choice(top=4))
    (tag, attributes), *rest = Elements(frame).elements
    assert tag == "iframe"
    assert not rest
    assert "allow-same-origin" not in attributes["sandbox"]
    assert attributes["srcdoc"].startswith("<!DOCTYPE html>")


def test_notebook_shows_what_a_cell_ends_with(store):
    assert show_page(store)._repr_html_() == to_notebook_html(store)


def test_every_predicate_and_family_can_be_shown():
    assert set(PHRASES) == set(Predicate)
    assert set(FAMILIES) == set(Family)
    assert {info["family"] for info in to_vocabulary()["predicates"]} <= set(FAMILIES)


def test_libraries_come_with_their_licences():
    for folder in (HERE / "vendor").iterdir():
        if folder.is_dir():
            assert list(folder.glob("*.js"))
            assert any("MIT" in path.read_text() for path in folder.glob("LICENSE*"))
