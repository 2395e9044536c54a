from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from broken_graphs import BROKEN
from knowledge_example import KNOWLEDGE
from rdflib import Graph
from rdflib.namespace import OWL, RDF, SH

from kg.ontology import ontology_path
from kg.rdf import to_quads
from kg.store import write_store
from kg.validate import to_text, validate
from kg.vocab import Names

GOOD = Path(__file__).with_name("good.ttl")
NAMED = [
    f"{shape}-{sum(row[0] == shape for row in BROKEN[:at])}"
    for at, (shape, *_) in enumerate(BROKEN)
]


def test_a_good_graph_conforms():
    report = validate(GOOD)
    assert to_text(report) == "The graph conforms: 151 triples keep to every shape."


@pytest.mark.parametrize(("shape", "old", "new", "node", "found"), BROKEN, ids=NAMED)
def test_a_broken_graph_breaks_one_shape(tmp_path, shape, old, new, node, found):
    good = GOOD.read_text(encoding="utf-8")
    assert good.count(old) == 1
    broken = tmp_path / "broken.ttl"
    broken.write_text(good.replace(old, new), encoding="utf-8")

    violations = validate(broken).violations

    assert {violation.shape for violation in violations} == {shape}
    assert any(v.node.startswith(node) and found in v.found for v in violations), violations


def test_every_shape_is_broken_by_some_row():
    shapes = Graph().parse(ontology_path("shapes.ttl"))
    kinds = (SH.NodeShape, SH.PropertyShape)
    named = {str(shape).rpartition("#")[2] for kind in kinds for shape in shapes[: RDF.type : kind]}
    assert named == {shape for shape, *_ in BROKEN}


def test_every_shape_says_its_rule():
    shapes = Graph().parse(ontology_path("shapes.ttl"))
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in shapes[: RDF.type : kind]:
            assert len(list(shapes.objects(shape, SH.message))) == 1, shape
    assert len(list(shapes[: RDF.type : OWL.Ontology])) == 1


def test_a_warning_does_not_keep_a_graph_from_conforming(tmp_path):
    good = GOOD.read_text(encoding="utf-8")
    odd = tmp_path / "odd.ttl"
    claim = "rdf:predicate kg:spouseOf ; rdf:object :solis"
    odd.write_text(
        good.replace("rdf:predicate kg:citizenOf ; rdf:object :norlund", claim), encoding="utf-8"
    )
    report = validate(odd)
    assert report.conforms
    assert [violation.warning for violation in report.violations] == [True]


def without_the_refusal(knowledge):
    """The example but for one statement, whose object its sentence does not mention."""
    return replace(
        knowledge,
        interactions=tuple(i for i in knowledge.interactions if i.id != "refusal"),
        articles=tuple(
            replace(
                article,
                statements=tuple(s for s in article.statements if s.interaction != "refusal"),
            )
            for article in knowledge.articles
        ),
    )


@pytest.mark.parametrize("base_iri", [Names().base_iri, "https://example.org/mine#"])
@pytest.mark.parametrize(
    "options", [{}, {"with_text": True}, {"quoted": False}], ids=["plain", "text", "no-text"]
)
def test_what_the_graph_half_writes_conforms(tmp_path, base_iri, options):
    knowledge = without_the_refusal(KNOWLEDGE)
    write_store(to_quads(knowledge, Names(base_iri), **options), tmp_path)
    assert validate(tmp_path).violations == ()
