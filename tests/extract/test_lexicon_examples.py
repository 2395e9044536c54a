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


EXAMPLES = [(table, expected) for table in TABLES for expected in find_examples(table)]


@pytest.fixture(scope="module")
def readings():
    """Every example's sentence with its mentions' words and its relations, parsed together."""
    nlp, gazetteer = load_model(), load_gazetteer(INVENTED)
    sentences = sorted({expected.sentence for _, expected in EXAMPLES})
    docs = nlp.pipe(sentences, batch_size=256)
    extractions = (
        extract(Article("test.txt", sentence), doc, gazetteer)
        for sentence, doc in zip(sentences, docs, strict=True)
    )
    return dict(zip(sentences, extractions, strict=True))


@pytest.mark.parametrize(
    "expected", [pytest.param(e, id=f"{t}: {e.predicate}: {e.sentence}") for t, e in EXAMPLES]
)
def test_example_is_read(readings, expected):
    extraction = readings[expected.sentence]
    for actor in (expected.agent, expected.recipient):
        assert any(actor in _words(m.text) for m in extraction.mentions), f"{actor} is no mention"
    read = [_to_words(expected.sentence, relation) for relation in extraction.relations]
    assert any(_fits(expected, found) for found in read), read


class Found(NamedTuple):
    """A relation as the words of its two ends."""

    subject: frozenset[str]
    predicate: Predicate
    object: frozenset[str]
    factuality: Factuality


def _to_words(sentence, relation):
    ends = [
        frozenset(_words(sentence[span.start : span.end]))
        for span in (relation.subject, relation.object)
    ]
    return Found(ends[0], relation.predicate, ends[1], relation.factuality)


def _words(text):
    return text.replace("'s", " 's").split()


def _fits(expected, found):
    """Whether it is the relation, whichever way round where it is symmetric."""
    if found.predicate != expected.predicate:
        return False
    if expected.factuality not in {None, found.factuality}:
        return False
    ends = (found.subject, found.object)
    ways = [ends, ends[::-1]] if found.predicate in SYMMETRIC else [ends]
    return any(expected.agent in one and expected.recipient in other for one, other in ways)


REPORTING = [row.example() for row in read_rows("reporting_verbs.tsv")]


@pytest.fixture(scope="module")
def said():
    """The quotations of the examples of the verbs of saying."""
    gazetteer = load_gazetteer(INVENTED)
    docs = load_model().pipe([example.text for example in REPORTING])
    return {
        doc.text: extract(Article("t.txt", doc.text), doc, gazetteer).quotations for doc in docs
    }


@pytest.mark.parametrize("example", REPORTING, ids=lambda example: example.text)
def test_example_of_a_verb_of_saying_has_its_speaker(said, example):
    speakers = [q.speaker for q in said[example.text] if q.speaker is not None]
    assert any(example.agent in example.text[start:end] for start, end in speakers)
