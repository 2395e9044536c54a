"""Names are safe IRIs whatever they are made of; predicates fall into families."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import INTERACTIONS, Predicate, Span
from kg.vocab import BASE_IRI, PREFIXES, Family, Names, family_of

ASCII_IRI = re.compile(r"[A-Za-z0-9:/#%._~-]+")
text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(text)
def test_an_entity_has_an_ascii_iri_whatever_its_id(entity_id):
    assert ASCII_IRI.fullmatch(Names().entity(entity_id).value)


@given(text, text)
def test_two_ids_never_share_an_iri(one, other):
    assert (Names().entity(one) == Names().entity(other)) == (one == other)


def test_what_stands_in_a_text_is_named_by_article_and_offsets():
    names = Names("https://example.org/n#")
    assert names.sentence("ab12", Span(0, 57)).value == "https://example.org/n#sentence-ab12-0-57"
    assert names.mention("ab12", Span(3, 7)) != names.quotation("ab12", Span(3, 7))


def test_an_article_has_a_graph_of_its_own():
    assert Names().article_graph("ab12").value == BASE_IRI + "graph/article-ab12"
    assert Names().graph("instances").value == BASE_IRI + "graph/instances"


@pytest.mark.parametrize(
    "base_iri",
    [BASE_IRI, "http://localhost:8080/", "https://example.org/a#", "urn:example:news/"],
)
def test_a_base_iri_is_taken_as_it_is(base_iri):
    assert Names(base_iri).prefixes["data"] == base_iri


@pytest.mark.parametrize(
    "base_iri",
    [
        "",
        "/",
        "#",
        "example.org/",
        "https://example.org",
        "https:///",
        "https://",
        "https://example.org/a b/",
        "https://example.org/<x>/",
        "https://example.org/a\n/",
        "ftp://example.org/",
        "javascript:alert(1)/",
        "urn:/",
        "urn:example:news",
    ],
)
def test_an_unfit_base_iri_is_named_and_put_right(base_iri):
    with pytest.raises(InputError, match=r"ends in / or #, such as https://example\.org/news/"):
        Names(base_iri)


def test_data_comes_first_among_the_prefixes():
    assert next(iter(Names().prefixes)) == "data"
    assert set(Names().prefixes) == {"data", *PREFIXES}


def test_every_predicate_has_a_family_and_interactions_have_two():
    assert {family_of(predicate) for predicate in INTERACTIONS} == {
        Family.COOPERATIVE,
        Family.CONFLICTUAL,
    }
    assert {family_of(predicate) for predicate in Predicate} == set(Family)
    others = {predicate for predicate in Predicate if family_of(predicate) is Family.OTHER}
    assert others == {
        Predicate.BIRTH_DATE,
        Predicate.DEATH_DATE,
        Predicate.FOUNDING_DATE,
        Predicate.RELATED_TO,
    }
