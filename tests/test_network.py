"""The network of entities: who is in it and what ties them."""

from __future__ import annotations

import pytest
from knowledge_example import HOSTILE_LABEL, KNOWLEDGE

from kg.network import to_network
from kg.vocab import BASE_IRI, Names


@pytest.fixture
def network(store):
    return to_network(store)


def ties(network, subject, object_):
    found = network.get_edge_data(BASE_IRI + subject, BASE_IRI + object_) or {}
    return sorted(found.values(), key=lambda tie: (tie["predicate"], tie["factuality"]))


def test_every_entity_is_a_node_and_nothing_else_is(network):
    assert list(network) == sorted(BASE_IRI + entity.id for entity in KNOWLEDGE.entities)


def test_a_node_knows_its_names_and_how_often_it_is_spoken_of(network):
    assert network.nodes[f"{BASE_IRI}Q900001"] == {
        "iri": f"{BASE_IRI}Q900001",
        "label": "Velmoria",
        "cls": "Country",
        "aliases": ("Velmorian",),
        "wikidata": "Q900001",
        "mentions": 7,
        "articles": 2,
    }
    assert network.nodes[f"{BASE_IRI}person-zofie"]["label"] == HOSTILE_LABEL
    assert network.nodes[f"{BASE_IRI}position-president"]["mentions"] == 0


def test_a_tie_gathers_its_statements_and_counts_identical_texts_once(network):
    (tie,) = ties(network, "person-otto-brandl", "position-prime-minister")
    stated = [
        Names().statement(statement.id).value
        for resolved in KNOWLEDGE.articles
        for statement in resolved.statements
        if statement.object == "position-prime-minister"
    ]
    assert tie == {
        "predicate": "holdsPosition",
        "family": "position",
        "factuality": "Asserted",
        "confidence": 1.0,
        "sources": 2,
        "statements": tuple(sorted(stated)),
        "first": "2026-01-27",
        "last": "2026-01-30",
    }
    assert len(stated) == 3


def test_ties_of_other_factuality_are_other_ties(network):
    found = ties(network, "person-ilka-dorn", "person-otto-brandl")
    assert [(tie["predicate"], tie["factuality"], tie["family"]) for tie in found] == [
        ("consults", "Negated", "cooperative"),
        ("consults", "Planned", "cooperative"),
    ]


def test_what_no_article_states_has_no_source(network):
    for subject, object_, predicate, family in (
        ("position-president", "Q900001", "positionIn", "position"),
        ("place-marn", "Q900002", "locatedIn", "place"),
        ("group-hill-rebels", "Q900002", "ofCountry", "membership"),
        ("unnamed-source-diplomat", "Q900002", "affiliatedWith", "membership"),
    ):
        (tie,) = (t for t in ties(network, subject, object_) if t["predicate"] == predicate)
        assert (tie["family"], tie["factuality"], tie["sources"]) == (family, "", 0)
        assert tie["statements"] == ()


def test_dates_and_interactions_are_no_ties(network):
    assert not network.has_node("1961-05")
    predicates = {tie["predicate"] for *_, tie in network.edges(data=True)}
    assert not predicates & {"birthDate", "agent", "recipient", "category"}
