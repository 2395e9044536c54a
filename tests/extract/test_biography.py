import pytest

RELATIONS = [
    ("Eva Krantz (born 3 May 1961 in Lima) is a poet.", ("Eva Krantz", "bornIn", "Lima")),
    ("Eva Krantz (born in Lima, Peru) is a poet.", ("Eva Krantz", "bornIn", "Lima")),
    ("Eva Krantz is a Danish poet.", ("Eva Krantz", "citizenOf", "Danish")),
    ("Brightair Holdings is a German airline.", ("Brightair Holdings", "basedIn", "German")),
]


@pytest.mark.parametrize(("sentence", "expected"), RELATIONS)
def test_set_forms_of_biographies_are_read(read, sentence, expected):
    assert expected in read(sentence).relations


DATES = [
    ("Eva Krantz (born 3 May 1961 in Lima) is a poet.", {("birthDate", "1961-05-03")}),
    ("Eva Krantz (3 May 1911 – 7 June 2001) was a poet.",
     {("birthDate", "1911-05-03"), ("deathDate", "2001-06-07")}),
    ("Eva Krantz (1911–2001) was a poet.", {("birthDate", "1911"), ("deathDate", "2001")}),
    ("Eva Krantz (left, with a hat) is a poet.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), DATES)
def test_dates_of_birth_and_death_are_read(read, sentence, expected):
    found = {(r.predicate.value, r.value) for r in read(sentence).extraction.relations if r.value}
    assert found == expected


@pytest.mark.parametrize("sentence", ["Eva Krantz is a Danish minister.", "Eva Krantz is Danish."])
def test_an_office_of_state_is_no_calling(read, sentence):
    assert "citizenOf" not in {relation[1] for relation in read(sentence).relations}
