"""Clients written by others: SPARQLWrapper and rdflib's SPARQLStore."""

from __future__ import annotations

import pytest
import rdflib
from knowledge_example import HOSTILE_LABEL
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, N3, POST, POSTDIRECTLY, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.vocab import BASE_IRI, KG

PERSONS = "SELECT ?e ?name { ?e a kg:Person ; rdfs:label ?name } ORDER BY ?e"
ZOFIE = rdflib.URIRef(f"{BASE_IRI}person-zofie")
INSTANCES = f"{BASE_IRI}graph/instances"


@pytest.fixture
def wrapper(server):
    return SPARQLWrapper(f"{server.url}/sparql")


@pytest.fixture
def remote(server):
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))
    graph.bind("kg", KG.iri)
    return graph


@pytest.mark.parametrize("form", [{}, {"method": POST}, {"method": POST, "how": POSTDIRECTLY}])
def test_sparqlwrapper_reads_rows(wrapper, form):
    wrapper.setMethod(form.get("method", "GET"))
    wrapper.setRequestMethod(form.get("how", "urlencoded"))
    wrapper.setQuery(PERSONS)
    wrapper.setReturnFormat(JSON)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows][-1] == HOSTILE_LABEL
    assert len(rows) == 4
    wrapper.setReturnFormat(XML)
    assert HOSTILE_LABEL in "".join(
        node.data
        for literal in wrapper.queryAndConvert().getElementsByTagName("literal")
        for node in literal.childNodes
    )
    wrapper.setReturnFormat(CSV)
    assert wrapper.queryAndConvert().decode().startswith("e,name\r\n")


def test_sparqlwrapper_sees_the_graphs_that_it_names(wrapper):
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery("ASK { ?s a kg:Statement }")
    assert wrapper.queryAndConvert()["boolean"] is True
    wrapper.addParameter("default-graph-uri", INSTANCES)
    assert wrapper.queryAndConvert()["boolean"] is False


# SPARQLWrapper's own reader uses what rdflib deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("format_", [RDFXML, TURTLE, N3])
def test_sparqlwrapper_reads_triples(wrapper, format_):
    wrapper.setQuery(
        "CONSTRUCT { ?e rdfs:label ?name } WHERE { ?e a kg:Person ; rdfs:label ?name }"
    )
    wrapper.setReturnFormat(format_)
    found = wrapper.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found)
    assert len(graph) == 4
    assert str(graph.value(ZOFIE, rdflib.RDFS.label)) == HOSTILE_LABEL


def test_sparqlwrapper_is_told_what_is_wrong(wrapper):
    wrapper.setQuery("SELECT ?x {")
    with pytest.raises(QueryBadFormed, match="does not parse at line 1"):
        wrapper.query()


def test_rdflib_reads_the_graph_as_if_it_were_its_own(remote):
    persons = set(remote.subjects(rdflib.RDF.type, rdflib.URIRef(f"{KG.iri}Person")))
    assert ZOFIE in persons
    assert len(persons) == 4
    assert str(remote.value(ZOFIE, rdflib.RDFS.label)) == HOSTILE_LABEL
    assert (ZOFIE, rdflib.RDF.type, rdflib.URIRef(f"{KG.iri}Place")) not in remote
    assert len(remote) > 300


def test_rdflib_queries_the_graph(remote):
    rows = list(remote.query(PERSONS))
    assert [str(row.e) for row in rows] == sorted(str(row.e) for row in rows)
    assert str(rows[-1].name) == HOSTILE_LABEL
    built = remote.query("CONSTRUCT { ?e a kg:Person } WHERE { ?e a kg:Person }")
    assert len(built.graph) == 4
    assert remote.query("ASK { ?e a kg:Person }").askAnswer is True
