# ruff: noqa: E501 - a row of the table stands on one line
import pytest

HOLDS, HELD = "holdsPosition", "formerlyHeldPosition"

POSITIONS = [
    ("Peruvian Finance Minister Ana Solís spoke.", ("Ana Solís", HOLDS, "Finance Minister", "Peruvian")),
    ("Tom Reed, deputy press secretary at the Treasury, spoke.",
     ("Tom Reed", HOLDS, "deputy press secretary", "Treasury")),
    ("Eva Krantz, a former Danish ambassador, spoke.", ("Eva Krantz", HELD, "ambassador", "Danish")),
    ("Peru's foreign minister, Ana Solís, spoke.", ("Ana Solís", HOLDS, "foreign minister", "Peru")),
    ("Tom Reed is the president of Peru.", ("Tom Reed", HOLDS, "president", "Peru")),
    ("Tom Reed, who is now a research analyst at the Valley Institute, spoke.",
     ("Tom Reed", HOLDS, "research analyst", "Valley Institute")),
    ("Ana Solís served as prime minister of Peru.", ("Ana Solís", HELD, "prime minister", "Peru")),
    ("Ana Solís was appointed finance minister of Peru.",
     ("Ana Solís", HOLDS, "finance minister", "Peru")),
    ("U.S. President Tom Reed spoke.", ("Tom Reed", HOLDS, "President", "U.S.")),
    ("NATO chief Tom Reed spoke.", ("Tom Reed", HOLDS, "chief", "NATO")),
    ("Eva Krantz, the Danish ambassador to Peru, spoke.", ("Eva Krantz", HOLDS, "ambassador", "Danish")),
    ("Former Chilean president Tom Reed spoke.", ("Tom Reed", HELD, "president", "Chilean")),
    ("Foreign Minister Ana Solís of Peru spoke.", ("Ana Solís", HOLDS, "Foreign Minister", "Peru")),
    ("Analyst Tom Reed at the Valley Institute spoke.",
     ("Tom Reed", HOLDS, "Analyst", "Valley Institute")),
    ("Tom Reed, an analyst at the Lima-based Valley Institute, spoke.",
     ("Tom Reed", HOLDS, "analyst", "Valley Institute")),
    ("Tom Reed, an expert on Peru at Lima's Valley Institute, spoke.",
     ("Tom Reed", HOLDS, "expert", "Valley Institute")),
    ("Tom Reed, chairman of the carmaker Brightair, spoke.",
     ("Tom Reed", HOLDS, "chairman", "Brightair")),
    ("Tom Reed, professor of Valley Relations at Lima University, spoke.",
     ("Tom Reed", HOLDS, "professor of Valley Relations", "Lima University")),
    ("Tom Reed, director of the internationally recognized organization Open Valley, spoke.",
     ("Tom Reed", HOLDS, "director", "Open Valley")),
    ("Tom Reed, the governor of India's Bihar state, spoke.",
     ("Tom Reed", HOLDS, "governor", "Bihar")),
    ("Peru's new Defense Minister Tom Reed spoke.",
     ("Tom Reed", HOLDS, "Defense Minister", "Peru")),
    ("Presidents Tom Reed of Peru and Ana Solís of Chile met.",
     ("Ana Solís", HOLDS, "President", "Chile")),
    ("Valley University professors Tom Reed and Eva Krantz spoke.",
     ("Eva Krantz", HOLDS, "professor", "Valley University")),
    ("Tom Reed is a Danish engineer who serves as director of the Valley Institute.",
     ("Tom Reed", HOLDS, "director", "Valley Institute")),
    ("Eva Krantz, a former Danish Europe minister, spoke.",
     ("Eva Krantz", HELD, "Europe minister", "Danish")),
    ("Danish Defence Minister Olaf Renz spoke.", ("Olaf Renz", HOLDS, "Defence Minister", "Danish")),
    ("French Armed Forces Minister Luc Renard spoke.",
     ("Luc Renard", HOLDS, "Armed Forces Minister", "French")),
    ("EU Energy Commissioner Olga Varga spoke.", ("Olga Varga", HOLDS, "Energy Commissioner", "EU")),
    ("They insisted on thanking President Eva Krantz of Peru.",
     ("Eva Krantz", HOLDS, "President", "Peru")),
    ("The Danish-born Empress Eva of Peru wrote.", ("Eva", HOLDS, "Empress", "Peru")),
    ("Eva Krantz, a four-year veteran of the Orm Committee, spoke.",
     ("Eva Krantz", HOLDS, "veteran", "Orm Committee")),
    ("Tom Reed is now president of the Orm Institute.",
     ("Tom Reed", HOLDS, "president", "Orm Institute")),
    ("They met the president of the Orm Council, Eva Krantz (of the Left Party), and others.",
     ("Eva Krantz", HOLDS, "president", "Orm Council")),
    ("Norway's President Ana Solís met Tom Reed at Orm House.",
     ("Ana Solís", HOLDS, "President", "Norway")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), POSITIONS)
