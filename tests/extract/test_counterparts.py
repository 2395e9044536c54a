"""Counterparts: who they are, and which office they hold for their own land."""

import pytest

OFFICES = [
    ("Chilean Foreign Minister Ana Varga and her Peruvian counterpart, Anton Belov, met Tom Reed.",
     ("Anton Belov", "holdsPosition", "Foreign Minister", "Peruvian")),
    ("Chilean Premier Ana Varga arrived. Varga met her Peruvian counterpart Anton Belov in Lima.",
     ("Anton Belov", "holdsPosition", "Premier", "Peruvian")),
    ("Peruvian President Ana Varga criticized her Chilean counterpart, Anton Belov.",
     ("Anton Belov", "holdsPosition", "President", "Chilean")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "office"), OFFICES)
def test_a_counterpart_holds_the_same_office_for_his_own_land(read, text, office):
    assert office in read(text).positions


def test_a_counterpart_acts_as_the_person_named_beside_it(read):
    text = "Peruvian President Ana Varga criticized her Chilean counterpart, Anton Belov."
    reading = read(text)
    assert reading.meaning("counterpart") == "Anton Belov"
    assert ("Ana Varga", "accuses", "counterpart") in reading.relations


@pytest.mark.parametrize(
    "text",
    [
        "Ana Varga met her Peruvian counterpart, Anton Belov.",
        "Chilean Premier Ana Varga met a Peruvian counterpart.",
        "Chilean Premier Ana Varga, head of the Orm Bank, met her Chilean counterpart Anton Belov.",
    ],
)
def test_no_office_is_given_where_none_is_known_or_the_land_is_the_same(read, text):
    assert "Anton Belov" not in {subject for subject, *_ in read(text).positions}
