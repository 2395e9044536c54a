"""The examples of the lexicon, read: their actors are found, and what they do to each other."""

from pathlib import Path
from typing import NamedTuple

import pytest

from kg.annotate import load_model
from kg.extract import extract
from kg.extract.gazetteer import load_gazetteer
from kg.extract.lexicon.rows import read_rows
from kg.model import SYMMETRIC, Article, Factuality, Predicate

INVENTED = Path(__file__).with_name("invented.tsv")
"""The countries and organizations of the examples, as a user's own knowledge base has them."""

TABLES = (
    "interactions",
    "light_verbs",
    "interaction_nouns",
    "support_verbs",
    "control_verbs",
    "factuality",
)


class Expected(NamedTuple):
    """What is to be read from an example; ``factuality`` is None where the row does not say."""

    sentence: str
    agent: str
    predicate: Predicate
    recipient: str
    factuality: Factuality | None = None


def find_examples(table):
    """Yield what each row of a table says of its example: one or two relations."""
    for row in read_rows(f"{table}.tsv"):
        example = row.example()
        sides = (example.agent, example.recipient)
        act = row.root("embedded" if table == "control_verbs" else "predicate")
        factuality = None
        if table in {"control_verbs", "factuality"}:
            factuality = row.choice("factuality", Factuality, Factuality.ASSERTED)
        yield Expected(example.text, sides[0], act, sides[1], factuality)
        if table == "control_verbs" and (own := row.root_or_none()):
            yield Expected(example.text, sides[0], own, sides[1])


@pytest.fixture(scope="module")
def readings():
    """Every example's sentence with its mentions' words and its relations."""
    nlp, gazetteer = load_model(), load_gazetteer(INVENTED)
    sentences = sorted({e.sentence for table in TABLES for e in find_examples(table)})
    docs = nlp.pipe(sentences, batch_size=256)
    extractions = (
        extract(Article("test.txt", sentence), doc, gazetteer)
        for sentence, doc in zip(sentences, docs, strict=True)
    )
    return dict(zip(sentences, extractions, strict=True))


def _words(text):
    return text.replace("'s", " 's").split()


@pytest.mark.parametrize("table", TABLES)
def test_both_actors_of_every_example_are_mentions(readings, table):
    missing = [
        expected
        for expected in find_examples(table)
        for actor in (expected.agent, expected.recipient)
        if not any(actor in _words(m.text) for m in readings[expected.sentence].mentions)
    ]
    assert missing == []


def test_most_examples_are_read(readings):
    expected = [e for table in TABLES for e in find_examples(table)]
    read = [e for e in expected if _is_read(e, readings[e.sentence])]
    assert len(read) / len(expected) >= 0.85


def _is_read(expected, extraction):
    """Whether the relation is there, whichever way round where it is symmetric."""
    sides = [{expected.agent}, {expected.recipient}]
    for relation in extraction.relations:
        if relation.predicate != expected.predicate:
            continue
        found = [
            set(_words(expected.sentence[span.start : span.end]))
            for span in (relation.subject, relation.object)
        ]
        ways = [found, found[::-1]] if relation.predicate in SYMMETRIC else [found]
        right = any(sides[0] <= way[0] and sides[1] <= way[1] for way in ways)
        if right and expected.factuality in {None, relation.factuality}:
            return True
    return False
