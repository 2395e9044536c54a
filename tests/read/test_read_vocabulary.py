"""The vocabulary file is in order, and every entry of it is of use."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import kg.read
from kg.read.vocabulary import load_pattern, normalize

FOLDER = Path(kg.read.__file__).parent
VOCABULARY = tomllib.loads((FOLDER / "furniture.toml").read_text(encoding="utf-8"))
ENTRIES = [(table, entry) for table, entries in VOCABULARY.items() for entry in entries]


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_an_entry_is_in_the_form_that_text_is_brought_to(table, entry):
    words = VOCABULARY[table][entry]
    assert len(words) == len(set(words))
    assert [
        word for word in words if word.replace("*", "x") != normalize(word.replace("*", "x"))
    ] == []


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_an_entry_is_asked_for_somewhere(table, entry):
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    assert f'"{entry}"' in code
    assert f'"{table}"' in code


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_a_pattern_finds_its_own_words(table, entry):
    for phrase in VOCABULARY[table][entry]:
        assert load_pattern(table, entry).search(re.sub(r"\*\s*", "some ", phrase).strip())


def test_an_asterisk_stands_for_up_to_six_words():
    pattern = load_pattern("promotion", "opens")
    assert pattern.match("sign up for newsletter")
    assert pattern.match("sign up for the weekly courier newsletter")
    assert not pattern.match("sign up for a course in which you learn of this newsletter")
