from __future__ import annotations

import pytest

from kg.model import EntityClass
from kg.resolve.knowledge_base import load_knowledge_base

KB = load_knowledge_base()


@pytest.mark.parametrize(
    ("name", "label", "qid"),
    [
        ("the U.S.", "United States", "Q30"),
        ("USA", "United States", "Q30"),
        ("Britain", "United Kingdom", "Q145"),
        ("Denmark", "Denmark", "Q35"),
        ("Holland", "Netherlands", "Q55"),
        ("Ivory Coast", "Côte d'Ivoire", "Q1008"),
        ("USSR", "Soviet Union", "Q15180"),
        ("Kyiv", "Kyiv", "Q1899"),
    ],
)
def test_a_name_in_any_spelling_finds_its_entity_first(name, label, qid):
    entry = KB.find(name)[0]
    assert (entry.label, entry.qid) == (label, qid)


@pytest.mark.parametrize("word", ["us", "Us"])
def test_an_acronym_is_not_found_in_a_word_spelled_like_it(word):
    assert KB.find(word) == ()


def test_a_country_and_a_state_of_one_name_are_both_found():
    assert {entry.entity_class for entry in KB.find("Georgia")} == {
        EntityClass.COUNTRY,
        EntityClass.PLACE,
    }


@pytest.mark.parametrize(
    ("word", "labels"),
    [
        ("Dutch", ["Netherlands"]),
        ("Danes", ["Denmark"]),
        ("Swiss", ["Switzerland"]),
        ("Filipinos", ["Philippines"]),
        ("Kosovar", ["Kosovo"]),
        ("Burmese", ["Myanmar"]),
        ("Koreans", ["North Korea", "South Korea"]),
    ],
)
def test_a_demonym_finds_its_country(word, labels):
    found = [e.label for e in KB.find_demonym(word) if e.kind == "state"]
    assert found == labels
