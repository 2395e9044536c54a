"""The Peruvian, the Dane: one person whose country the article told, or nobody."""

import pytest

MEANINGS = [
    (
        "Ana Solís, a Peruvian economist, met Lars Orm. The Peruvian praised the treaty.",
        "Ana Solís",
    ),
    ("Danish premier Lars Orm met Ana Solís. The Dane praised the treaty.", "Lars Orm"),
    ("Ana Solís met Lars Orm of Denmark. Reporters asked the Dane about it.", "Lars Orm"),
]


@pytest.mark.parametrize(("text", "expected"), MEANINGS)
def test_a_peoples_word_with_an_article_means_the_person_of_that_country(read, text, expected):
    reading = read(text)
    (nominal,) = (m.text for m in reading.extraction.mentions if m.rule.startswith("nationality"))
    assert reading.meaning(nominal) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Solís met Lars Orm. The Peruvian praised the treaty.",
        "Peruvian economist Ana Solís met Lars Orm. The Peruvian army praised the treaty.",
        "Ana Solís of Peru and Tom Reed of Peru left. The Peruvian praised the treaty.",
        "Lars Orm of the Netherlands left. The Dutch praised the treaty.",
    ],
)
def test_it_stays_the_countrys_where_nobody_or_two_fit_or_more_is_meant(read, text):
    rules = {m.rule for m in read(text).extraction.mentions}
    assert not any(rule.startswith("nationality") for rule in rules)
