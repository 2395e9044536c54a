"""Which entry a name means, told by what the article speaks of besides."""

import pytest
from mentions_example import COUNTRY, ORGANIZATION, PERSON, PLACE, make_extraction

from kg.knowledge_base.entry import KbEntry
from kg.knowledge_base.knowledge_base import KnowledgeBase
from kg.knowledge_base.table import load_table
from kg.model import EntityClass, Evidence, Predicate, Relation, Span
from kg.resolve import resolve

_ENTRIES = (
    KbEntry("Q9001", "Ruritania", EntityClass.COUNTRY, kind="state"),
    KbEntry("Q9002", "Zenda", EntityClass.COUNTRY, kind="state"),
    KbEntry("Q9003", "Hofburg", PLACE, country="Q9001", kind="city"),
    KbEntry("Q9004", "Hofburg", PLACE, country="Q9002", kind="city"),
    KbEntry("Q9005", "Quastel Party", ORGANIZATION, country="Q9001", kind="political party"),
    KbEntry("Q9006", "Ilona Quastel", PERSON, country="Q9001", note="Minister of Trade"),
    KbEntry("Q9012", "Otto Prenk", PERSON, "Q9001", ("Prenk",), note="President"),
    KbEntry("Q9007", "Quastelshire", PLACE, "Q9001", ("Qua.",), kind="state"),
    KbEntry("Q9008", "Newquastel", PLACE, country="Q9001", kind="city"),
    KbEntry("Q9009", "Newquastel", PLACE, country="Q9001", kind="state"),
    KbEntry("Q9010", "Orm Harbour", PLACE, country="Q9001", kind="city"),
    KbEntry("Q9011", "Streltsau", PLACE, country="Q9001", kind="capital"),
    KbEntry("Q9013", "San Orm", PLACE, country="Q9001", kind="city"),
    KbEntry("Q9014", "San Örm", PLACE, country="Q9002", kind="city"),
)


@pytest.fixture(scope="module")
def own_knowledge():
    return KnowledgeBase(load_table(), own=_ENTRIES)


def items(resolution, article):
    """The items that an article's mentions are linked to, in text order."""
    found = sorted(item for item in resolution.meaning.items() if item[0][0] == article)
    return [resolution.entities[entity].wikidata for _, entity in found]


RULES = [
    # A place that one country has: where that country is spoken of, or none is.
    ([("Orm Harbour", PLACE), ("Ruritania", COUNTRY)], "Q9010"),
    ([("Orm Harbour", PLACE)], "Q9010"),
    # Two countries have it: the one that is spoken of; without either, none.
    ([("Hofburg", PLACE), ("Ruritania", COUNTRY)], "Q9003"),
    ([("Hofburg", PLACE), ("Zenda", COUNTRY)], "Q9004"),
    ([("Hofburg", PLACE)], ""),
    ([("Hofburg", PLACE), ("Ruritania", COUNTRY), ("Zenda", COUNTRY)], ""),
    # A place tells the country as well as its name does.
    ([("Hofburg", PLACE), ("Streltsau", PLACE)], "Q9003"),
    # A city rather than the region around it.
    ([("Newquastel", PLACE), ("Ruritania", COUNTRY)], "Q9008"),
    # Every country has parties and ministers: no link without the country.
    ([("Quastel Party", ORGANIZATION), ("Ruritania", COUNTRY)], "Q9005"),
    ([("Quastel Party", ORGANIZATION), ("Zenda", COUNTRY)], ""),
    ([("Ilona Quastel", PERSON), ("Ruritania", COUNTRY)], "Q9006"),
    ([("Ilona Quastel", PERSON), ("Zenda", COUNTRY)], ""),
    ([("Quastel", PERSON), ("Ruritania", COUNTRY)], ""),
    # A surname alone, where the base says that news means somebody by it.
    ([("Prenk", PERSON), ("Ruritania", COUNTRY)], "Q9012"),
    ([("Prenk", PERSON), ("Zenda", COUNTRY)], ""),
    # Of two namesakes, the one that is written so.
    ([("SAN ORM", PLACE)], "Q9013"),
    # An abbreviation is one only with its point.
    ([("Qua.", PLACE), ("Ruritania", COUNTRY)], "Q9007"),
    ([("Qua", PLACE), ("Ruritania", COUNTRY)], ""),
]


@pytest.mark.parametrize(("rows", "expected"), RULES)
def test_a_name_means_the_entry_that_the_article_speaks_for(own_knowledge, rows, expected):
    resolution = resolve([make_extraction("a", *rows)], own_knowledge)
    assert items(resolution, "a")[0] == expected


def test_an_office_speaks_for_a_person_where_no_country_does(own_knowledge):
    subject, body = Span(0, 13), Span(14, 24)
    relation = Relation(
        Predicate.HOLDS_POSITION, subject, body, Evidence("a", 0, 24, "", "test"),
        title="Trade Minister",
    )  # fmt: skip
    rows = ("Ilona Quastel", PERSON), ("Trade Bank", ORGANIZATION)
    assert items(
        resolve([make_extraction("a", *rows, relations=[relation])], own_knowledge), "a"
    ) == ["Q9006", ""]


@pytest.mark.parametrize(
    ("wider", "expected"),
    [(("Quastelshire", PLACE), "Q9003"), (("Zenda", COUNTRY), "Q9004")],
)
def test_a_town_is_the_one_in_the_land_that_the_article_puts_it_in(own_knowledge, wider, expected):
    subject, object_ = Span(0, 7), Span(8, 8 + len(wider[0]))
    relation = Relation(
        Predicate.LOCATED_IN, subject, object_, Evidence("a", 0, object_.end, "", "test")
    )
    rows = ("Hofburg", PLACE), wider, ("Ruritania", COUNTRY)
    extraction = make_extraction("a", *rows, relations=[relation])
    assert items(resolve([extraction], own_knowledge), "a")[0] == expected


def test_articles_that_mean_two_cities_by_one_name_part(own_knowledge):
    resolution = resolve(
        [
            make_extraction("a", ("Hofburg", PLACE), ("Ruritania", COUNTRY)),
            make_extraction("b", ("Hofburg", PLACE), ("Zenda", COUNTRY)),
            make_extraction("c", ("Hofburg", PLACE)),
        ],
        own_knowledge,
    )
    assert [items(resolution, article)[0] for article in "abc"] == ["Q9003", "Q9004", ""]


def test_an_article_without_context_follows_the_others(own_knowledge):
    resolution = resolve(
        [
            make_extraction("a", ("Hofburg", PLACE), ("Ruritania", COUNTRY)),
            make_extraction("b", ("Hofburg", PLACE)),
        ],
        own_knowledge,
    )
    assert items(resolution, "b") == ["Q9003"]
