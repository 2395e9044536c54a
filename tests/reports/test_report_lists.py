"""Timelines, search, counts and comparisons of the example."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from knowledge_example import KNOWLEDGE

from kg.ask.days import is_within
from kg.errors import QueryError
from kg.rdf import to_quads
from kg.reports import to_json
from kg.reports.diff import compare, compare_days, difference_to_text
from kg.reports.search import findings_to_text, search
from kg.reports.stats import find_stats, stats_to_text
from kg.reports.timeline import find_timeline, timeline_to_text
from kg.store import write_store
from kg.vocab import Names

EXACT = [
    ("1961-05", "Otto Brandl was born"),
    ("2019", "Hale Quist is a member of Reform League"),
    ("2024", "Ilka Dorn is Foreign Minister of Velmoria"),
    ("2026", "Ilka Dorn supports Tarsk (praise)"),
    ("2026-01-26", "Ilka Dorn accuses Tarsk (accuse)"),
    ("2026-02", "Ilka Dorn meets or talks to Otto Brandl in Marn"),
    ("2026-02", "Ilka Dorn meets or talks to Otto Brandl in Marn"),
    ("2026-02-10", "Lake Summit"),
]


def test_a_timeline_holds_acts_offices_births_and_events_in_order(store):
    moments = find_timeline(store)
    assert [(m.date, m.text) for m in moments if not m.told] == EXACT
    assert all(moment.evidence for moment in moments)
    assert [m.until for m in moments if m.text == "Lake Summit"] == ["2026-02-11"]
    assert {m.date for m in moments if m.told} == {"2026-01-27", "2026-01-30"}


def test_a_timeline_may_be_of_one_and_within_days(store):
    quist = find_timeline(store, "Quist")
    assert [moment.date for moment in quist] == ["2019"]
    february = find_timeline(store, since="2026-02-01", until="2026-02-28")
    assert {moment.date for moment in february} == {"2026", "2026-02", "2026-02-10"}
    text = timeline_to_text(find_timeline(store, "Brandl", since="2026-02"))
    assert "[planned]" in text
    assert "She will meet Prime Minister Otto Brandl" in text


@pytest.mark.parametrize(
    ("date", "since", "until", "within"),
    [
        ("2026-01-15", "2026-01-15", "2026-01-15", True),
        ("2026-01-15", "2026-01-16", "", False),
        ("2026-01", "2026-01-16", "", True),
        ("2026-01-31", "", "2026-01", True),
        ("2026-02-01", "", "2026-01", False),
    ],
)
def test_days_are_compared_as_exactly_as_they_are_known(date, since, until, within):
    assert is_within(date, since, until) is within


def test_search_finds_names_and_sentences_the_best_first(store):
    found = search(store, "Hill Rebels")
    assert [match.label for match in found.entities] == ["hill rebels"]
    assert [hit.score for hit in found.sentences] == [1.0, 0.45]
    assert "arming the hill rebels" in found.sentences[0].quote.text
    assert "near the rebels" in found.sentences[1].quote.text
    assert findings_to_text(found).startswith("hill rebels  [Group; 3 mentions;")
    nothing = search(store, "zeppelin")
    assert (nothing.entities, nothing.sentences, findings_to_text(nothing)) == ((), (), "")


def test_counts_are_those_of_what_was_built(store):
    stats = find_stats(store)
    assert (stats.articles, stats.texts) == (4, 3)
    assert sum(stats.counts["entities"].values()) == len(KNOWLEDGE.entities)
    claims = [statement for article in KNOWLEDGE.articles for statement in article.statements]
    for name in ("statements", "factuality"):
        assert sum(stats.counts[name].values()) == len({claim.id for claim in claims})
    assert stats.counts["publishers"] == {"The Velmor Post": 2, "Tarsk Today": 1}
    assert "articles     4 (3 different texts)" in stats_to_text(stats)


@pytest.fixture
def folders(tmp_path):
    """The example without its second article, and whole."""
    first, _, *rest = KNOWLEDGE.articles
    before = replace(KNOWLEDGE, articles=(first, *rest), entities=KNOWLEDGE.entities)
    for name, knowledge in (("old", before), ("new", KNOWLEDGE)):
        write_store(to_quads(knowledge, Names()), tmp_path / name)
    return tmp_path / "old", tmp_path / "new"


def test_two_graphs_differ_by_what_one_article_adds(folders):
    difference = compare(folders, None, None)
    came = {(c.subject.label, c.predicate, c.object.label) for c in difference.new_claims}
    assert came == {
        ("Ilka Dorn", "supports", "Tarsk"),
        ("Ilka Dorn", "affiliatedWith", "Foreign Ministry"),
        ("Marn", "accuses", "Velmoria"),
    }
    assert difference.lost_claims == ()
    (turn,) = difference.turned
    assert (turn.before, turn.now.factuality) == (("Planned",), "Negated")
    assert "[was planned, now negated]" in difference_to_text(difference)


def test_a_comparison_turned_round_gains_what_the_other_lost(folders):
    there, back = compare(folders, None, None), compare(folders[::-1], None, None)
    keys = [{c.iri for c in claims} for claims in (there.new_claims, back.lost_claims)]
    assert keys[0] == keys[1]
    assert compare((folders[0], folders[0]), None, None).is_empty


def test_a_graph_differs_between_two_days_as_its_articles_do(store, folders):
    by_days = compare_days(store, "2026-01-28", "2026-02")
    by_folders = compare(folders, None, None)
    assert {c.iri for c in by_days.new_claims} == {c.iri for c in by_folders.new_claims}
    assert compare_days(store, "2026-02", "2026-03").is_empty


@pytest.mark.parametrize(("count", "start"), [(1, None), (2, "2026"), (1, "2026"), (3, None)])
def test_a_comparison_needs_two_of_something(folders, count, start):
    with pytest.raises(QueryError, match="two built folders"):
        compare([folders[0]] * count, start, None)


def test_every_answer_is_json(store, folders):
    answers = (find_timeline(store), search(store, "Dorn"), find_stats(store),
               compare(folders, None, None))  # fmt: skip
    for answer in answers:
        assert json.loads(to_json(answer))
