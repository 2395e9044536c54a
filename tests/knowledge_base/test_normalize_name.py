from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge_base.names import normalize_name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The U.S.", "us"),
        ("U. S.", "us"),
        ("J. D. Vale", "jd vale"),
        ("J.D. Vale", "jd vale"),
        ("São Tomé", "sao tome"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("İzmir", "izmir"),
        ("Straße", "strasse"),
        ("Bosnia & Herzegovina", "bosnia and herzegovina"),
        ("  the   Hague ", "hague"),
        ("St. John's", "st johns"),
        ("Theodor", "theodor"),
        ("The The Times", "times"),
        ("Київ", "київ"),
        ("Йошкар-Ола", "йошкар ола"),
        ("東京", "東京"),
        ("서울", "서울"),
        ("ガザ", "ガザ"),
        ("दिल्ली", "दिल्ली"),
        ("القاهرة", "القاهرة"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_spellings_of_a_name_become_one_key(name, key):
    assert normalize_name(name) == key


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text):
    assert normalize_name(normalize_name(text)) == normalize_name(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x17F), max_size=40))
def test_case_and_outer_space_make_no_difference(text):
    assert normalize_name(f" {text.upper()}  ") == normalize_name(text.upper().lower())
