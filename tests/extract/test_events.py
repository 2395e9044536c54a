import pytest

EVENTS = [
    ("Leaders left last spring's ASEAN summit in Vientiane.", "ASEAN summit in Vientiane"),
    ("He fled Sudan's civil war in March.", "Sudan's civil war"),
    ("The Russian invasion of Peru shocked Lima.", "Russian invasion of Peru"),
    ("The talks in Muscat went on.", "talks in Muscat"),
    ("Many died in the Battle of Lake Orm.", "Battle of Lake Orm"),
]


@pytest.mark.parametrize(("sentence", "expected"), EVENTS)
def test_events_are_named_without_article_and_date(read, sentence, expected):
    assert expected in {m[0] for m in read(sentence).mentions if m[2] == "Event"}


RELATIONS = [
    ("The ASEAN summit in Vientiane ended.",
     ("ASEAN summit in Vientiane", "takesPlaceIn", "Vientiane")),
    ("The ASEAN summit in Vientiane ended.", ("ASEAN", "organizes", "ASEAN summit in Vientiane")),
    ("Ana Solís attended the ASEAN summit in Vientiane.",
     ("Ana Solís", "participatesIn", "ASEAN summit in Vientiane")),
    ("Peru will host the ASEAN summit.", ("Peru", "organizes", "ASEAN summit")),
    ("The summit in Lima was hosted by Ana Solís.", ("Ana Solís", "organizes", "summit in Lima")),
    ("Ana Solís, the host of the summit in Lima, spoke.",
     ("Ana Solís", "organizes", "summit in Lima")),
    ("Ana Solís, a guest of the summit in Lima, spoke.",
     ("Ana Solís", "participatesIn", "summit in Lima")),
    ("They met at a summit in Lima. Ana Solís and Tom Reed attended the summit.",
     ("Tom Reed", "participatesIn", "summit")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), RELATIONS)
def test_events_have_places_and_participants(read, sentence, expected):
    assert expected in read(sentence).relations


@pytest.mark.parametrize(
    "sentence", ["The talks went on.", "A war is costly.", "They held a vote."]
)
def test_an_event_that_nothing_makes_definite_is_none(read, sentence):
    assert "Event" not in {m[2] for m in read(sentence).mentions}


def test_the_event_spoken_of_again_is_the_one_described(read):
    reading = read("They met at a summit in Lima. Later the summit failed.")
    again = next(m for m in reading.extraction.mentions if m.text == "summit")
    assert reading.words(again.antecedent) == "summit in Lima"


@pytest.mark.parametrize(
    "text",
    [
        "They met at a summit in Lima and a summit in Quito. Later the summit failed.",
        "The summit failed. They met at a summit in Lima.",
        "They met at a summit in Lima. The next summit failed.",
    ],
)
def test_no_event_is_meant_again_where_two_fit_or_none_came_before(read, text):
    assert not [m for m in read(text).extraction.mentions if m.rule == "event:again"]


def test_who_holds_talks_takes_part_in_them(read):
    relations = read("Tom Reed held separate talks in Lima with Ana Solís.").relations
    assert ("Tom Reed", "participatesIn", "separate talks in Lima") in relations
    assert "organizes" not in {predicate for _, predicate, _ in relations}


def test_an_attack_that_was_only_planned_took_place_nowhere(read):
    reading = read("Tom Reed was planning to launch an attack in Norway.")
    assert reading.factuality("takesPlaceIn") == {"Planned"}


def test_what_is_post_soviet_had_no_soviets_in_it(read):
    relations = read("He recalled the post-Soviet wars in Chechnya.").relations
    assert "participatesIn" not in {predicate for _, predicate, _ in relations}


def test_who_brokered_talks_took_no_part_in_them(read):
    relations = read("They held Peru-brokered military talks in Geneva.").relations
    assert "participatesIn" not in {predicate for _, predicate, _ in relations}
