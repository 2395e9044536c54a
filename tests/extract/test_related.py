import pytest

RELATED = [
    ("Peru overshadowed Chile.", ("Peru", "relatedTo", "Chile")),
    ("Ana Solís sat beside Tom Reed.", ("Ana Solís", "relatedTo", "Tom Reed")),
]


@pytest.mark.parametrize(("sentence", "expected"), RELATED)
def test_a_clause_that_no_typed_relation_fits_ties_its_actors(read, sentence, expected):
    assert expected in read(sentence).relations


UNRELATED = [
    "Peru attacked Chile.",  # typed already
    "Tom Reed slept in Lima.",  # a circumstance
    "Peru and Chile overslept.",  # no clause between them
]


@pytest.mark.parametrize("sentence", UNRELATED)
def test_nothing_else_is_related(read, sentence):
    assert "relatedTo" not in {relation[1] for relation in read(sentence).relations}


def test_the_words_of_the_clause_are_kept(read):
    reading = read("Peru was overshadowed by Chile.")
    (relation,) = [r for r in reading.extraction.relations if r.predicate == "relatedTo"]
    assert relation.text == "was overshadowed"
