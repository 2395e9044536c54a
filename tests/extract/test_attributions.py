"""Every row of the table of words of saying finds its speaker and its content in its example."""

import re
from collections import Counter

import pytest

from kg.annotate import load_model
from kg.extract.lexicon.rows import read_rows
from kg.extract.quotations.cues import find_cues
from kg.extract.quotations.words import load_words_of_saying

ROWS = list(read_rows("attributions.tsv"))
SPEAKER = re.compile(r"\{(.+?)\}")
CONTENT = re.compile(r"\[(.+?)\]")
IN_MARKS = [row for row in ROWS if "“" in row.text("example")]
REPORTED = [row for row in ROWS if "“" not in row.text("example")]


def plain(example):
    return re.sub(r"[\[\]{}]", "", example)


@pytest.fixture(scope="module")
def docs():
    texts = [plain(row.text("example")) for row in ROWS]
    return dict(zip(texts, load_model().pipe(texts, disable=["ner"]), strict=True))


def test_no_row_is_there_twice():
    seen = Counter((word, row.text("pos")) for row in ROWS for word in row.words("lemma"))
    alternatives = Counter(
        (word, row.text("pos"), content)
        for row in ROWS
        for word in row.words("lemma")
        for content in row.words("content")
    )
    assert [key for key, count in alternatives.items() if count > 1] == []
    assert max(seen.values()) <= 2


def test_no_two_rows_share_an_example():
    assert [text for text, n in Counter(r.text("example") for r in ROWS).items() if n > 1] == []


@pytest.mark.parametrize("row", REPORTED, ids=lambda row: f"{row.text('lemma')}-{row.line}")
def test_an_example_has_its_speaker_and_content(row, docs):
    example = row.text("example")
    doc = docs[plain(example)]
    found = {(cue.speaker.text, doc[cue.first : cue.last + 1].text) for cue in find_cues(doc)}
    speaker, content = SPEAKER.search(example)[1], CONTENT.search(example)[1]
    assert (speaker, content) in found


@pytest.mark.parametrize("row", IN_MARKS, ids=lambda row: f"{row.text('lemma')}-{row.line}")
def test_a_verb_that_goes_with_quotation_marks_speaks(row):
    assert all(load_words_of_saying().speaks(word) for word in row.words("lemma"))
