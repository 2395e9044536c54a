from __future__ import annotations

import subprocess
import sys

import pytest

from kg.knowledge_base.given_names import given_names
from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import EntityClass

KB = load_knowledge_base()


@pytest.mark.parametrize(
    ("name", "label", "item"),
    [
        ("the U.S.", "United States", "Q30"),
        ("USA", "United States", "Q30"),
        ("U.S.A.", "United States", "Q30"),
        ("America", "United States", "Q30"),
        ("Britain", "United Kingdom", "Q145"),
        ("U.K.", "United Kingdom", "Q145"),
        ("UAE", "United Arab Emirates", "Q878"),
        ("DRC", "Democratic Republic of the Congo", "Q974"),
        ("Denmark", "Denmark", "Q35"),
        ("Holland", "Netherlands", "Q55"),
        ("Ivory Coast", "Côte d'Ivoire", "Q1008"),
        ("Burma", "Myanmar", "Q836"),
        ("Czech Republic", "Czechia", "Q213"),
        ("Türkiye", "Turkey", "Q43"),
        ("Russian Federation", "Russia", "Q159"),
        ("USSR", "Soviet Union", "Q15180"),
        ("East Germany", "East Germany", "Q16957"),
        ("Prussia", "Prussia", ""),
        ("Greenland", "Greenland", "Q223"),
        ("Kyiv", "Kyiv", "Q1899"),
        ("Kiev", "Kyiv", "Q1899"),
        ("Peking", "Beijing", "Q956"),
        ("D.C.", "Washington", "Q61"),
        ("N'Djaména", "N'Djamena", "Q3659"),
        ("EU", "European Union", "Q458"),
        ("North Atlantic Treaty Organization", "NATO", "Q7184"),
        ("Nato", "NATO", "Q7184"),
        ("World Court", "International Court of Justice", "Q7801"),
        ("IAEA", "International Atomic Energy Agency", "Q41984"),
        ("G7", "Group of Seven", ""),
        ("State Department", "United States Department of State", "Q789915"),
        ("Danish Foreign Ministry", "Ministry of Foreign Affairs of Denmark", "Q3359275"),
        ("French National Assembly", "National Assembly of France", "Q193582"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Q3874799"),
        ("Cold War", "Cold War", ""),
    ],
)
def test_a_name_in_any_spelling_finds_its_entity_first(name, label, item):
    entry = KB.find(name)[0]
    assert (entry.label, entry.qid) == (label, item)


@pytest.mark.parametrize("word", ["us", "Us", "who", "Who", "it", "un", "is"])
def test_an_acronym_is_not_found_in_a_word_spelled_like_it(word):
    assert KB.find(word) == ()


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("Georgia", ["Country", "Place"]),
        ("Micronesia", ["Country", "Place"]),
        ("Congo", ["Country", "Country"]),
        ("Luxembourg", ["Country", "Place"]),
        ("Washington", ["Place", "Place"]),
    ],
)
def test_everything_that_bears_a_name_is_found_and_states_come_first(name, classes):
    assert [entry.entity_class for entry in KB.find(name)] == classes


@pytest.mark.parametrize("name", ["Jordan", "Chad", "Israel"])
def test_a_country_that_is_a_given_name_too_is_visible_as_both(name):
    assert KB.find(name)[0].entity_class is EntityClass.COUNTRY
    assert name.casefold() in given_names()


def test_namesakes_are_all_found_each_with_its_country():
    found = KB.find("Ministry of Justice")
    assert len(found) > 10
    assert len({entry.country for entry in found}) == len(found)


