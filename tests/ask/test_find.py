"""Names as readers type them, and whom they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from knowledge_example import ENTITIES, KNOWLEDGE

from kg.ask.find import find_entity, find_matches, fold
from kg.errors import ConformanceError
from kg.model import Entity, EntityClass
from kg.rdf import to_quads
from kg.store import open_store, write_store
from kg.vocab import BASE_IRI, Names

MEANT = [
    ("Ilka Dorn", "person-ilka-dorn"),
    ("ilka dorn", "person-ilka-dorn"),
    ("ÍLKA DÖRN", "person-ilka-dorn"),
    ("Dorn", "person-ilka-dorn"),
    ("Ілка", "person-ilka-dorn"),  # another alphabet, a part of the name
    ("quist", "person-hale-quist"),
    ("Velmorian", "Q900001"),
    ("vlm", "Q900001"),  # a name that the knowledge base has
    ("Q900001", "Q900001"),
    (f"{BASE_IRI}Q900001", "Q900001"),
    ("person-ilka-dorn", "person-ilka-dorn"),
    ("Velmoria", "Q900001"),  # and not what is of Velmoria
    ("Zofie", "person-zofie"),
    ("league reform", "organization-reform-league"),
    ("prime min", "position-prime-minister"),
]


@pytest.mark.parametrize(("typed", "key"), MEANT)
def test_a_name_is_matched_forgivingly(store, typed, key):
    assert find_entity(store, typed).value == BASE_IRI + key


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.id)
def test_every_label_means_its_entity(store, entity):
    assert find_entity(store, entity.label).value == BASE_IRI + entity.id


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Brandel", r"nobody and nothing is called 'Brandel': did you mean Otto Brandl \(Person"),
        ("Velmorria", r"did you mean Velmoria \(Country, Q900001\)"),
        ("xxxx", "kg search"),
        ("", "kg search"),
    ],
)
def test_who_is_not_known_is_told_with_the_nearest(store, typed, message):
    with pytest.raises(ConformanceError, match=message) as raised:
        find_entity(store, typed)
    assert raised.value.exit_status == 1
    assert "\n" not in str(raised.value)


def test_a_name_of_several_is_told_with_their_classes(store):
    with pytest.raises(ConformanceError, match=r"'minister' may mean .*\(Position, position-pri"):
        find_entity(store, "minister")


def test_homonyms_are_told_apart_by_what_stands_in_brackets(tmp_path):
    town = Entity("place-velmoria", EntityClass.PLACE, "Velmoria")
    knowledge = replace(KNOWLEDGE, entities=(*ENTITIES, town))
    write_store(to_quads(knowledge, Names()), tmp_path)
    store = open_store(tmp_path)
    with pytest.raises(ConformanceError, match=r"\(Country, Q900001\), .*\(Place, place-velm"):
        find_entity(store, "Velmoria")
    assert find_entity(store, "place-velmoria").value == f"{BASE_IRI}place-velmoria"


def test_the_most_spoken_of_come_first(store):
    mentions = [match.mentions for match in find_matches(store, "o") if match.rank == 5]
    assert mentions == sorted(mentions, reverse=True)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
