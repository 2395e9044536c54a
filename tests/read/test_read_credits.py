"""Picture credits at the end of a caption, and sentences that speak of pictures."""

from __future__ import annotations

import pytest

from kg.read.credits import find_credit
from kg.read.lines import to_lines

CAPTION = "The ministers of both countries in Lima."


def find(text):
    (line,) = to_lines(text)
    span = find_credit(line)
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    "credit",
    [
        " | Pool photo by Ana Solís/EPA",
        " Photo: Tom Reed/AP",
        " (Image: Tom Reed)",
        " Image: Tom Reed.",
        " (Photo by Ana Solís/Getty Images)",
        " (Photo Ana Solís - WPA Pool/Getty Images)",
        " (AP Photo/Tom Reed)",
        " REUTERS/Ana Solís",
        " Ana Solís/AFP via Getty Images",
        " Photograph: Ana de la Cruz/Alamy",
        " Credit: Ana Solís",
        " © Ana Solís",
        " Picture courtesy of Andes Wire",
        " [File photo]",
        " (Getty Images)",
        " — Photo by Ana Solís",
    ],
)
def test_only_the_credit_is_found(credit):
    assert find(CAPTION + credit) == credit


@pytest.mark.parametrize(
    "line", ["Photo: Ana Solís", "Image copyright Getty Images", "Getty/Instagram.", "AFP/Tom Reed"]
)
def test_a_line_may_be_nothing_but_a_credit(line):
    assert find(line) == line


@pytest.mark.parametrize(
    "line",
    [
        CAPTION,
        "Photo by photo, the police rebuilt the evening.",
        "She bought a photo by Ana Solís",
        "He posted a picture: the minister asleep.",
        "The picture: a government in trouble.",
        "Image matters, said Tom Reed.",
        "He wants peace and/or money.",
        "Ties between Ruritania/Atlantis and Peru",
        "The talks failed. Peru and Chile left.",
        "He works for Reuters.",
        "Video: police said that they had it.",
    ],
)
def test_a_sentence_about_pictures_is_no_credit(line):
    assert find(line) is None
