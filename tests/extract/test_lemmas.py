import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.lexicon.lemmas import find_stems, to_lemma
from kg.extract.lexicon.lexicon import load_lexicon

LEMMAS = [
    # The model cuts too much: English would have doubled the consonant.
    ("staged", "stag", "stage"),
    ("waging", "wag", "wage"),
    ("raped", "rap", "rape"),
    ("hates", "hat", "hate"),
    # It did double it, so the model is right.
    ("hopped", "hop", "hop"),
    ("planned", "plan", "plan"),
    # The model does not know the verb and guesses.
    ("retweeted", "retweete", "retweet"),
    ("defunding", "defunde", "defund"),
    ("readmitted", "readmitte", "readmit"),
    ("decertified", "decertifie", "decertify"),
    # Nobody knows it.
    ("blorked", "blorke", "blorke"),
    # Capitals do not matter.
    ("Attacked", "Attack", "attack"),
]


@pytest.mark.parametrize(("form", "lemma", "expected"), LEMMAS)
def test_a_lemma_is_made_right_by_its_form(form, lemma, expected):
    assert to_lemma(form, lemma, load_lexicon().known_verbs) == expected


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_known_form_is_its_own_lemma(word):
    assert next(find_stems(word)) == word
    assert to_lemma(word, word, {word}) == word
