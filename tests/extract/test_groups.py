"""Groups are people and bodies; what belongs to an actor is none and stands for its owner."""

import pytest

BELONGINGS = [
    ("Peru will impose tariffs on Chilean goods.", "Chilean goods", ("Peru", "coerces", "Chilean")),
    ("Peruvian warplanes bombed Chile.", "Peruvian warplanes", ("Peruvian", "assaults", "Chile")),
    ("Chile shot down five Peruvian jets.", "Peruvian jets", ("Chile", "assaults", "Peruvian")),
    (
        "Chile struck National Front targets.",
        "National Front targets",
        ("Chile", "assaults", "National Front"),
    ),
    ("Chile shelled a village in Peru.", "a village", ("Chile", "assaults", "Peru")),
    ("Chile raided a Peruvian hospital.", "Peruvian hospital", ("Chile", "assaults", "Peruvian")),
]


@pytest.mark.parametrize(("sentence", "things", "expected"), BELONGINGS)
def test_what_belongs_to_an_actor_is_no_group_but_stands_for_it(read, sentence, things, expected):
    reading = read(sentence)
    assert things not in {text for text, _, _ in reading.mentions}
    assert expected in reading.relations


def test_who_shot_jets_down_has_vetoed_nothing(read):
    relations = read("Chile shot down five Peruvian jets.").relations
    assert "rejects" not in {predicate for _, predicate, _ in relations}


def test_who_captured_a_ship_has_not_occupied_its_country(read):
    relations = read("Chile captured two Peruvian ships.").relations
    assert ("Chile", "assaults", "Peruvian") not in relations


@pytest.mark.parametrize(
    "sentence",
    ["Ana Solís protested at a school in Lima.", "A factory in Lima sued Chile."],
)
def test_what_merely_stands_in_a_place_does_not_act_for_it(read, sentence):
    relations = read(sentence).relations
    assert not any("Lima" in (s, o) for s, p, o in relations if p in {"protestsAgainst", "accuses"})


GROUPS = [
    ("Peru arrested three National Front members.", "National Front members"),
    ("Peru freed an employee of the Chilean embassy.", "employee of the Chilean embassy"),
    ("Peru punished two Chilean organizations.", "Chilean organizations"),
    ("Followers of Tom Reed met supporters of the National Front.",
     "supporters of the National Front"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "group"), GROUPS)
def test_people_and_bodies_of_an_actor_are_groups(read, sentence, group):
    assert (group, "nominal", "Group") in read(sentence).mentions


NAMED = [
    ("Peru banned the Chilean group National Front.", ("Peru", "coerces", "National Front")),
    ("Tom Reed is a member of the National Front.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMED)
def test_who_is_named_beside_it_is_no_group(read, sentence, expected):
    reading = read(sentence)
    assert "Group" not in {entity_class for _, _, entity_class in reading.mentions}
    assert expected is None or expected in reading.relations


KINDS = [
    ("The Agrola company sued Peru.", "Agrola company", "Agrola"),
    ("Peru sued the VWA news agency.", "VWA news agency", "VWA"),
    ("Peru sued the Agrola group.", "Agrola group", "Agrola"),
]


@pytest.mark.parametrize(("sentence", "words", "name"), KINDS)
def test_a_name_with_its_kind_behind_it_is_no_group_but_the_body(read, sentence, words, name):
    reading = read(sentence)
    assert (words, "nominal", "Organization") in reading.mentions
    assert reading.meaning(words) == name


def test_who_is_backed_by_a_country_is_not_of_it(read):
    reading = read("Chilean-backed rebels entered Lima.")
    assert "Group" not in {kind for _, _, kind in reading.mentions}


def test_who_hits_oil_has_attacked_nobody(read):
    relations = read("Chile hit Peruvian oil with a new tax.").relations
    assert "assaults" not in {predicate for _, predicate, _ in relations}


def test_the_make_of_a_weapon_does_not_own_it(read):
    reading = read("Chile asked Peru for Reed missiles. Tom Reed built them.")
    assert ("Chile", "requests", "Reed") not in reading.relations
