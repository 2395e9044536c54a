import pytest

from kg.extract.relations.lasting import load_lasting

EXAMPLES = sorted(
    (entry.example, entry.predicate.value) for rows in load_lasting().values() for entry in rows
)


@pytest.mark.parametrize(("sentence", "predicate"), EXAMPLES)
def test_every_row_reads_its_own_example(read, sentence, predicate):
    assert predicate in {relation[1] for relation in read(sentence).relations}


AFFILIATIONS = [
    ("Spain's Eva Krantz spoke.", ("Eva Krantz", "citizenOf", "Spain")),
    ("The German carmaker Brightair closed.", ("Brightair", "basedIn", "German")),
    ("Danish novelist Eva Krantz spoke.", ("Eva Krantz", "citizenOf", "Danish")),
    ("Varna, a port in Bulgaria, burned.", ("Varna", "locatedIn", "Bulgaria")),
    ("Peru's parliament voted.", ("Peru's parliament", "basedIn", "Peru")),
    ("He flew to Lima, Peru.", ("Lima", "locatedIn", "Peru")),
    ("The Valley Institute in Lima closed.", ("Valley Institute", "basedIn", "Lima")),
    ("Tom Reed is the founder and former CEO of Brightair Systems.",
     ("Brightair Systems", "foundedBy", "Tom Reed")),
    ("Tom Reed of the Valley Workers union spoke.",
     ("Tom Reed", "affiliatedWith", "Valley Workers union")),
    ("Tom Reed, of the Lima-based Valley Society, spoke.",
     ("Tom Reed", "memberOf", "Valley Society")),
    ("Tom Reed (of the Valley Party) spoke.", ("Tom Reed", "memberOf", "Valley Party")),
    ("Tom Reed's Valley Party lost.", ("Tom Reed", "affiliatedWith", "Valley Party")),
    ("Tom Reed, a Democrat, spoke.", ("Tom Reed", "memberOf", "Democrat")),
    ("Tom Reed is a Republican.", ("Tom Reed", "memberOf", "Republican")),
    ("Democrat Tom Reed voted against it.", ("Tom Reed", "memberOf", "Democrat")),
    ("Tom Reed founded the carmaker Brightair.", ("Brightair", "foundedBy", "Tom Reed")),
    ("Eva Krantz grew up here as daughter of Tom Reed.",
     ("Eva Krantz", "childOf", "Tom Reed")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), AFFILIATIONS)
def test_what_stands_beside_a_name_ties_it(read, sentence, expected):
    assert expected in read(sentence).relations


NOTHING = [
    ("Eva Krantz was not born in Lima.", "bornIn", "Negated"),
    ("Eva Krantz may join the Valley Party.", "memberOf", "Hypothetical"),
]


@pytest.mark.parametrize(("sentence", "predicate", "factuality"), NOTHING)
def test_lasting_relations_have_their_factuality(read, sentence, predicate, factuality):
    assert read(sentence).factuality(predicate) == {factuality}


def test_a_list_of_countries_is_no_nesting(read):
    relations = read("Talks in Lima, Peru and Chile went on.").relations
    assert ("Peru", "locatedIn", "Chile") not in relations


def test_who_moves_something_need_not_live_where_it_goes(read):
    relations = read("Eva Krantz moved the firm to Lima.").relations
    assert "livesIn" not in {relation[1] for relation in relations}


def test_only_one_is_the_spouse(read):
    relations = read("Tom Reed, his wife, Eva Krantz, and Ana Solis left.").relations
    assert ("Ana Solis", "spouseOf", "Tom Reed") not in relations


def test_a_demonym_before_an_ambassador_is_not_the_alliance_s(read):
    relations = read("Tom Reed, a former Italian NATO ambassador, spoke.").relations
    assert ("NATO", "basedIn", "Italian") not in relations


def test_the_language_of_a_paper_is_not_its_land(read):
    relations = read("The English-language newspaper Orm Gazette closed.").relations
    assert "basedIn" not in {relation[1] for relation in relations}


def test_what_is_told_by_the_way_holds_whatever_becomes_of_the_sentence(read):
    reading = read("Peru revoked the visa of Orm Bank founder Tom Reed.")
    assert reading.factuality("foundedBy") == {"Asserted"}


def test_places_of_a_list_lie_in_none_of_the_others(read):
    relations = read(
        "They sell cheese in Lincolnshire, Cambridgeshire, Norfolk and Kent."
    ).relations
    assert "locatedIn" not in {predicate for _, predicate, _ in relations}
