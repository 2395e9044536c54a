"""Ways between two entities, over a network whose ways can be counted by hand."""

from __future__ import annotations

import pytest

from kg.errors import ConformanceError
from kg.reports.paths import find_paths, paths_to_text


def ways(paths):
    return [
        (path.kind, [step.start.label for step in path.steps] + [path.steps[-1].end.label])
        for path in paths
    ]


def test_the_shortest_way_has_evidence_for_each_step(store):
    paths = find_paths(store, "Quist", "Dorn", most=1)
    (kind, way), *_ = ways(paths)
    assert kind == "shortest"
    assert way in (
        ["Hale Quist", "Otto Brandl", "Ilka Dorn"],
        ["Hale Quist", "President of Velmoria", "Velmoria", "Ilka Dorn"],
    )
    assert all(step.evidence or not step.factuality for path in paths for step in path.steps)


def test_more_ways_may_be_asked_for_the_strongest_of_equal_length_first(store):
    paths = [path for path in find_paths(store, "Dorn", "Tarsk", most=5) if path.kind == "shortest"]
    assert [len(path.steps) for path in paths] == [1]
    paths = find_paths(store, "Quist", "Tarsk", most=5)
    shortest = [path for path in paths if path.kind == "shortest"]
    assert len({len(path.steps) for path in shortest}) == 1
    strengths = [path.strength for path in shortest]
    assert strengths == sorted(strengths, reverse=True)
    assert max(path.strength for path in paths) >= strengths[0]


def test_a_tie_that_is_denied_or_only_possible_leads_nowhere(store):
    for path in find_paths(store, "Dorn", "Brandl", most=5):
        assert {step.factuality for step in path.steps} <= {"Asserted", "Planned", "Reported", ""}


def test_a_step_reads_from_the_end_that_the_way_comes_from(store):
    text = paths_to_text(find_paths(store, "Tarsk", "Dorn", most=1))
    assert "Tarsk is accused by Ilka Dorn" in text or "Tarsk is supported by Ilka Dorn" in text
    assert "“" in text


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [("Dorn", "Ilka Dorn", "both names mean Ilka Dorn"), ("Dorn", "Nobody At All", "Nobody")],
)
def test_what_has_no_way_is_told(store, one, other, message):
    with pytest.raises(ConformanceError, match=message):
        find_paths(store, one, other)
