import pytest

from kg.extract.relations.life_dates import load_life_dates

EXAMPLES = sorted(
    (entry.example, entry.predicate.value) for rows in load_life_dates().values() for entry in rows
)


def dates(reading):
    return {
        (reading.words(r.subject), r.predicate.value, r.value)
        for r in reading.extraction.relations
        if r.value
    }


@pytest.mark.parametrize(("sentence", "predicate"), EXAMPLES)
def test_every_row_reads_its_own_example(read, sentence, predicate):
    found = dates(read(sentence))
    assert {date[1] for date in found} == {predicate}
    assert all(date[2][:4] in sentence for date in found)


DATES = [
    ("Brightair Holdings is a carmaker founded in 1998 by Eva Krantz.",
     ("Brightair Holdings", "foundingDate", "1998")),
    ("Eva Krantz was born in Lima on 3 May 1961.", ("Eva Krantz", "birthDate", "1961-05-03")),
    ("The Valley Party was founded in March 1998.", ("Valley Party", "foundingDate", "1998-03")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), DATES)
def test_dates_are_as_exact_as_the_text(read, sentence, expected):
    assert expected in dates(read(sentence))


NO_DATES = [
    "Skyway Airlines was founded in the 1990s.",
    "Skyway Airlines, founded by Eva Krantz, closed in 1998.",
    "Skyway Airlines founded a club in 1998.",
    "Eva Krantz founded a school after 1998.",
]


@pytest.mark.parametrize("sentence", NO_DATES)
def test_a_date_of_something_else_is_none_of_these(read, sentence):
    assert dates(read(sentence)) == set()
