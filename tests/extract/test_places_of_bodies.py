"""Where bodies and places are, told by what stands beside their names."""

import pytest

TIES = [
    ("The Institute for Orm Studies (IOS) in Tel Aviv argues so.",
     "Institute for Orm Studies", "basedIn", "Tel Aviv"),
    ("The Munich-based research institute Orm confirmed it.", "Orm", "basedIn", "Munich"),
    ("Ulrich Brook, the president of the Orm Bank in Jena, resigned.",
     "Orm Bank", "basedIn", "Jena"),
    ("The director of Moscow's Harbour Museum spoke.", "Harbour Museum", "basedIn", "Moscow"),
    ("The German carmaker Brightair closed.", "Brightair", "basedIn", "German"),
    ("The fire broke out in Berlin's Spandau district.", "Spandau", "locatedIn", "Berlin"),
    ("They met in Norfolk, Virginia.", "Norfolk", "locatedIn", "Virginia"),
    ("They met in Norfolk, Virginia, USA.", "Norfolk", "locatedIn", "USA"),
    ("The church in Varna, eastern Bulgaria, burned.", "Varna", "locatedIn", "Bulgaria"),
    ("The director of the Valley Institute in the Peruvian capital, Lima, left.",
     "Valley Institute", "basedIn", "Lima"),
    ("The Valley Institute in the southern city of Arequipa closed.",
     "Valley Institute", "basedIn", "Arequipa"),
    ("Her life goes on in the liberal Harbour Mosque in Munich.",
     "Harbour Mosque", "basedIn", "Munich"),
    ("The show opened at the Harbour Museum in Peru's capital Lima.",
     "Harbour Museum", "basedIn", "Lima"),
    ("The show opened at the Harbour Museum in Peru's capital Lima.",
     "Harbour Museum", "basedIn", "Peru"),
    ("The director of the Valley Research institute in Munich spoke.",
     "Valley Research", "basedIn", "Munich"),
    ("They met in Arequipa, in southern Peru.", "Arequipa", "locatedIn", "Peru"),
    ("Brightair Holdings, Peru's largest airline, closed.",
     "Brightair Holdings", "basedIn", "Peru"),
    ("Brightair Holdings, the largest airline in Peru, closed.",
     "Brightair Holdings", "basedIn", "Peru"),
    ("The Bavarian carmaker Brightair closed.", "Brightair", "basedIn", "Bavarian"),
    ("Brightair Holdings is a private firm based in Norfolk, Virginia.",
     "Brightair Holdings", "basedIn", "Virginia"),
    ("Brightair Holdings, a carmaker based in Munich, closed.",
     "Brightair Holdings", "basedIn", "Munich"),
    ("The Valley Institute is based in the Peruvian capital, Lima.",
     "Valley Institute", "basedIn", "Lima"),
    ("Eva Krantz was born on 21 March 1917 in Norfolk, Virginia, USA.",
     "Eva Krantz", "bornIn", "USA"),
    ("Eva Krantz (born in Lima, Peru) is a poet.", "Eva Krantz", "bornIn", "Peru"),
    ("Brightair Holdings is a broadcaster founded by Eva Krantz.",
     "Brightair Holdings", "foundedBy", "Eva Krantz"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "subject", "predicate", "place"), TIES)
def test_a_body_or_place_is_put_where_the_words_beside_it_say(
    read, sentence, subject, predicate, place
):
    assert (subject, predicate, place) in {r[:3] for r in read(sentence).relations}


LISTS = [
    "They asked Arequipa, Peru's flag carrier, to land.",
    "He saw London, Paris, Berlin and Rome.",
    "Offices in London, Paris, Berlin.",
]


@pytest.mark.parametrize("sentence", LISTS)
def test_a_list_of_towns_is_no_nesting(read, sentence):
    assert "locatedIn" not in {relation[1] for relation in read(sentence).relations}


@pytest.mark.parametrize("mission", ["embassy", "consulate"])
def test_a_mission_is_not_in_the_land_that_sent_it(read, mission):
    relations = read(f"Canada's {mission} in Lima closed.").relations
    assert "Canada" not in {place for _, predicate, place in relations if predicate == "basedIn"}


@pytest.mark.parametrize(
    "text",
    [
        "The shirts said: 'I like Orm Bank'\n\nIlona Brook sings in the film.",
        "Two envoys came: Ilona Brook of ORMC and Peter To of the Orm Party. Both spoke.",
        "Reed thanked the Orm Bank of T. S. Varga wrote to Brightair of\n\nPeru.",
        "He praised Lima. Peru voted.",
    ],
)
def test_no_relation_goes_over_the_end_of_a_sentence(read, text):
    for relation in read(text).extraction.relations:
        start, end = relation.evidence.start, relation.evidence.end
        assert start <= relation.subject.start
        assert relation.subject.end <= end
        if not relation.title:
            assert start <= relation.object.start
            assert relation.object.end <= end
