"""What a confidence is made of: measured rules, and evidence that is independent or is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.build import BuildOptions, build
from kg.confidence import Evidence, adjust, combine, group_by_source, noisy_or, precision_of
from kg.confidence.precision import Precision, load_table
from kg.model import Factuality
from kg.network import to_network
from kg.store import open_store

TABLE = {
    "all": Precision(70, 100),
    "verb": Precision(60, 80),
    "verb/high": Precision(38, 40),
    "verb/low": Precision(4, 20),
    "verb:praise": Precision(0, 8),
    "factuality:Planned": Precision(20, 40),
}

EVIDENCE = st.builds(
    Evidence,
    st.sampled_from("abcd"),
    st.lists(st.sampled_from(["One.", "Two.", "Three."]), max_size=1).map(tuple),
    st.sampled_from(["verb:praise", "noun:praise"]),
    st.floats(0.05, 0.95),
)


def test_a_rule_never_judged_is_as_good_as_its_likes():
    high = precision_of("verb:hail", "high", TABLE)
    assert precision_of("verb:hail", "low", TABLE) < precision_of("verb:hail", "", TABLE) < high
    assert precision_of("speech:x", "", TABLE) == precision_of("place:in", "", TABLE)


def test_what_was_judged_weighs_more_than_what_its_likes_are():
    assert precision_of("verb:praise", "high", TABLE) < 0.5 < precision_of("verb:x", "high", TABLE)


def test_factuality_lowers_what_was_found_to_be_read_worse():
    assert adjust(0.8, Factuality.PLANNED, TABLE) < 0.8
    assert adjust(0.8, Factuality.ASSERTED, TABLE) == 0.8


def test_the_bundled_table_counts_rightly():
    table = load_table()
    assert {"all", "verb", "light-verb", "position:title-name"} <= table.keys()
    assert all(0 <= right <= judged for rule, (right, judged) in table.items() if rule[0] != "f")
    families = [rule for rule in table if not {":", "/"} & set(rule) and rule != "all"]
    assert table["all"].judged == sum(table[family].judged for family in families)


@pytest.mark.parametrize(
    ("evidence", "sources"),
    [
        ([Evidence("a", ("Peru praised Chile.",), "verb:praise", 0.8)] * 2, 1),
        (
            [
                Evidence("a", ("Peru praised Chile.",), "verb:praise", 0.8),
                Evidence("b", ("Peru  praised\nChile.",), "verb:praise", 0.8),
            ],
            1,
        ),
        (
            [
                Evidence("a", ("Peru praised Chile.",), "verb:praise", 0.8),
                Evidence("b", ("Chile was praised by Peru.",), "verb:praise", 0.8),
                Evidence("c", ("Peru praised Chile.", "Chile was praised by Peru."), "x", 0.1),
            ],
            1,
        ),
        (
            [
                Evidence("a", ("Peru praised Chile.",), "verb:praise", 0.8),
                Evidence("b", ("Chile was praised by Peru.",), "verb:praise", 0.8),
            ],
            2,
        ),
    ],
)
def test_copies_are_one_source(evidence, sources):
    assert len(group_by_source(evidence)) == sources
    assert (combine(evidence) == 0.8) == (sources == 1)


def test_a_second_source_counts_half_where_one_rule_read_both():
    assert combine([]) == 0
    assert noisy_or([("verb:meet", 0.8), ("noun:talk", 0.5)]) == 0.9
    assert 0.8 < noisy_or([("verb:meet", 0.8), ("verb:meet", 0.5)]) < 0.9


@given(st.lists(EVIDENCE, min_size=1, max_size=6), EVIDENCE)
def test_more_evidence_never_makes_less_sure_nor_certain(evidence, more):
    surest = max(item.confidence for item in evidence)
    assert surest - 1e-4 <= combine(evidence) <= 0.99
    if not {more.text} & {e.text for e in evidence} and not more.sentences:
        assert combine([*evidence, more]) >= combine(evidence) - 0.05


@given(st.lists(EVIDENCE, max_size=6))
def test_sources_part_the_evidence(evidence):
    groups = group_by_source(evidence)
    assert sorted(map(repr, evidence)) == sorted(repr(item) for group in groups for item in group)
    texts = [{item.text for item in group} for group in groups]
    assert sum(map(len, texts)) == len(set().union(*texts))


def test_the_same_wire_text_in_two_papers_is_one_source(tmp_path):
    papers = {
        "first.txt": "Peru praised Chile on Monday.\n\nThe harbour was quiet that day.\n",
        "second.txt": "Peru praised Chile on Monday.\n\nMarkets were closed for the holiday.\n",
        "third.txt": "Chile was praised by Peru for its patience in the talks.\n",
    }
    for name, text in papers.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def find_tie(*names):
        out = tmp_path / f"out{len(names)}"
        build([str(tmp_path / name) for name in names], out, BuildOptions(html=False))
        ties = to_network(open_store(out)).edges(data=True)
        return next(tie for _, _, tie in ties if tie["predicate"] == "supports")

    alone, twice = find_tie("first.txt"), find_tie("first.txt", "second.txt")
    assert (twice["sources"], len(twice["statements"])) == (1, 2)
    assert twice["confidence"] == alone["confidence"]
    more = find_tie("first.txt", "second.txt", "third.txt")
    assert more["sources"] == 2
    assert alone["confidence"] < more["confidence"] < 1
