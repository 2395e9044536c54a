"""Counting how often rules are right: what is judged, and what the counts come to."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _scripts(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    yield
    for name in [n for n in sys.modules if n.partition(".")[0] == "confidence"]:
        del sys.modules[name]


def write(path, *lines):
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def span(text, words):
    start = text.index(words)
    return [start, start + len(words)]


def test_an_act_is_right_if_its_root_is_that_of_the_sentence(tmp_path):
    from confidence import acts

    text = "Peru praised Chile on Monday."
    ends = {"source_spans": [span(text, "Peru")], "target_spans": [span(text, "Chile")]}
    lines = [
        {"id": number, "text": text, "root": root, **ends}
        for number, root in enumerate(("SUPPORT", "ACCUSE"))
    ]
    found = list(acts.judge(write(tmp_path / "acts.jsonl", *lines)))
    assert [(j.rule, j.tier, j.right) for j in found] == [
        ("verb:praise", "high", True),
        ("verb:praise", "high", False),
    ]


def test_a_lasting_relation_is_judged_between_annotated_entities_only(tmp_path):
    from confidence import relations

    text = "Ana Solís, the Peruvian president, met Tom Reed, the president of Chile."
    entities = [
        {"id": number, "mentions": [dict(zip(("start", "end"), span(text, name), strict=True))]}
        for number, name in enumerate(("Ana Solís", "Peruvian"))
    ]
    gold = {
        "id": 1,
        "text": text,
        "entities": entities,
        "relations": [{"type": "head_of_state", "head": 0, "tail": 1}],
    }
    found = list(relations.judge(write(tmp_path / "relations.jsonl", gold)))
    offices = [j for j in found if j.rule.startswith("position:")]
    assert [j.right for j in offices] == [True]
    assert not any("meet" in j.rule for j in found)


def test_a_passage_is_judged_for_what_it_was_annotated_for(tmp_path):
    from confidence import passages

    text = "Ana Solís was born in Lima and lives in Quito."
    ends = [dict(zip(("start", "end"), span(text, words), strict=True)) for words in
            ("Ana Solís", "Lima")]  # fmt: skip
    fact = {
        "property": "PLACE_OF_BIRTH",
        "subject": {**ends[0], "text": "Ana Solís"},
        "object": {**ends[1], "text": "Lima"},
    }
    gold = {"id": 1, "text": text, "annotated_properties": ["PLACE_OF_BIRTH"], "facts": [fact]}
    found = list(passages.judge(write(tmp_path / "passages.jsonl", gold)))
    assert [(j.rule, j.right) for j in found] == [("lasting:bear", True)]


def test_the_table_counts_levels_and_leaves_seldom_judged_rules_to_their_family():
    from confidence.reading import Judgement
    from confidence.table import check, make_table, to_lines

    from kg.confidence.precision import read_table
    from kg.model import Factuality, Predicate

    judgements = [
        Judgement(rule, Predicate.ACCUSES, Factuality.ASSERTED, "high", right, "acts", f"{number}")
        for rule, count in (("verb:blame", 9), ("verb:chide", 2))
        for number in range(count)
        for right in (number % 3 > 0,)
    ]
    table = make_table(judgements)
    assert table["verb"] == table["verb/high"] == table["all"] == (7, 11)
    assert table["verb:blame"] == (6, 9)
    assert "verb:chide" not in table
    lines = "".join(to_lines(table, judgements)).splitlines()
    assert read_table(lines) == table
    assert sum(bucket.judged for bucket in check(judgements)) == 11
