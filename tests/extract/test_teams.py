"""Teams that bear the name of a land, on pages about a game and nowhere else."""

import pytest

GAME = (
    "The last match of the season drew a full stadium. France beat Peru after a late goal. "
    "France coach Anton Belov praised his striker. Peru lost 2-1 to Chile in the league in March. "
    "The squad trains in Peru."
)
WAR = (
    "The last session of parliament drew a crowd. France defeated Peru in a short war. "
    "France thanked its army. Peru lost two ships to Chile in March. The army trains in Peru."
)


def _classes(reading, name):
    mentions = reading.extraction.mentions
    return [m.entity_class.value for m in mentions if m.text == name]


def test_a_land_that_plays_is_a_team_and_where_something_is_stays_a_country(read):
    reading = read(GAME)
    assert _classes(reading, "France") == ["Organization", "Organization"]
    assert _classes(reading, "Peru") == ["Organization", "Organization", "Country"]
    assert _classes(reading, "Chile") == ["Organization"]


def test_nobody_attacks_anybody_in_a_game(read):
    told = {r.predicate.value for r in read(GAME).extraction.relations}
    assert not told & {"assaults", "coerces", "retreatsFrom", "concedesTo"}


def test_elsewhere_a_country_that_defeats_another_is_a_country(read):
    reading = read(WAR)
    assert set(_classes(reading, "France") + _classes(reading, "Peru")) == {"Country"}


@pytest.mark.parametrize("contest", ["Harbour League", "Orm Cup", "Northern Bundesliga"])
def test_a_league_is_an_event_on_such_a_page(read, contest):
    text = GAME + f" Both play in the {contest} on Sunday. The {contest} ends in May."
    assert set(_classes(read(text), contest)) == {"Event"}


def test_what_looks_like_a_person_and_are_many_is_a_team(read):
    text = GAME + " Borussia Grelvin were beaten on Sunday. Coach Tom Reed saw Borussia Grelvin."
    reading = read(text)
    assert set(_classes(reading, "Borussia Grelvin")) == {"Organization"}
    assert _classes(reading, "Tom Reed") == ["Person"]
    elsewhere = read("Borussia Grelvin were beaten on Sunday.")
    assert _classes(elsewhere, "Borussia Grelvin") == ["Person"]
