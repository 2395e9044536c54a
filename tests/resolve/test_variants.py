"""Forms of one person's name, and names that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mentions_example import PERSON, make_extraction

from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.resolve import resolve
from kg.resolve.variants import compare_persons, find_variants

SAME = [
    ("james david quastel", "jd quastel", "initials"),
    ("james quastel", "j quastel", "initials"),
    ("donna k quastel", "donna quastel", "middle-name"),
    ("donna kay quastel", "donna k quastel", "middle-name"),
    ("william quastel", "bill quastel", "nickname"),
    ("aleksei quastelny", "alexey quastelny", "spelling"),
    ("volodymyr quastelskyy", "volodymyr quastelsky", "spelling"),
    ("mohammed quasteli", "muhammad quasteli", "spelling"),
]

APART = [
    ("maria quastel", "mario quastel"),
    ("maria quastel", "marie quastel"),
    ("daniel quastel", "danielle quastel"),
    ("donna k quastel", "donna m quastel"),
    ("ana orm", "una orm"),
    ("james quastel", "k quastel"),
    ("johanna quastel", "jo quastel"),
    ("quastel", "ilona quastel"),
]


@pytest.mark.parametrize(("full", "short", "reason"), SAME)
def test_forms_of_one_name_are_told_with_their_reason(full, short, reason):
    verdict = compare_persons(full, short)
    assert verdict is not None
    assert verdict[0] == reason


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_only_look_alike_stay_apart(one, other):
    assert compare_persons(one, other) is None


def test_a_form_that_fits_two_is_joined_to_neither():
    assert list(find_variants(["jan quastel", "julia quastel", "j quastel"])) == []


def test_a_form_that_fits_two_forms_of_one_name_is_joined():
    found = {
        (v.full, v.short) for v in find_variants(["donna kay orm", "donna k orm", "donna orm"])
    }
    assert ("donna kay orm", "donna orm") in found


@given(st.permutations(["james david orm", "jd orm", "bill orm", "william orm", "ana orm"]))
def test_the_order_of_names_changes_nothing(keys):
    assert list(find_variants(keys)) == list(find_variants(sorted(keys)))


def test_articles_that_write_a_name_in_two_ways_mean_one_person():
    resolution = resolve(
        [
            make_extraction("a", ("James David Quastel", PERSON)),
            make_extraction("b", ("J. D. Quastel", PERSON), ("Quastel", PERSON, 0)),
            make_extraction("c", ("Quastel", PERSON)),
        ],
        load_knowledge_base(),
    )
    (entity,) = resolution.entities.values()
    assert {"James David Quastel", "J. D. Quastel"} <= {entity.label, *entity.alt_labels}
    assert sorted(m.reason for _, m in resolution.merges) == ["initials", "surname:unique"]


def test_a_given_name_alone_is_nobody_in_particular():
    resolution = resolve(
        [make_extraction("a", ("Maria", PERSON)), make_extraction("b", ("Maria", PERSON))],
        load_knowledge_base(),
    )
    assert len(resolution.entities) == 2


def test_a_slip_of_one_vowel_is_one_person_within_an_article_only():
    names = ("Kirstin Quastel", PERSON), ("Kirsten Quastel", PERSON)
    knowledge = load_knowledge_base()
    one = resolve([make_extraction("a", *names, names[0])], knowledge)
    assert [entity.label for entity in one.entities.values()] == ["Kirstin Quastel"]
    apart = resolve([make_extraction("a", names[0]), make_extraction("b", names[1])], knowledge)
    assert len(apart.entities) == 2
    others = ("Martin Quastel", PERSON), ("Marvin Quastel", PERSON)
    assert len(resolve([make_extraction("a", *others)], knowledge).entities) == 2
