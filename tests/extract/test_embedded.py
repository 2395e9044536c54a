"""A land inside a longer name that nobody knows is no mention of the land."""

import pytest

INSIDE = [
    ("The boss of Quastel Buses Wales said sorry.", "Wales"),
    ("A painter met the Duchess of Cambridge in the hall.", "Cambridge"),
]

LANDS = [
    ("Storms hit northern Germany on Monday.", "Germany"),
    ("The mayor of Cambridge resigned.", "Cambridge"),
    ("She praised President Reed and Germany on Monday.", "Germany"),
    ("Germany and Denmark signed a treaty.", "Germany"),
]


@pytest.mark.parametrize(("text", "part"), INSIDE)
def test_a_part_of_a_longer_name_is_no_land(read, text, part):
    assert part not in {m[0] for m in read(text).mentions}


@pytest.mark.parametrize(("text", "land"), LANDS)
def test_a_land_beside_other_words_stays(read, text, land):
    assert land in {m[0] for m in read(text).mentions}
