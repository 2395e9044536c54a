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


def test_a_surname_that_two_bear_means_whom_the_article_named_first(read):
    text = "Ana Solís won. Her father, Luis Solís, had lost. Solís thanked Lima."
    assert read(text).meaning("Solís") == "Ana Solís"


def test_an_acronym_in_brackets_means_the_name_before_it(read):
    reading = read("The Inter-Andean Trade Bank (IATB) lent money. The IATB wants it back.")
    assert reading.meaning("IATB") == "Inter-Andean Trade Bank"


def test_every_mention_slices_back_and_no_two_share_a_span(read):
    text = "Peru’s Ana Solís — “née Reed” — met the U.S. envoy.\n\n😀 Chile's Tom Reed left Lima."
    extraction = read(text).extraction
    assert all(text[m.start : m.end] == m.text for m in extraction.mentions)
    assert len({m.span for m in extraction.mentions}) == len(extraction.mentions)


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("The Central Harbour Office (WHO) moved. The WHO is new.", "Central Harbour Office", None),
        ("The World Harbour Organisation (WHO) met. WHO wants money.",
         "World Harbour Organisation", "WHO"),
        ("Many saw the Inner Sword (IS) flag. Fighters of IS fled.", "Inner Sword", "IS"),
        ("The Orm-Basin Water Board (OBWB) met. The OBWB paid.", "Orm-Basin Water Board", "OBWB"),
    ],
)  # fmt: skip
def test_letters_in_a_bracket_are_an_acronym_where_they_are_the_initials(read, text, long, short):
    reading = read(text)
    linked = {m.text for m in reading.extraction.mentions if reading.meaning(m.text) == long}
    assert (short in linked) if short else linked <= {long}


def test_a_title_makes_a_name_of_a_word_in_a_salutation(read):
    text = "Senator Varga, Vice President Brook, Reverend Reed, and all dear guests:\n\nWe met."
    persons = {m.text for m in read(text).extraction.mentions if m.entity_class == "Person"}
    assert {"Varga", "Brook", "Reed"} <= persons


INNER = [
    ("Ana Solís spoke. The Ana Solís Foundation paid.", "Ana Solís", "Person", 2),
    ("The University of Peru opened.", "Peru", "Country", 1),
    ("He joined the Peruvian Grain Board.", "Peruvian", "Country", 1),
]


@pytest.mark.parametrize(("text", "name", "entity_class", "count"), INNER)
def test_a_longer_name_names_persons_and_lands_inside(read, text, name, entity_class, count):
    found = [m for m in read(text).extraction.mentions if m.text == name]
    assert [m.entity_class.value for m in found] == [entity_class] * count


def test_nobody_acts_through_the_name_of_a_foundation(read):
    extraction = read("Ana Solís spoke. The Ana Solís Foundation sued Brightair.").extraction
    inner = {m.span for m in extraction.mentions if m.rule == "name:inner"}
    assert inner
    assert not inner & {span for r in extraction.relations for span in (r.subject, r.object)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("U.S. forces left.", "demonym"),
        ("The UK court ruled.", "demonym"),
        ("The U.S. left.", "name"),
    ],
)
def test_a_countrys_letters_before_a_noun_are_its_adjective(read, text, kind):
    mention = next(m for m in read(text).extraction.mentions if m.entity_class == "Country")
    assert mention.kind == kind


def test_lands_in_the_bracket_of_a_name_are_part_of_it(read):
    reading = read("She led the Harbour Relief Agency (England and Wales) for a year.")
    assert not {"England", "Wales"} & {m.text for m in reading.extraction.mentions}


def test_what_the_model_says_ten_times_weighs_less_than_what_the_text_says_twice(read):
    reading = read(
        "The airline Skyway lost money. Skyway shares fell. Passengers of Skyway waited. Many flew"
        " with Skyway. Workers at Skyway went home. People like Skyway."
    )
    classes = {m.entity_class.value for m in reading.extraction.mentions if m.text == "Skyway"}
    assert classes == {"Organization"}


@pytest.mark.parametrize("full", ["Republic of the Congo", "Democratic Republic of the Congo"])
def test_a_name_that_two_countries_share_is_the_one_that_the_article_names_in_full(read, full):
    text = f"Peru left the {full}. Congo welcomed Ana Solís. The Congolese army fought."
    countries = {m.text: m.name for m in read(text).extraction.mentions if "Congo" in m.text}
    assert countries["Congo"] == countries["Congolese"] == full


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The judge Hernán Ugarteche Paz spoke. Ugarteche left.", "Ugarteche",
         "Hernán Ugarteche Paz"),
        ("Samuel Doria Jr. left. Doria was tired.", "Doria", "Samuel Doria Jr."),
        ("The New Dawn Party won. New Dawn wants a vote.", "New Dawn", "New Dawn Party"),
    ],
)  # fmt: skip
def test_a_short_form_means_the_full_name(read, text, short, full):
    assert read(text).meaning(short) == full


def test_letters_in_a_bracket_behind_a_body_are_its_own_whatever_language_they_are_of(read):
    text = "The Orm Workers' Party (PTO) won. The PTO wants a vote. The Valley Bank (AP) did not."
    reading = read(text)
    assert reading.meaning("PTO") == "Orm Workers' Party"
    assert reading.meaning("AP") == "AP"
