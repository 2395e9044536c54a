import pytest
from mentions_example import COUNTRY, ORGANIZATION, PERSON, PLACE, make_extraction

from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import MentionKind
from kg.resolve import resolve


@pytest.fixture(scope="module")
def knowledge_base():
    return load_knowledge_base()


def labels(resolution):
    return sorted(entity.label for entity in resolution.entities.values())


def test_full_name_and_bare_surname_are_one_person_over_articles(knowledge_base):
    resolution = resolve(
        [
            make_extraction("a", ("Ilona Quastel", PERSON), ("Quastel", PERSON, 0)),
            make_extraction("b", ("Quastel", PERSON)),
        ],
        knowledge_base,
    )
    assert labels(resolution) == ["Ilona Quastel"]
    assert resolution.merges[0][1].reason == "surname:unique"


def test_a_surname_that_two_bear_stays_alone(knowledge_base):
    resolution = resolve(
        [
            make_extraction("a", ("Ilona Quastel", PERSON)),
            make_extraction("b", ("Bram Quastel", PERSON)),
            make_extraction("c", ("Quastel", PERSON)),
        ],
        knowledge_base,
    )
    assert labels(resolution) == ["Bram Quastel", "Ilona Quastel", "Quastel"]


def test_a_countrys_names_abbreviations_and_demonyms_are_one_with_its_item(knowledge_base):
    resolution = resolve(
        [
            make_extraction("a", ("United States", COUNTRY), ("U.S.", COUNTRY)),
            make_extraction("b", ("American", COUNTRY, None, MentionKind.DEMONYM, "United States")),
        ],
        knowledge_base,
    )
    (entity,) = resolution.entities.values()
    assert (entity.id, entity.wikidata, entity.entity_class) == ("Q30", "Q30", COUNTRY)
    assert {"U.S.", "American"} <= set(entity.alt_labels)


def test_an_acronym_introduced_in_one_article_is_known_in_another(knowledge_base):
    resolution = resolve(
        [
            make_extraction("a", ("Quastel Trade Bank", ORGANIZATION), ("QTBX", ORGANIZATION, 0)),
            make_extraction("b", ("QTBX", ORGANIZATION)),
        ],
        knowledge_base,
    )
    assert labels(resolution) == ["Quastel Trade Bank"]


def test_one_article_in_error_about_a_class_is_outvoted(knowledge_base):
    resolution = resolve(
        [
            make_extraction("a", ("Quastelburg Works", ORGANIZATION)),
            make_extraction("b", ("Quastelburg Works", ORGANIZATION)),
            make_extraction("c", ("Quastelburg Works", PLACE)),
        ],
        knowledge_base,
    )
    (entity,) = resolution.entities.values()
    assert entity.entity_class is ORGANIZATION


def test_a_capital_stands_for_its_country_and_lies_in_it(knowledge_base):
    resolution = resolve([make_extraction("a", ("Lima", PLACE))], knowledge_base)
    lima = next(e for e in resolution.entities.values() if e.label == "Lima")
    peru = next(e for e in resolution.entities.values() if e.label == "Peru")
    assert lima.stands_for == peru.id
    assert [(b.subject, b.predicate, b.object) for b in resolution.background] == [
        (lima.id, "locatedIn", peru.id)
    ]


def test_the_order_of_articles_changes_nothing(knowledge_base):
    extractions = [
        make_extraction(f"{n:02}", (f"Person{n % 7} Quastel{n % 3}", PERSON), ("Lima", PLACE))
        for n in range(30)
    ]
    expected = resolve(extractions, knowledge_base)
    shuffled = extractions[:]
    shuffled.reverse()
    again = resolve(shuffled, knowledge_base)
    assert again.entities == expected.entities
    assert again.meaning == expected.meaning


def test_two_countries_ministries_are_two_and_one_countrys_is_one(knowledge_base):
    ministry = ("Audit Tribunal", ORGANIZATION)
    resolution = resolve(
        [
            make_extraction("a", ("Peru", COUNTRY), ministry),
            make_extraction("b", ("Peru", COUNTRY), ministry),
            make_extraction("c", ("Chile", COUNTRY), ministry),
        ],
        knowledge_base,
    )
    assert labels(resolution) == ["Audit Tribunal", "Audit Tribunal", "Chile", "Peru"]
