"""Who contributed, reported and edited, at the end of an article."""

from __future__ import annotations

import pytest

from kg.read.signoffs import find_signoff, is_contribution

BODY = "The ministers met in Lima on Monday."


@pytest.mark.parametrize(
    "signoff",
    [
        "Ana Solís contributed to this report.",
        "Ana Solís and Tom Reed contributed to this report.",
        "Ana Solís in Lima and T. J. Reed in Quito contributed reporting.",
        "Andes Wire writer Ana Solís contributed to this story from Port Amber.",
        "Additional reporting by Ana Solís in Lima and Tom Reed in Quito.",
        "--additional reporting from Ana Solís.",
        "(Reporting by Ana Solís; Editing by Tom Reed)",
        "(Reporting by Ana Solís in Lima, additional reporting by Mia Chen; Editing by Tom Reed.)",
        "Ana Solís reported from Lima, and Tom Reed from Quito.",
        "Author: Ana Solís (as) Editor: Tom Reed",
        "Author: Ana Solís/tr Editor: Tom Reed",
        "as/tr (AFP, Reuters)",
        "tr (AP)",
        "asl/AFP/dpa Editor: Tom Reed",
        "The interview was conducted by Ana Solís.",
        "This conversation has been edited for length and clarity.",
        "Follow Ana Solís on Twitter: @anasolis.",
        "Ana Solís covers trade. Tom Reed contributed to this report.",
    ],
)
def test_a_signoff_begins_where_the_body_ends(signoff):
    text = f"{BODY} {signoff}"
    last_sentence = signoff.split("trade. ")[-1]
    assert find_signoff(text) == len(text) - len(last_sentence) - 1


def test_several_signoffs_follow_one_another():
    text = f"{BODY} This interview was conducted by Ana Solís. as/tr (AFP)"
    assert find_signoff(text) == len(BODY)


@pytest.mark.parametrize(
    "sentence",
    [
        BODY,
        "Falling prices contributed to this report of unrest.",
        "He contributed to this report.",
        "Ruritania and Atlantis contributed to this victory.",
        "The army contributed reporting officers.",
        "Written by Tom Reed, the play opened in Lima.",
        "The commission (led by Ana Solís)",
        "Exports rose (Chile, Peru).",
        "It was reported by Ana Solís.",
        "The editor: a man of few words",
        "Follow the money, she said.",
        "He lost 3/4 (AP)",
    ],
)
def test_a_sentence_of_the_body_is_no_signoff(sentence):
    assert find_signoff(f"{BODY} {sentence}") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Solís and Tom Reed contributed to this report.", True),
        ("(Reporting by Ana Solís; Editing by Tom Reed)", True),
        ("Ana Solís reported from Lima.", False),
        (f"{BODY} Ana Solís contributed to this report.", False),
    ],
)
def test_a_line_that_only_says_who_contributed(line, expected):
    assert is_contribution(line) is expected
