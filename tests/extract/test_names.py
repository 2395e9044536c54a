import pytest

MENTIONS = [
    ("Ana Solís flew to Lima.", {("Ana Solís", "name", "Person"), ("Lima", "name", "Place")}),
    ("The Dutch team left Peru.", {("Dutch", "demonym", "Country"), ("Peru", "name", "Country")}),
    ("The U.S. and the UK agreed.", {("U.S.", "name", "Country"), ("UK", "name", "Country")}),
    ("German-led troops entered Chad.", {("German", "demonym", "Country")}),
    ("He joined the Valley Water Authority.", {("Valley Water Authority", "name", "Organization")}),
    ("Reporters asked Mr. Belov about it.", {("Belov", "name", "Person")}),
    ("Petra van der Berg met Tom Reed.", {("Petra van der Berg", "name", "Person")}),
    ("Peru's Ana Solís met Chile's Tom Reed.", {("Ana Solís", "name", "Person")}),
    ("LIMA — Ana Solís spoke.", {("LIMA", "name", "Place")}),
    ("The airline Skyway sued Brightair.", {("Skyway", "name", "Organization")}),
]


@pytest.mark.parametrize(("sentence", "expected"), MENTIONS)
def test_names_are_found_with_their_class(read, sentence, expected):
    assert expected <= read(sentence).mentions


NO_MENTIONS = [
    ("Many Muslims and Kurds live there.", "Organization"),
    ("On Monday in March they left.", "Person"),
    ("The GDP fell in May.", "Organization"),
]


@pytest.mark.parametrize(("sentence", "entity_class"), NO_MENTIONS)
def test_peoples_months_and_figures_are_no_entities(read, sentence, entity_class):
    assert entity_class not in {m[2] for m in read(sentence).mentions}


def test_one_name_has_one_class_in_an_article(read):
    reading = read(
        "Lena Brook leads the bank. Brook told reporters that rates would rise. Critics of Brook"
        " objected. On Friday, Brook resigned."
    )
    classes = {m.entity_class.value for m in reading.extraction.mentions if "Brook" in m.text}
    assert classes == {"Person"}


def test_a_surname_means_the_full_name(read):
    reading = read("Ana Solís arrived in Lima. Solís said nothing.")
    assert reading.meaning("Solís") == "Ana Solís"


def test_an_acronym_in_brackets_means_the_name_before_it(read):
    reading = read("The Inter-Andean Trade Bank (IATB) lent money. The IATB wants it back.")
    assert reading.meaning("IATB") == "Inter-Andean Trade Bank"


def test_every_mention_slices_back_and_no_two_share_a_span(read):
    text = "Peru’s Ana Solís — “née Reed” — met the U.S. envoy.\n\n😀 Chile's Tom Reed left Lima."
    extraction = read(text).extraction
    assert all(text[m.start : m.end] == m.text for m in extraction.mentions)
    assert len({m.span for m in extraction.mentions}) == len(extraction.mentions)
