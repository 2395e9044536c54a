"""Two persons of one full name are told apart only where their articles contradict strongly."""

import pytest
from decision_words import decisions
from mentions_example import COUNTRY, ORGANIZATION, PERSON, make_extraction

from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import Evidence, Factuality, Predicate, Relation
from kg.resolve import resolve

ORM = ("Jan Orm", PERSON)
NORWAY, BRAZIL, CHILE = (("Norway", COUNTRY), ("Brazil", COUNTRY), ("Chile", COUNTRY))


def article(name, *rows, title="", citizen=False, factuality=Factuality.ASSERTED):
    """The first row's person holds an office of the second's country, or is its citizen."""
    extraction = make_extraction(name, *rows)
    if not title and not citizen:
        return extraction
    person, country = (mention.span for mention in extraction.mentions[:2])
    relation = Relation(
        Predicate.HOLDS_POSITION if title else Predicate.CITIZEN_OF, person, country,
        Evidence(name, 0, 9, "", "test"), factuality, title=title,
    )  # fmt: skip
    return make_extraction(name, *rows, relations=[relation])


MINISTER = article("a", ORM, NORWAY, title="Foreign Minister")
PLAYER = article("b", ORM, BRAZIL, citizen=True)

PARTED = [
    [MINISTER, PLAYER],
    [MINISTER, article("b", ORM, BRAZIL, title="striker")],
    [MINISTER, PLAYER, article("c", ORM, NORWAY, title="Foreign Minister")],
]


@pytest.mark.parametrize("extractions", PARTED)
def test_a_minister_of_one_country_and_a_footballer_of_another_are_two(extractions):
    assert persons(extractions) == 2


ONE = [
    # Nothing ties one of them to a country.
    [MINISTER, article("b", ORM, BRAZIL)],
    # One of the countries is spoken of in both.
    [MINISTER, article("b", ORM, BRAZIL, NORWAY, citizen=True)],
    # Citizens of two countries, of whom no office is told.
    [article("a", ORM, NORWAY, citizen=True), PLAYER],
    # A title is common to both.
    [MINISTER, article("b", ORM, BRAZIL, title="former minister")],
    # So is a companion.
    [article("a", ORM, NORWAY, ("Lena Brook", PERSON), title="Minister"),
     article("b", ORM, BRAZIL, ("Lena Brook", PERSON), citizen=True)],
    [article("a", ORM, NORWAY, ("Harbour Bank", ORGANIZATION), title="Minister"),
     article("b", ORM, BRAZIL, ("Harbour Bank", ORGANIZATION), citizen=True)],
    # A third article knows him in both countries.
    [MINISTER, PLAYER, article("c", ORM, NORWAY, BRAZIL, title="Foreign Minister")],
    # What is denied ties nobody.
    [MINISTER, article("b", ORM, BRAZIL, citizen=True, factuality=Factuality.NEGATED)],
]  # fmt: skip


@pytest.mark.parametrize("extractions", ONE)
def test_anything_less_leaves_them_one(extractions):
    assert persons(extractions) == 1


def test_an_article_that_ties_him_to_nothing_follows_the_one_it_has_most_in_common_with():
    extractions = [MINISTER, PLAYER, article("c", ORM, CHILE, BRAZIL), article("d", ORM)]
    assert parts(extractions) == [{"a", "d"}, {"b", "c"}]


def test_a_person_has_the_last_word():
    extractions = [MINISTER, PLAYER]
    assert persons(extractions, "Jan Orm@a = Jan Orm@b") == 1
    assert persons(extractions, "Jan Orm@a ≠ Jan Orm") == 2
    assert persons(extractions, "Jan Orm = J. Orm") == 1


def parts(extractions, *lines):
    resolution = resolve(extractions, load_knowledge_base(), decisions(*lines))
    return sorted(
        ({part.article for part in i.parts} for i in resolution.identities if i.label == "Jan Orm"),
        key=sorted,
    )


def persons(extractions, *lines):
    assert parts(extractions, *lines) == parts(extractions[::-1], *lines)
    return len(parts(extractions, *lines))
