"""Decisions that cannot all hold, told with every line that has a part in it."""

import pytest
from decision_words import lines_of, word

from kg.decisions.contradictions import check, find_contradictions
from kg.errors import DecisionError

AGREEING = [
    ["A = B", "B = C", "A ≠ D"],
    ["A ≠ B", "B ≠ C"],
    ["A = B", "A → X", "B → X"],
    ["A@a ≠ A@b", "A@a → X", "A@b → Y"],
    ["A : Place", "B : Event"],
    ["A : Place", "A(Place) : Event"],
    ["A link Q1", "B link Q2", "A ≠ B"],
    ["A link -", "B link -", "A ≠ B"],
    ["A(Place) ≠ A(Person)"],
]


@pytest.mark.parametrize("lines", AGREEING)
def test_decisions_that_can_all_hold(lines):
    assert find_contradictions(word(lines)) == []


CONTRADICTING = [
    (["A = B", "A ≠ B"], [{1, 2}]),
    (["A = B", "D = E", "B = C", "C ≠ A"], [{1, 3, 4}]),
    (["A = B", "the b = a", "A ≠ B"], [{1, 3}]),
    (["A → X", "A → Y"], [{1, 2}]),
    (["A → X", "A = B", "B → Y"], [{1, 2, 3}]),
    (["A : Place", "A : Event"], [{1, 2}]),
    (["A : Place", "A(Place) : Person"], [{1, 2}]),
    (["A : Place", "A = B", "B : Event"], [{1, 2, 3}]),
    (["A link Q1", "A link Q2"], [{1, 2}]),
    (["A link Q1", "A = B", "B link -"], [{1, 2, 3}]),
    (["A link Q1", "B link Q1", "A ≠ B"], [{1, 2, 3}]),
    (["A(Place) ≠ A", "A : Place"], [{1, 2}]),
    (["A = B", "A ≠ B", "C → X", "C → Y"], [{1, 2}, {3, 4}]),
]


@pytest.mark.parametrize(("lines", "told"), CONTRADICTING)
def test_a_contradiction_names_all_its_lines(lines, told):
    assert [lines_of(conflict) for conflict in find_contradictions(word(lines))] == told


def test_the_message_has_a_line_for_each_contradiction(tmp_path):
    with pytest.raises(DecisionError) as caught:
        check(word(["A = B", "A ≠ B", "C → X", "C → Y"]), tmp_path / "d.tsv")
    first, second = str(caught.value).splitlines()
    assert "d.tsv, lines 1 and 2 contradict each other" in first
    assert "“A” (Person)" in first
    assert "lines 3 and 4" in second
