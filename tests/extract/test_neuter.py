"""It and its, where only one organization or country fits."""

import pytest

MEANINGS = [
    ("The Orm Bank said it would cut rates.", "it", "Orm Bank"),
    ("Germany raised its defence budget.", "its", "Germany"),
    ("The Orm Bank cut rates on Monday. It blamed high prices.", "It", "Orm Bank"),
    ("Germany said it had closed its embassy.", "its", "Germany"),
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
