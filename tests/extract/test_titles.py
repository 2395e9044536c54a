"""Descriptions of the one person whom they fit: the minister, the former Danish premier."""

import pytest

MEANINGS = [
    ("Finance Minister Ana Solís resigned. The finance minister was tired.", "The finance minister",
     "Ana Solís"),
    ("Finance Minister Ana Solís resigned. The minister was tired.", "The minister", "Ana Solís"),
    ("President Tom Reed met Ana Solís. The president was tired.", "The president", "Tom Reed"),
    ("NATO met in Lima. The alliance backed Peru.", "The alliance", "NATO"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), MEANINGS)
def test_a_description_means_its_only_bearer(read, text, words, expected):
    assert read(text).meaning(words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prime Minister Ana Solís resigned. The minister was tired.", "The minister"),
        (
            "Finance Minister Ana Solís met Interior Minister Tom Reed. The minister was tired.",
            "The minister",
        ),
        ("Vice President Ana Solís resigned. The president was tired.", "The president"),
        (
            "Peru's President Ana Solís left. Another Peruvian president stayed.",
            "Another Peruvian president",
        ),
        ("Peru's President Ana Solís left. Every Peruvian president does.", "Peruvian president"),
    ],
)
def test_it_means_nobody_where_nobody_or_two_fit(read, text, words):
    assert words not in {m[0] for m in read(text).mentions if m[2] == "Person"}


KNOWN = [
    ("Putin left early. The Russian president said nothing.", "The Russian president", "Putin"),
    ("Mark Rutte spoke. The former Dutch prime minister met Ana Solís.",
     "The former Dutch prime minister", "Mark Rutte"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), KNOWN)
def test_a_leader_who_is_known_and_named_is_meant_by_the_title(read, text, words, expected):
    assert read(text).meaning(words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump and Barack Obama met. The U.S. president left.",
        "Ana Solís met Putin. Tom Reed, the Russian president, spoke. The Russian president left.",
        "Putin left early. The Danish president said nothing.",
    ],
)
def test_nobody_known_is_meant_where_two_fit_or_the_article_tells_another(read, text):
    meant = {m.name for m in read(text).extraction.mentions if m.rule == "title:known-bearer"}
    assert meant == set()


def test_a_firm_is_the_one_whose_name_or_noun_in_front_says_that_it_is_one(read):
    text = "Oil firm Kestrel Orm admitted fraud. The firm said it would pay."
    assert read(text).meaning("The firm") == "Kestrel Orm"
    text = "Valmora Holdings sued the Orm Bank. The company asked for damages."
    assert read(text).meaning("The company") == "Valmora Holdings"
