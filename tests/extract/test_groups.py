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


NAMED = [
    ("Peru attacked the militant group Orsin Front.", ("Peru", "assaults", "Orsin Front")),
    ("The rebel group Orsin Front attacked Peru.", ("Orsin Front", "assaults", "Peru")),
    ("The company, Brightair, sued Peru.", ("Brightair", "accuses", "Peru")),
    ("The EU met the South American bloc Mercosur.", ("EU", "consults", "Mercosur")),
]


@pytest.mark.parametrize(("text", "relation"), NAMED)
def test_a_noun_that_says_what_a_name_beside_it_is_means_what_bears_the_name(read, text, relation):
    assert relation in read(text).relations


PLAIN = [
    (
        "Peruvian troops shelled the Chilean town of Arica.",
        ("Peruvian troops", "assaults", "Arica"),
    ),
    ("Chile sent 500 tonnes of grain to Peru.", ("Chile", "aids", "Peru")),
    ("Chile pledged two million euros in aid for Peru.", ("Chile", "agreesWith", "Peru")),
    ("Peru gave Chile 20 tanks.", ("Peru", "aids", "Chile")),
    ("Chile approved sanctions against Peru.", ("Chile", "coerces", "Peru")),
]


@pytest.mark.parametrize(("text", "relation"), PLAIN)
def test_amounts_and_kinds_of_places_are_looked_through(read, text, relation):
    assert relation in read(text).relations


def test_a_countrys_central_bank_is_a_body_that_has_a_head(read):
    reading = read("Ana Solís, head of Peru's central bank, resigned on Monday.")
    assert ("Ana Solís", "holdsPosition", "head", "Peru's central bank") in reading.positions
    assert reading.meaning("Peru's central bank") == "Central bank of Peru"


def test_who_is_warned_against_something_would_do_it(read):
    relations = read("Chile warned Brazil against selling weapons to Peru.").extraction.relations
    told = {(r.predicate.value, r.factuality.value) for r in relations}
    assert told == {("threatens", "Asserted"), ("cooperatesWith", "Hypothetical")}


def test_a_name_before_an_amount_is_who_gets_it(read):
    assert ("Brazil", "coerces", "Brightair") in read(
        "Brazil fined Brightair two million euros."
    ).relations
    assert ("Chile", "agreesWith", "Peru") in read(
        "Chile agreed to lend Peru 2 billion dollars."
    ).relations


def test_who_is_named_as_the_source_is_no_party(read):
    assert not read("According to Tom Reed, Peru has broken the treaty.").relations
