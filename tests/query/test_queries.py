"""Every query that comes with newskg, over the example, with the rows that it must give."""

from __future__ import annotations

import pytest
from knowledge_example import HOSTILE, HOSTILE_LABEL, KNOWLEDGE, QUARREL, REPLY, sentences_of
from pyoxigraph import Store

from kg.export import export_graph
from kg.query import find_rows, list_queries, load_query
from kg.rdf import to_quads
from kg.store import open_store, write_store
from kg.vocab import Names

ACCUSATION, MEETING, QUOTE, REFUSAL, YIELDING, PAST, SHADOW = (
    QUARREL[start:end] for start, end in sentences_of(QUARREL)
)
PRAISE, NEVER, RIFLES, LYING = (REPLY[start:end] for start, end in sentences_of(REPLY))

COPY = "copies/quarrel.txt"
MINISTER = "Foreign Minister of Velmoria"

EXPECTED = {
    "attributed-claims": [
        ("A Tarskian diplomat", "Otto Brandl", "concedesTo", "Velmoria", "Hypothetical", YIELDING),
        ("Ilka Dorn", "Tarsk", "aids", "hill rebels", "Reported", ACCUSATION),
        ("Ilka Dorn", "Tarsk", "aids", "hill rebels", "Reported", QUOTE),
    ],
    "contradictions": [("Ilka Dorn", "Tarsk", "2026-01-30", "2026-01-27")],
    "entities-by-mentions": [
        ("Ilka Dorn", "Person", 9, 3),
        ("Otto Brandl", "Person", 8, 2),
        ("Velmoria", "Country", 7, 2),
        ("Marn", "Place", 5, 2),
        ("Hale Quist", "Person", 4, 1),
        ("Tarsk", "Country", 3, 2),
        ("hill rebels", "Group", 3, 2),
        ("A Tarskian diplomat", "UnnamedSource", 2, 1),
        ("Lake Summit", "Event", 2, 1),
        ("Reform League", "Organization", 2, 1),
        ("Foreign Ministry", "Organization", 1, 1),
        (HOSTILE_LABEL, "Person", 1, 1),
    ],
    "events": [
        (
            "Lake Summit",
            "summit",
            "2026-02-10",
            "2026-02-11",
            "Marn",
            "Otto Brandl",
            "participatesIn",
        )
    ],
    "former-positions": [("Hale Quist", "President of Velmoria", "Velmoria", None, None, 1)],
    "interactions": [
        (None, "Marn", "accuses", "Velmoria", None, "Asserted", LYING),
        (None, "Marn", "rejects", "Ilka Dorn", None, "Asserted", REFUSAL),
        (None, "Otto Brandl", "concedesTo", "Velmoria", None, "Hypothetical", YIELDING),
        (None, "Tarsk", "aids", "hill rebels", None, "Reported", ACCUSATION),
        (None, "Tarsk", "aids", "hill rebels", None, "Reported", QUOTE),
        ("2026", "Ilka Dorn", "supports", "Tarsk", None, "Asserted", PRAISE),
        ("2026-01-26", "Ilka Dorn", "accuses", "Tarsk", None, "Asserted", ACCUSATION),
        ("2026-02", "Ilka Dorn", "consults", "Otto Brandl", "Marn", "Negated", NEVER),
        ("2026-02", "Ilka Dorn", "consults", "Otto Brandl", "Marn", "Planned", MEETING),
    ],
    "members": [
        ("Ilka Dorn", "affiliatedWith", "Foreign Ministry", None, None, 1),
        ("Hale Quist", "memberOf", "Reform League", "2019", None, 1),
    ],
    "places-in-places": [("Marn", "Tarsk", "background")],
    "single-source-claims": [
        ("Hale Quist", "formerlyHeldPosition", "President of Velmoria", "Asserted", COPY),
        ("Hale Quist", "memberOf", "Reform League", "Asserted", COPY),
        ("Ilka Dorn", "accuses", "Tarsk", "Asserted", COPY),
        ("Ilka Dorn", "affiliatedWith", "Foreign Ministry", "Asserted", "reply.txt"),
        ("Ilka Dorn", "consults", "Otto Brandl", "Negated", "reply.txt"),
        ("Ilka Dorn", "consults", "Otto Brandl", "Planned", COPY),
        ("Ilka Dorn", "supports", "Tarsk", "Asserted", "reply.txt"),
        ("Lake Summit", "takesPlaceIn", "Marn", "Asserted", COPY),
        ("Marn", "accuses", "Velmoria", "Asserted", "reply.txt"),
        ("Marn", "rejects", "Ilka Dorn", "Asserted", COPY),
        ("Otto Brandl", "birthDate", "1961-05", "Asserted", COPY),
        ("Otto Brandl", "concedesTo", "Velmoria", "Hypothetical", COPY),
        ("Otto Brandl", "participatesIn", "Lake Summit", "Asserted", COPY),
        ("Otto Brandl", "relatedTo", "Hale Quist", "Asserted", COPY),
        ("Tarsk", "aids", "hill rebels", "Reported", COPY),
        (HOSTILE_LABEL, "relatedTo", "Ilka Dorn", "Asserted", 'a b/"odd" <name>\\ 👩‍🚀.txt'),
    ],
    "central-actors": [
        ("Tarsk", "Country", 2, 4, 2),
        ("Ilka Dorn", "Person", 1, 3, 2),
        ("Velmoria", "Country", 1, 1, 1),
    ],
    "co-mentions": [
        ("Ilka Dorn", "Otto Brandl", 3, 2),
        ("Tarsk", "Ilka Dorn", 3, 2),
        ("Hale Quist", "Otto Brandl", 2, 1),
        ("Ilka Dorn", "Marn", 2, 1),
        ("Lake Summit", "Ilka Dorn", 2, 1),
        ("Lake Summit", "Marn", 2, 1),
        ("Lake Summit", "Otto Brandl", 2, 1),
        ("Otto Brandl", "A Tarskian diplomat", 2, 1),
        ("Otto Brandl", "Marn", 2, 1),
        ("Reform League", "Hale Quist", 2, 1),
        ("Tarsk", "hill rebels", 2, 1),
        ("Velmoria", "A Tarskian diplomat", 2, 1),
        ("Velmoria", "Hale Quist", 2, 1),
        ("Velmoria", "Ilka Dorn", 2, 1),
        ("Velmoria", "Otto Brandl", 2, 1),
        ("Velmoria", "Reform League", 2, 1),
        ("Velmoria", "Tarsk", 2, 1),
        ("Velmoria", "hill rebels", 2, 1),
        ("hill rebels", "Ilka Dorn", 2, 1),
        ("Foreign Ministry", "Ilka Dorn", 1, 1),
        ("Foreign Ministry", "Otto Brandl", 1, 1),
        ("Ilka Dorn", HOSTILE_LABEL, 1, 1),
        ("Velmoria", "Marn", 1, 1),
        ("hill rebels", "Otto Brandl", 1, 1),
    ],
    "quotations": [
        *(
            row
            for article in (COPY, "quarrel.txt")
            for row in (
                ("Ilka Dorn", "We saw the rifles", "direct", None, "2026-01-27", article),
                *(
                    (
                        "A Tarskian diplomat",
                        "Brandl could yield to Velmoria",
                        "indirect",
                        about,
                        "2026-01-27",
                        article,
                    )
                    for about in ("Otto Brandl", "Velmoria")
                ),
            )
        ),
        (
            "Otto Brandl",
            "rifles “went nowhere” near the rebels",
            "mixed",
            "hill rebels",
            "2026-01-30",
            "reply.txt",
        ),
    ],
    "timeline": [
        ("2019", "Hale Quist", "memberOf", "Reform League", "Asserted"),
        ("2024", "Ilka Dorn", "holdsPosition", MINISTER, "Asserted"),
        ("2026", "Ilka Dorn", "supports", "Tarsk", "Asserted"),
        ("2026-01-26", "Ilka Dorn", "accuses", "Tarsk", "Asserted"),
        ("2026-02", "Ilka Dorn", "consults", "Otto Brandl", "Negated"),
        ("2026-02", "Ilka Dorn", "consults", "Otto Brandl", "Planned"),
        ("2026-02-10", "Lake Summit", "takesPlaceIn", "Marn", "Asserted"),
        ("2026-02-10", "Otto Brandl", "participatesIn", "Lake Summit", "Asserted"),
    ],
    "two-holders": [],  # test_ask.py has two
    "what-happened-in": [
        ("2026-02", "Ilka Dorn consults Otto Brandl", "Marn", "Negated"),
        ("2026-02", "Ilka Dorn consults Otto Brandl", "Marn", "Planned"),
        ("2026-02-10", "Lake Summit", "Marn", "Asserted"),
    ],
    "what-changed": [
        ("2026-01-27", "Hale Quist", "formerlyHeldPosition", "President of Velmoria", "Asserted"),
        ("2026-01-27", "Hale Quist", "memberOf", "Reform League", "Asserted"),
        ("2026-01-27", "Ilka Dorn", "accuses", "Tarsk", "Asserted"),
        ("2026-01-27", "Ilka Dorn", "consults", "Otto Brandl", "Planned"),
        ("2026-01-27", "Ilka Dorn", "holdsPosition", MINISTER, "Asserted"),
        ("2026-01-27", "Lake Summit", "takesPlaceIn", "Marn", "Asserted"),
        ("2026-01-27", "Marn", "rejects", "Ilka Dorn", "Asserted"),
        ("2026-01-27", "Otto Brandl", "birthDate", "1961-05", "Asserted"),
        ("2026-01-27", "Otto Brandl", "concedesTo", "Velmoria", "Hypothetical"),
        ("2026-01-27", "Otto Brandl", "holdsPosition", "Prime Minister of Tarsk", "Asserted"),
        ("2026-01-27", "Otto Brandl", "participatesIn", "Lake Summit", "Asserted"),
        ("2026-01-27", "Otto Brandl", "relatedTo", "Hale Quist", "Asserted"),
        ("2026-01-27", "Tarsk", "aids", "hill rebels", "Reported"),
        ("2026-01-30", "Ilka Dorn", "affiliatedWith", "Foreign Ministry", "Asserted"),
        ("2026-01-30", "Ilka Dorn", "consults", "Otto Brandl", "Negated"),
        ("2026-01-30", "Ilka Dorn", "supports", "Tarsk", "Asserted"),
        ("2026-01-30", "Marn", "accuses", "Velmoria", "Asserted"),
    ],
    "who-accuses-whom": [
        ("Ilka Dorn", "Tarsk", 1, "2026-01-27", "2026-01-27"),
        ("Tarsk", "Velmoria", 1, "2026-01-30", "2026-01-30"),
    ],
    "who-holds-which-position": [
        ("Otto Brandl", "Prime Minister of Tarsk", "Tarsk", None, None, "2026-01-30", 2),
        ("Ilka Dorn", MINISTER, "Velmoria", None, None, "2026-01-30", 1),
        ("Ilka Dorn", MINISTER, "Velmoria", "2024", "2026-06", "2026-01-27", 1),
    ],
    "who-met-whom": [
        ("Ilka Dorn", "Otto Brandl", "Marn", "2026-02", "Negated"),
        ("Ilka Dorn", "Otto Brandl", "Marn", "2026-02", "Planned"),
    ],
    "who-supports-whom": [("Ilka Dorn", "Tarsk", 1, "2026-01-30", "2026-01-30")],
}  # fmt: skip
"""``statements-with-evidence`` is checked against the statements themselves."""