@pytest.mark.parametrize(
    ("word", "labels"),
    [
        ("Dutch", ["Netherlands"]),
        ("Dutchman", ["Netherlands"]),
        ("Danes", ["Denmark"]),
        ("Swiss", ["Switzerland"]),
        ("Filipino", ["Philippines"]),
        ("Filipinos", ["Philippines"]),
        ("Kosovar", ["Kosovo"]),
        ("Emirati", ["United Arab Emirates"]),
        ("Burmese", ["Myanmar"]),
        ("Brits", ["United Kingdom"]),
        ("Argentine", ["Argentina"]),
        ("Argentinian", ["Argentina"]),
        ("Saudis", ["Saudi Arabia"]),
        ("Basotho", ["Lesotho"]),
        ("Burkinabè", ["Burkina Faso"]),
        ("Soviet", ["Soviet Union"]),
        ("Koreans", ["South Korea", "North Korea"]),
        ("Congolese", ["Democratic Republic of the Congo", "Republic of the Congo"]),
        ("Greenlandic", ["Greenland"]),
        ("Scots", ["Scotland"]),
        ("European", ["Europe"]),
        ("Latin American", ["Latin America"]),
        ("Texans", ["Texas"]),
        ("Kurdish", ["Kurdistan"]),
        ("Klingon", []),
    ],
)
def test_a_demonym_finds_its_land(word, labels):
    assert [entry.label for entry in KB.find_demonym(word)] == labels


@pytest.mark.parametrize(
    ("name", "stands_for"),
    [
        ("Kyiv", "Ukraine"),
        ("the Kremlin", "Russia"),
        ("the White House", "United States"),
        ("Downing Street", "United Kingdom"),
        ("the Élysée", "France"),
        ("Elysee Palace", "France"),
        ("Capitol Hill", "United States Congress"),
        ("the Pentagon", "United States Department of Defense"),
        ("Foggy Bottom", "United States Department of State"),
        ("the Blue House", "South Korea"),
        ("Zhongnanhai", "China"),
        ("Casa Rosada", "Argentina"),
        ("Planalto", "Brazil"),
        ("Rideau Hall", "Canada"),
        ("Brussels", "European Union"),
        ("Nuuk", "Greenland"),
        ("The Hague", "Netherlands"),
    ],
)
def test_a_seat_of_power_stands_for_who_sits_there(name, stands_for):
    place = KB.find(name)[0]
    assert place.entity_class is EntityClass.PLACE
    assert KB.get(place.stands_for).label == stands_for


@pytest.mark.parametrize(
    "state", [c for c in KB.countries() if c.kind == "state"], ids=lambda state: state.label
)
def test_every_state_has_an_item_a_code_a_demonym_and_a_capital(state):
    assert state.qid
    assert len(state.note) == 2
    assert state.demonyms
    own_capital = state.label in {"Monaco", "Singapore", "Vatican City"}
    assert own_capital or KB.capitals(state.id)


def test_all_states_of_the_world_are_there():
    states = [country for country in KB.countries() if country.kind == "state"]
    assert len(states) == 200


def test_references_lead_to_entries():
    entries = list(KB)
    assert len(entries) == len(KB)
    dangling = {e.id for e in entries for ref in (e.country, e.stands_for) if ref and ref not in KB}
    assert dangling == set()


def test_every_entry_is_found_by_every_name_that_it_bears():
    lost = [(e.id, name) for e in KB for name in e.names if e not in KB.find(name)]
    assert lost == []


def test_what_is_not_there_is_not_found():
    assert KB.find("Ruritania") == ()
    assert KB.find("") == ()
    assert "Q0" not in KB
    with pytest.raises(KeyError):
        KB.get("Q0")


def test_names_for_matching_are_normalised_and_of_several_words():
    names = list(KB.multiword_names())
    assert {"united states", "african union", "hong kong"} <= set(names)
    assert all(" " in name and name == name.casefold() for name in names)


def test_demonyms_for_matching_include_the_irregular():
    assert {"dutch", "danes", "swiss", "south korean"} <= set(KB.demonyms())


def test_opening_is_quick():
    code = (
        "import time; from kg.knowledge_base.table import load_table;"
        "start = time.process_time(); load_table(); print(time.process_time() - start)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds = float(run.stdout)
    sys.stdout.write(f"knowledge base opened in {seconds * 1000:.0f} ms\n")
    assert seconds < 0.5
