"""It and its, where only one organization or country fits."""

import pytest

MEANINGS = [
    ("The Orm Bank said it would cut rates.", "it", "Orm Bank"),
    ("Germany raised its defence budget.", "its", "Germany"),
    ("The Orm Bank cut rates on Monday. It blamed high prices.", "It", "Orm Bank"),
    ("Germany said it had closed its embassy.", "its", "Germany"),
    ("The Orm Bank denied it all. Its chairwoman, Lina Moretti, resigned.", "Its", "Orm Bank"),
    ("The Orm Bank said that two of its guards were hurt.", "its", "Orm Bank"),
    ("The Orm Defence Forces said it was looking into the claim.", "it", "Orm Defence Forces"),
]


@pytest.mark.parametrize(("text", "pronoun", "expected"), MEANINGS)
def test_a_neuter_pronoun_means_the_only_actor(read, text, pronoun, expected):
    assert read(text).meaning(pronoun) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Germany.",
        "Germany raised taxes. It is clear that prices will rise.",
        "Germany said it was clear that prices would rise.",
        "Germany attacked Denmark. It denied everything.",
        "Germany urged Denmark to raise its budget.",
        "Tom Reed said it would work.",
        "Germany and Denmark said it would work.",
    ],
)
def test_nothing_is_linked_where_nothing_or_two_fit(read, text):
    assert "pronoun" not in {m[1] for m in read(text).mentions}


MANY = [
    ("Peruvian police said they had found arms.", "they", "Peruvian police"),
    ("Protesters in Lima raised their fists.", "their", "Protesters in Lima"),
    ("Protesters in Lima raised their fists. They marched on.", "They", "Protesters in Lima"),
    ("The Orm Bank said they would sue.", "they", "Orm Bank"),
]


@pytest.mark.parametrize(("text", "pronoun", "expected"), MANY)
def test_a_plural_pronoun_means_the_only_group_or_body(read, text, pronoun, expected):
    assert read(text).meaning(pronoun) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anton Belov and Ana Varga said they would meet.",
        "Peruvian police met Chilean officials. They left.",
        "Peruvian police gave the miners their money.",
        "Germany said they would come.",
    ],
)
def test_they_is_not_linked_where_nothing_or_two_fit(read, text):
    assert not [m for m in read(text).extraction.mentions if m.rule == "pronoun:plural"]
