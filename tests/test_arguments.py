import pytest
from rdflib import OWL, RDFS, Graph, Namespace
from rdflib.collection import Collection

from kg.arguments import ENDS, fits
from kg.model import DATE_VALUED, INTERACTIONS, EntityClass, Predicate
from kg.ontology import ontology_path

KG = Namespace("https://w3id.org/newskg/ontology#")


@pytest.fixture(scope="module")
def ontology():
    return Graph().parse(ontology_path("kg.ttl"))


def classes(ontology, term):
    """The entity classes that a domain or range allows."""
    union = ontology.value(term, OWL.unionOf)
    if union is not None:
        return frozenset().union(*(classes(ontology, t) for t in Collection(ontology, union)))
    below = {str(t) for t in ontology.transitive_subjects(RDFS.subClassOf, term)}
    return frozenset(c for c in EntityClass if str(KG[c.value]) in below)


@pytest.mark.parametrize("predicate", sorted(set(Predicate) - INTERACTIONS))
def test_the_ends_are_those_of_the_ontology(ontology, predicate):
    subjects, targets = ENDS[predicate]
    assert classes(ontology, ontology.value(KG[predicate], RDFS.domain)) == subjects
    if predicate not in DATE_VALUED:
        assert classes(ontology, ontology.value(KG[predicate], RDFS.range)) == targets


def test_every_predicate_has_its_ends():
    assert set(ENDS) == set(Predicate)


def test_a_club_that_is_a_town_has_no_members():
    assert not fits(Predicate.MEMBER_OF, EntityClass.PERSON, EntityClass.PLACE)
