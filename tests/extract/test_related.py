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


def test_what_goes_from_one_to_the_other_is_among_the_words(read):
    reading = read("Peru has carried pebbles to Chile.")
    (relation,) = [r for r in reading.extraction.relations if r.predicate == "relatedTo"]
    assert relation.text == "has carried pebbles to"


def test_what_is_only_like_another_is_not_tied_to_it(read):
    relations = read("Peru shone like Chile.").relations
    assert "relatedTo" not in {predicate for _, predicate, _ in relations}
