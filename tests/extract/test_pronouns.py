import pytest

MEANINGS = [
    ("Ana Solís met Tom Reed. She thanked him.", "She", "Ana Solís"),
    ("Ana Solís met Tom Reed. She thanked him.", "him", "Tom Reed"),
    ("Tom Reed flew to Lima. His plane was late.", "His", "Tom Reed"),
    # The subject of a clause owns what stands in it.
    ("Tom Reed met Anton Belov. Belov lost his seat.", "his", "Anton Belov"),
    # The name may come after the pronoun.
    ("In her speech, Ana Solís praised the treaty.", "her", "Ana Solís"),
    # Nobody calls himself "he".
    ('Anton Belov spoke of Tom Reed. "He was brave," Belov said.', "He", "Tom Reed"),
    # Nobody is the object of what he himself does, whatever stands between.
    ("Ana Solís spoke first. The judge, Lina Moretti, praised her.", "her", "Ana Solís"),
    ("Ana Solís spoke first. Lina Moretti agreed with her.", "her", "Ana Solís"),
    (
        "Tom Reed said he was tired. Turkish president Orhan welcomed it. He will visit Lima.",
        "He",
        "Orhan",
    ),
    # Who is subject of the sentence before goes on to speak.
    (
        '"It is wrong," Tom Reed said. Minister Anton Belov rejected it. He said it was a lie.',
        "He",
        "Anton Belov",
    ),
    # A form of address and kinship tell a gender that the name does not.
    ("Mr. Quastel met Mrs. Orm. She smiled.", "She", "Orm"),
]


@pytest.mark.parametrize(("text", "pronoun", "expected"), MEANINGS)
def test_pronouns_mean_the_fitting_person(read, text, pronoun, expected):
    assert read(text).meaning(pronoun) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Lima. He was late.",
        "Ana Solís spoke in Lima. He was late.",
        "Tom Reed and Anton Belov met in Lima. He was late.",
        "Ana Solís spoke in Lima. A woman listened. She was late.",
    ],
)
def test_a_pronoun_that_nobody_or_two_fit_means_nobody(read, text):
    assert "pronoun" not in {m[1] for m in read(text).mentions}
