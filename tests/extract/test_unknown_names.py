"""Names that nobody has seen before: what capitals, English words and neighbours tell of them."""

import pytest
from spacy.tokens import Doc

from kg.annotate import load_model
from kg.extract.names.english import common_words, is_english

NAMES = [
    ("The game was slow. Wrelkov scored late.", "Wrelkov", "Person"),
    ("In the second half, Drelo Mertvik scored a goal.", "Drelo Mertvik", "Person"),
    ("They lost to KRELL Borvik on Sunday.", "KRELL", "Organization"),
    ("She read it in the Greldor newspaper.", "Greldor", "Organization"),
    ("The daily Grelvo wrote of it.", "Grelvo", "Organization"),
    ("The film was shot on Grelvik Island.", "Grelvik Island", "Place"),
    ("They met near Fort Grelvik.", "Fort Grelvik", "Place"),
    ("The Greldor region voted for change.", "Greldor", "Place"),
    ("Lena Brook lives in Wrelkov.", "Wrelkov", "Place"),
    ("They asked Henderson about it.", "Henderson", "Person"),
    ("They have an idea that Rebecca and I put together.", "Rebecca", "Person"),
    ("Secretary of State Marek Dunst spoke.", "Marek Dunst", "Person"),
    ("The West fears a new war.", "West", "Place"),
    ("She works in Austin, TX, and in Lima.", "TX", "Place"),
    ("The agency Orm Press Agency (opa) wrote about it.", "opa", "Organization"),
    ('The group "Inner Sword" (IS) fled.', "IS", "Organization"),
    (
        "Ruritania Rejects Deal\n\nThe government of Peru said no on Monday.",
        "Peru",
        "Country",
    ),
    ("The Lima Declaration was signed in May.", "Lima", "Place"),
    ("The Vespugia Agreement ended the war.", "Vespugia Agreement", "Event"),
    ("Wang Yi has invited Sihrak Phuntkeo and Prak Veasna.", "Sihrak Phuntkeo", "Person"),
    ("They work for Virginia AFL-CIO.", "Virginia AFL-CIO", "Organization"),
    ("Workers of Grelvik Coal went home.", "Grelvik Coal", "Organization"),
    ("On Sunday the Grelvik Panthers won.", "Grelvik Panthers", "Organization"),
    ("They praised Crooked Tom Reed.", "Tom Reed", "Person"),
    ("The guests were Guido Brenn and Elena Kosin-Kamysz.", "Elena Kosin-Kamysz", "Person"),
    ("A network linked to al-Qaeda, they said, fled.", "al-Qaeda", "Organization"),
    ("Trump left early. Trump was tired.", "Trump", "Person"),
]

NO_NAMES = [
    "Rockets fell on the town. Policies changed.",
    "Iodine is rare, but we need iodine.",
    "They asked the West Bank’s towns. They walked to the west of the house.",
    "In this State we vote. In our House we talk.",
    "The O.R.-led force won.",
    "Let us go. Reed, who read the Declaration, was gone.",
    "The Nikkei stock average fell by 2 percent.",
    "The film “Te Drelm” was shown.",
    "A Shiite and a Salafist spoke of Ebola, Islam and Hindi.",
    "Photographs of the house are old.",
    "Brooks Seek a Larger Share of the Public Purse.\n\nThey want more.",
]


@pytest.mark.parametrize(("text", "name", "entity_class"), NAMES)
def test_a_name_nobody_knows_has_the_class_that_its_surroundings_tell(
    read, text, name, entity_class
):
    assert (name, "name", entity_class) in read(text).mentions


@pytest.mark.parametrize("text", NO_NAMES)
def test_what_is_only_capitalised_by_its_place_or_is_no_actor_is_no_name(read, text):
    known = {"West Bank", "Bank", "Reed"}
    assert {m[0] for m in read(text).mentions if m[1] == "name"} <= known


def test_a_states_letters_mean_the_state(read):
    texas = next(m for m in read("She works in Austin, TX.").extraction.mentions if m.text == "TX")
    assert texas.name == "Texas"


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("Rockets", True), ("policies", True), ("fell", True), ("It’s", True), ("bigger", True),
        ("Wrelkov", False), ("Greldors", False),
    ],
)  # fmt: skip
def test_an_english_word_is_known_in_its_forms(word, known):
    assert is_english(Doc(load_model().vocab, words=[word])[0]) is known


def test_a_model_without_a_list_of_words_knows_every_word():
    from spacy.vocab import Vocab

    assert is_english(Doc(Vocab(), words=["Wrelkov"])[0])


def test_common_words_are_those_that_an_article_writes_small():
    doc = Doc(load_model().vocab, words=["Iodine", "rockets", "wrelkov", "Grain", "grain"])
    assert common_words(doc) == {"rockets", "grain"}


def test_a_long_sentence_that_ends_in_an_abbreviation_is_no_headline(read):
    text = (
        "Drelo Mertvik is executive director of the Vespugian Institute for Contemporary Bordurian"
        " Studies at Harbour University in Washington, D.C."
    )
    names = {m[0] for m in read(text).mentions if m[2] == "Organization"}
    assert "Vespugian Institute for Contemporary Bordurian Studies" in names


def test_people_of_a_party_are_no_persons_by_that_name(read):
    found = read("She is a Socialist and he is a Conservative.").mentions
    assert not {m for m in found if m[2] == "Person"}