def test_positions_have_title_body_and_tense(read, sentence, expected):
    assert expected in read(sentence).positions


NO_POSITIONS = [
    "Tom Reed met the president of Peru.",
    "Ana Solís wrote to a Danish ambassador in Lima.",
    "Tom Reed criticized Peru's finance minister.",
    "President Tom Reed spoke.",
    "Tom Reed, the head of the UK-based chess server, spoke.",
    "Tom Reed, head of the Peruvian hat-making guild, spoke.",
    "Danish director Tom Reed spoke.",
    "Tom Reed, director of the State Department bureau, spoke.",
    "Vice President Tom Reed of the governing National Party lost.",
    "Socialist Mayor Tom Reed spoke.",
    "Eva Reed, the Chilean president's niece, spoke.",
    "Tom Reed, the chairman of the Socialist caucus, spoke.",
]


@pytest.mark.parametrize("sentence", NO_POSITIONS)
def test_no_position_without_holder_and_body(read, sentence):
    assert read(sentence).positions == set()


PARTIES = [
    ("Vice President Tom Reed of the governing National Party lost.", "National Party"),
    ("Danish Foreign Minister Tom Reed of the Freedom Party spoke.", "Freedom Party"),
    ("Peru praised Socialist Mayor Tom Reed.", "Socialist"),
    ("Tom Reed is a Socialist member of the Orm Council.", "Socialist"),
]


@pytest.mark.parametrize(("sentence", "party"), PARTIES)
def test_who_holds_an_office_of_the_state_is_of_a_party_and_holds_none_in_it(read, sentence, party):
    assert ("Tom Reed", "memberOf", party) in read(sentence).relations


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Lund, a Danish MP of the Liberals who once was a nurse, spoke.",
        "Vera Lund, a Danish Socialist MP, spoke.",
    ],
)
def test_a_seat_in_parliament_is_of_the_land_and_its_holder_of_the_party(read, sentence):
    reading = read(sentence)
    assert [(p[0], p[1], p[3]) for p in reading.positions] == [("Vera Lund", HOLDS, "Danish")]
    assert {r.predicate for r in reading.extraction.relations} >= {"memberOf"}


def test_who_runs_to_become_governor_is_none(read):
    reading = read("Tom Reed was running to become Peru's next governor.")
    assert reading.factuality(HOLDS) == {"Hypothetical"}


def test_what_an_office_is_for_is_no_body(read):
    assert "Defense" not in {
        t for t, _, _ in read("Peru's new Defense Minister Tom Reed spoke.").mentions
    }


CALLINGS = [
    ("The Danish blogger Tom Reed spoke.", "Tom Reed", "Danish"),
    ("Tom Reed, a Danish journalist, spoke.", "Tom Reed", "Danish"),
    ("The Peruvian-born Danish actress Eva Krantz spoke.", "Eva Krantz", "Danish"),
]


@pytest.mark.parametrize(("sentence", "person", "land"), CALLINGS)
def test_a_calling_with_a_demonym_tells_citizenship_and_no_office(read, sentence, person, land):
    reading = read(sentence)
    assert (person, "citizenOf", land) in reading.relations
    assert reading.positions == set()


def test_an_expert_on_a_land_holds_no_office_of_it(read):
    assert read("Peru expert Tom Reed spoke.").relations == set()


def test_a_coach_serves_the_land(read):
    assert ("Tom Reed", HOLDS, "coach", "Peru") in read("Peru coach Tom Reed spoke.").positions


def test_a_title_alone_means_its_only_bearer_and_states_the_office(read):
    reading = read("President Tom Reed flew to Lima. The Chilean president was late.")
    assert reading.meaning("The Chilean president") == "Tom Reed"
    assert ("The Chilean president", HOLDS, "president", "Chilean") in reading.positions


def test_a_title_with_two_bearers_means_neither(read):
    reading = read(
        "Peruvian President Ana Solís met Chilean President Tom Reed. The president was late."
    )
    assert "The president" not in {m.text for m in reading.extraction.mentions}


def test_a_rank_before_an_office_is_no_office_of_its_own(read):
    titles = {p[2] for p in read("NATO Deputy Press Secretary Tom Reed spoke.").positions}
    assert "Deputy" not in titles


def test_its_office_is_of_the_body_that_coreference_tells(read):
    reading = read("The Orm Bank denied it all. Its chairwoman, Lina Moretti, resigned.")
    assert [p[:3] for p in reading.positions] == [("Lina Moretti", HOLDS, "chairwoman")]
