from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

import kg
from kg.errors import NewskgError
from kg.model import (
    DATE_VALUED,
    INTERACTIONS,
    SYMMETRIC,
    EntityClass,
    Factuality,
    MentionKind,
    Predicate,
    QuotationKind,
)
from kg.ontology import ontology_path
from kg.vocab import KG, Family, family_of

ONTOLOGY = URIRef("https://w3id.org/newskg/ontology")
SHAPE = "https://w3id.org/newskg/shapes#"
SOURCES = Path(kg.__file__).parent


def term(name):
    return URIRef(KG(name).value)


@pytest.fixture(scope="module")
def ontology():
    return Graph().parse(ontology_path("kg.ttl"))


@pytest.fixture(scope="module")
def shapes():
    return Graph().parse(ontology_path("shapes.ttl"))


def terms_of(graph):
    return {subject for subject in graph.subjects() if str(subject).startswith(KG.iri)}


@pytest.mark.parametrize("name", ["kg.ttl", "shapes.ttl"])
def test_two_parsers_read_the_same(name):
    path = ontology_path(name)
    quads = list(pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(quads) == len(Graph().parse(path)) > 500


@pytest.mark.parametrize("member", [*EntityClass, *Factuality, *Predicate])
def test_the_model_and_the_ontology_name_the_same(ontology, member):
    assert (term(member), RDFS.isDefinedBy, ONTOLOGY) in ontology


def test_every_term_is_explained(ontology):
    for subject in sorted(terms_of(ontology)):
        for predicate in (RDFS.label, SKOS.definition, SKOS.example):
            (text,) = ontology.objects(subject, predicate)
            assert text.language == "en", (subject, predicate)
            assert len(text) > 3, (subject, predicate)
        assert str(ontology.value(subject, SKOS.definition)).endswith(".")
        assert list(ontology.objects(subject, RDFS.isDefinedBy)) == [ONTOLOGY]
        assert list(ontology.objects(subject, RDF.type))


def test_no_two_terms_share_a_definition_or_example(ontology):
    for predicate in (SKOS.definition, SKOS.example):
        count = Counter(str(ontology.value(subject, predicate)) for subject in terms_of(ontology))
        assert [text for text, times in count.items() if times > 1] == []


def test_no_term_is_defined_twice():
    text = ontology_path("kg.ttl").read_text(encoding="utf-8")
    count = Counter(re.findall(r"^(kg:\w+)\s", text, flags=re.MULTILINE))
    assert {name for name, times in count.items() if times > 1} == set()
    assert len(count) > 70


def test_relations_are_the_predicates_that_statements_may_have(ontology):
    interactions = set(ontology.subjects(RDF.type, term("InteractionCategory")))
    relations = set(ontology.subjects(RDF.type, term("Relation"))) | interactions
    assert relations == {term(predicate) for predicate in Predicate}
    assert interactions == {term(predicate) for predicate in INTERACTIONS}


def test_the_sixteen_stand_under_four_and_pages_colour_them_alike(ontology):
    quads = {
        Family.COOPERATIVE: {term("cooperatesVerballyWith"), term("cooperatesMateriallyWith")},
        Family.CONFLICTUAL: {term("conflictsVerballyWith"), term("conflictsMateriallyWith")},
    }
    for predicate in INTERACTIONS:
        (above,) = ontology.objects(term(predicate), RDFS.subPropertyOf)
        assert above in quads[family_of(predicate)]
        assert (above, RDFS.subPropertyOf, term("interactsWith")) in ontology


def test_symmetric_and_date_valued_are_said_alike(ontology):
    symmetric = set(ontology.subjects(RDF.type, OWL.SymmetricProperty))
    assert symmetric == {term(predicate) for predicate in SYMMETRIC}
    dated = set(ontology.subjects(RDF.type, OWL.DatatypeProperty))
    assert dated & {term(p) for p in Predicate} == {term(p) for p in DATE_VALUED}


def test_every_relation_says_whom_it_ties(ontology):
    for predicate in Predicate:
        lineage = set(ontology.transitive_objects(term(predicate), RDFS.subPropertyOf))
        assert any((above, RDFS.domain, None) in ontology for above in lineage), predicate
        if predicate not in DATE_VALUED:
            assert any((above, RDFS.range, None) in ontology for above in lineage), predicate


def test_the_eight_classes_are_all_there_are(ontology):
    (union,) = ontology.objects(term("Entity"), OWL.disjointUnionOf)
    assert set(Collection(ontology, union)) == {term(member) for member in EntityClass}
    for member in EntityClass:
        above = set(ontology.transitive_objects(term(member), RDFS.subClassOf))
        assert term("Entity") in above


@pytest.mark.parametrize(
    ("name", "kinds"), [("MentionKind", MentionKind), ("QuotationKind", QuotationKind)]
)
def test_kinds_are_listed_alike_in_model_ontology_and_shapes(ontology, shapes, name, kinds):
    listed = shapes.value(URIRef(SHAPE + name), SH["in"])
    assert [str(kind) for kind in Collection(shapes, listed)] == list(kinds)
    datatype = ontology.value(term(name[0].lower() + name[1:]), RDFS.range)
    one_of = ontology.value(datatype, OWL.oneOf)
    assert [str(kind) for kind in Collection(ontology, one_of)] == list(kinds)


def test_factualities_stand_in_the_shapes_in_the_order_of_the_model(shapes):
    listed = shapes.value(URIRef(SHAPE + "StatementFactuality"), SH["in"])
    assert list(Collection(shapes, listed)) == [term(member) for member in Factuality]


@pytest.mark.parametrize("folder", [SOURCES, ontology_path("shapes.ttl").parent])
def test_every_term_that_is_used_is_defined(ontology, folder):
    known = {str(defined).removeprefix(KG.iri) for defined in terms_of(ontology)}
    used = set()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".rq", ".ttl"}:
            text = path.read_text(encoding="utf-8")
            used |= set(re.findall(r"\bkg:([A-Za-z]\w+)|\bKG\(\"(\w+)\"\)", text))
    named = {one or other for one, other in used}
    assert len(named) > 40
    assert named - known == set()


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(NewskgError, match=r"nothing\.ttl: no such file of the ontology"):
        ontology_path("nothing.ttl")


def test_files_inside_an_installed_package_come_first(tmp_path, monkeypatch):
    inside = tmp_path / "kg" / "ontologies"
    inside.mkdir(parents=True)
    (inside / "kg.ttl").touch()
    monkeypatch.setattr("kg.ontology.files", lambda package: tmp_path / package)
    assert ontology_path("kg.ttl") == inside / "kg.ttl"
