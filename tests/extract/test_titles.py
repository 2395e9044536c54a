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