def rows(store, name):
    return [
        tuple(term and term.value for term in row) for row in find_rows(store, load_query(name))
    ]


def as_text(expected):
    return [tuple(value and str(value) for value in row) for row in expected]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_query_gives_its_rows(store, name):
    assert rows(store, name) == as_text(EXPECTED[name])


def test_statements_with_evidence_gives_every_sentence_of_every_statement(store):
    labels = {entity.id: entity.label for entity in KNOWLEDGE.entities}
    expected = {
        (
            resolved.article.source_name,
            labels[statement.subject],
            statement.predicate.value,
            statement.value or labels[statement.object],
            statement.factuality.value,
            f"{statement.confidence:g}",
            statement.rule,
            resolved.article.text[start:end],
        )
        for resolved in KNOWLEDGE.articles
        for statement in resolved.statements
        for start, end in statement.sentences
    }
    found = rows(store, "statements-with-evidence")
    assert set(found) == expected
    assert len(found) == len(expected)
    assert [row[0] for row in found] == sorted(row[0] for row in found)
    assert any(row[-1] in HOSTILE for row in found)


def test_every_query_is_tested():
    assert {*EXPECTED, "statements-with-evidence"} == set(list_queries())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_query_gives_the_same_rows_where_all_graphs_are_merged(store, name, tmp_path):
    # Other stores may hold the Turtle export, without our named graphs.
    turtle = tmp_path / "graph.ttl"
    export_graph(store, turtle, "turtle")
    merged = Store()
    merged.load(path=turtle)
    assert rows(merged, name) == as_text(EXPECTED[name])


@pytest.mark.parametrize("name", EXPECTED)
def test_a_query_gives_the_same_rows_without_words_where_none_are_quoted(name, tmp_path):
    write_store(to_quads(KNOWLEDGE, Names(), quoted=False), tmp_path)
    expected = as_text(EXPECTED[name])
    if name in {"attributed-claims", "interactions"}:
        expected = list(dict.fromkeys((*row[:-1], None) for row in expected))
    if name == "quotations":
        expected = [(row[0], None, *row[2:]) for row in expected]
    assert rows(open_store(tmp_path), name) == expected
