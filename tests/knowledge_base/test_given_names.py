from __future__ import annotations

import pytest

from kg.knowledge_base.given_names import gender_of_given_name, given_names


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mary", "female"),
        ("BJÖRN", "male"),
        ("bjorn", "male"),
        ("Giulia", "female"),
        ("Volodymyr", "male"),
        ("Ayşe", "female"),
        ("Mohammed", "male"),
        ("Sanae", "female"),
        ("Ngozi", "female"),
        ("Jean-Luc", ""),
        ("Andrea", ""),
        ("Alex", ""),
        ("Xyzzy", ""),
        ("", ""),
    ],
)
def test_gender_only_where_a_name_makes_it_clear(name, gender):
    assert gender_of_given_name(name) == gender


@pytest.mark.parametrize("name", ["jordan", "georgia", "josé", "jose", "emmanuel", "nikolai"])
def test_given_names_are_in_small_letters_with_and_without_accents(name):
    assert name in given_names()


@pytest.mark.parametrize(
    "word", ["the", "minister", "sir", "pope", "monday", "wang", "sultan", "sheikh"]
)
def test_titles_and_surnames_are_no_given_names(word):
    assert word not in given_names()


def test_there_are_thousands_of_both_genders():
    genders = [gender_of_given_name(name) for name in given_names()]
    assert genders.count("female") > 1500
    assert genders.count("male") > 2500
