"""Questions with parameters: what each narrows down, and the evidence as Markdown."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from knowledge_example import KNOWLEDGE

import kg.ask
from kg.ask import Filters, ask, list_questions, load_question
from kg.errors import ConformanceError, QueryError
from kg.query import run_query
from kg.rdf import to_quads
from kg.reports.answers import ANSWER_FORMATS, to_markdown, write_answer
from kg.store import open_store, write_store
from kg.vocab import Names


def rows(store, name, **filters):
    return [
        tuple(term and term.value for term in row) for row in ask(store, name, Filters(**filters))
    ]


def pairs(store, name, **filters):
    return [row[:2] for row in rows(store, name, **filters)]


NARROWED = [
    ("who-accuses-whom", {"by": "dorn"}, [("Ilka Dorn", "Tarsk")]),
    ("who-accuses-whom", {"of": "Tarskian"}, [("Ilka Dorn", "Tarsk")]),
    ("who-accuses-whom", {"by": "Marn"}, [("Tarsk", "Velmoria")]),  # the capital of Tarsk
    ("who-accuses-whom", {"since": "2026-01-28"}, [("Tarsk", "Velmoria")]),
    ("who-accuses-whom", {"until": "2026-01-27"}, [("Ilka Dorn", "Tarsk")]),
    ("who-accuses-whom", {"since": "2027"}, []),
    ("who-accuses-whom", {"factuality": ["negated"]}, []),
    ("who-accuses-whom", {"limit": 1}, [("Ilka Dorn", "Tarsk")]),
    ("who-met-whom", {"of": "Brandl", "factuality": ["Planned"]}, [("Ilka Dorn", "Otto Brandl")]),
    ("who-met-whom", {"by": "Brandl", "in_": "Tarsk", "factuality": ["planned"]},
     [("Ilka Dorn", "Otto Brandl")]),
    ("who-met-whom", {"by": "Quist"}, []),
    ("what-happened-in", {"in_": "Marn", "factuality": ["asserted"]},
     [("2026-02-10", "Lake Summit")]),
    ("what-happened-in", {"in_": "Tarsk", "until": "2026-02", "factuality": ["planned"]},
     [("2026-02", "Ilka Dorn consults Otto Brandl")]),
    ("who-holds-which-position", {"of": "Tarsk"}, [("Otto Brandl", "Prime Minister of Tarsk")]),
    ("members", {"by": "Quist"}, [("Hale Quist", "memberOf")]),
    ("events", {"since": "2026-02-11"}, []),
    ("what-changed", {"since": "2026-01-28", "by": "Marn"}, [("2026-01-30", "Marn")]),
    ("central-actors", {"by": "Dorn"}, [("Ilka Dorn", "Person")]),
    ("timeline", {"of": "Quist"}, [("2019", "Hale Quist")]),
    ("quotations", {"of": "rebels"},
     [("Otto Brandl", "rifles “went nowhere” near the rebels")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "filters", "expected"), NARROWED)
def test_a_filter_narrows_a_question_down(store, name, filters, expected):
    assert pairs(store, name, **filters) == expected


def test_what_only_a_parameter_needs_is_asked_with_it_alone(store, monkeypatch):
    put = []
    monkeypatch.setattr(kg.ask, "run_query", lambda s, q: put.append(q) or run_query(s, q))
    for filters in (Filters(), Filters(since="2026")):
        ask(store, "statements-with-evidence", filters)
    without, needed = (re.sub(r"# .*", "", sparql) for sparql in put)
    assert "statedOn" not in without
    assert "statedOn" in needed


def test_a_filter_leaves_rows_that_the_whole_answer_has(store):
    for question in list_questions():
        whole = set(rows(store, question.name))
        if "of" in question.parameters and question.name != "co-mentions":
            assert set(rows(store, question.name, of="Tarsk")) <= whole, question.name


def test_every_parameter_is_told_and_answers(store):
    values = {"by": "Dorn", "of": "Tarsk", "in": "Marn", "since": "2026", "until": "2026-02-01"}
    for question in list_questions():
        for parameter, meaning in question.parameters.items():
            value = values.get(parameter, ["reported"])
            filters = Filters(**{"in_" if parameter == "in" else parameter: value})
            assert meaning, (question.name, parameter)
            list(ask(store, question.name, filters))


@pytest.mark.parametrize(
    ("name", "filters", "error", "message"),
    [
        ("who-accuses-who", {}, QueryError, "did you mean who-accuses-whom"),
        ("members", {"in_": "Marn"}, QueryError, "no --in; it takes --by, --of"),
        ("timeline", {"since": "last week"}, QueryError, "as in 2026-01-31"),
        ("timeline", {"factuality": ["planed"]}, QueryError, "did you mean planned"),
        ("timeline", {"of": "Brandel"}, ConformanceError, r"did you mean Otto Brandl \(Person"),
    ],
)
def test_a_mistake_is_named_with_what_to_type(store, name, filters, error, message):
    with pytest.raises(error, match=message):
        ask(store, name, Filters(**filters))


def test_markdown_quotes_the_sentence_and_the_article(store):
    text = to_markdown(store, "who-accuses-whom", Filters(by="Dorn"))
    assert text.startswith("# Who accuses whom, and in how many sources?\n\n|")
    assert "accused Tarsk on Monday" in text
    assert "The Velmor Post, 2026-01-27" in text
    assert text.count("accused Tarsk on Monday") == 1  # the copy is no second source


def test_nothing_in_an_article_is_markup(store):
    text = to_markdown(store, "single-source-claims", Filters())
    assert "Žofie" in text
    assert not re.search(r"(?<!\\)<", text)
    assert "\u202e" not in text


@pytest.mark.parametrize("format_", ANSWER_FORMATS)
def test_every_question_has_every_format(store, format_):
    for question in list_questions():
        out = io.BytesIO()
        write_answer(store, question.name, Filters(limit=3), format_, out)
        assert out.getvalue(), question.name


def test_questions_that_rest_on_sentences_say_how_to_find_them():
    told = {q.name for q in list_questions() if "# --evidence " in q.sparql}
    assert {q.name for q in list_questions()} - told == {
        "entities-by-mentions",
        "events",
        "places-in-places",
    }
    assert load_question("what-changed").is_grouped
    assert not load_question("two-holders").is_grouped


def test_two_holders_of_one_office_at_one_time_are_found(tmp_path):
    first, reply, *rest = KNOWLEDGE.articles
    rival = replace(
        reply.statements[1], subject="person-hale-quist", valid_from="2026-01", valid_until="2026"
    )
    later = replace(rival, subject="person-otto-brandl", valid_from="2027", valid_until="2028")
    articles = (first, replace(reply, statements=(*reply.statements, rival, later)), *rest)
    write_store(to_quads(replace(KNOWLEDGE, articles=articles), Names()), tmp_path)
    found = rows(open_store(tmp_path), "two-holders")
    assert [(row[0], row[2], row[5]) for row in found] == [
        ("Foreign Minister of Velmoria", "Hale Quist", "Ilka Dorn")
    ]
