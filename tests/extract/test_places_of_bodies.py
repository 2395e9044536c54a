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
    ("The fire broke out in Berlin's Moabit district.", "Moabit", "locatedIn", "Berlin"),
    ("They met in Norfolk, Virginia.", "Norfolk", "locatedIn", "Virginia"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "subject", "predicate", "place"), TIES)
def test_a_body_or_place_is_put_where_the_words_beside_it_say(
    read, sentence, subject, predicate, place
):
    assert (subject, predicate, place) in {r[:3] for r in read(sentence).relations}
