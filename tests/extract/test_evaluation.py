"""Criticism and praise in what somebody says: every word of the table, and what is neither."""

import re
from collections import Counter

import pytest

from kg.annotate import load_model
from kg.extract.interactions.judgements import find_judgement, find_outcome
from kg.extract.lexicon.rows import read_rows
from kg.model import Factuality

ROWS = list(read_rows("evaluations.tsv"))
TARGET = re.compile(r"\[(.+?)\]")


def plain(example):
    return re.sub(r"[\[\]{}]", "", example)


@pytest.fixture(scope="module")
def docs():
    texts = [plain(row.text("example")) for row in ROWS]
    return dict(zip(texts, load_model().pipe(texts, disable=["ner"]), strict=True))


def test_no_word_is_there_twice():
    seen = Counter((word, row.text("pos")) for row in ROWS for word in row.words("word"))
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.text('word')}-{row.line}")
def test_an_example_holds_its_judgement(row, docs):
    found = {
        (word, judgement.target.text, find_outcome(judgement))
        for token in docs[plain(row.text("example"))]
        if (judgement := find_judgement(token)) is not None
        for word in (token.lemma_.lower(), token.lower_)
    }
    target = TARGET.search(row.text("example"))[1]
    assert (row.words("word")[0], target, row.text("verdict")) in found


PRAISE_AND_BLAME = [
    ("“Varga is a disgrace,” said Tom Reed. He met Elena Varga.", "Tom Reed", "accuses", "Varga"),
    ("Tom Reed said Elena Varga was not fit to govern.", "Tom Reed", "accuses", "Elena Varga"),
    ("Tom Reed called Elena Varga a liar.", "Tom Reed", "accuses", "Elena Varga"),
    ("“Elena Varga did a great job,” Tom Reed said.", "Tom Reed", "supports", "Elena Varga"),
    ("“Elena Varga has done more for us than anyone,” said Tom Reed.",
     "Tom Reed", "supports", "Elena Varga"),
    ("“Elena Varga has done nothing for us,” said Tom Reed.", "Tom Reed", "accuses", "Elena Varga"),
    ("Ana Solís told Tom Reed that Elena Varga had betrayed them.",
     "Ana Solís", "accuses", "Elena Varga"),
    ("“Elena Varga’s policy has failed,” Tom Reed said.", "Tom Reed", "accuses", "Elena Varga"),
]  # fmt: skip

NEITHER = [
    "Tom Reed said Elena Varga was not a liar.",
    "Tom Reed asked whether Elena Varga was a liar.",
    "Tom Reed denied that Elena Varga was a liar.",
    "“If Elena Varga is a liar, so am I,” said Tom Reed.",
    "“Is Elena Varga a liar?” asked Tom Reed.",
    "“Elena Varga could be a disaster,” said Tom Reed.",
    "“Elena Varga is less honest than her brother,” said Tom Reed.",
    "“Tom Reed is a fool,” said Tom Reed.",
    "“Elena Varga is tall,” said Tom Reed.",
    "Elena Varga is a disgrace.",
    "A court found that Elena Varga had lied.",
]


@pytest.mark.parametrize(("text", "speaker", "verdict", "target"), PRAISE_AND_BLAME)
def test_who_speaks_well_or_ill_of_whom(read, text, speaker, verdict, target):
    reading = read(text)
    speech = [r for r in reading.extraction.relations if r.evidence.rule.startswith("speech:")]
    assert [(reading.words(r.subject), r.predicate, reading.words(r.object)) for r in speech] == [
        (speaker, verdict, target)
    ]
    assert [r.factuality for r in speech] == [Factuality.ASSERTED]


@pytest.mark.parametrize("text", NEITHER)
def test_who_speaks_neither_well_nor_ill(read, text):
    rules = {relation.evidence.rule for relation in read(text).extraction.relations}
    assert not any(rule.startswith("speech:") for rule in rules)


def test_blame_that_is_itself_reported_is_reported(read):
    relations = read("Tom Reed said Ana Solís had called Elena Varga a liar.").extraction.relations
    speech = [r for r in relations if r.evidence.rule.startswith("speech:")]
    assert [r.factuality for r in speech] == [Factuality.REPORTED]
