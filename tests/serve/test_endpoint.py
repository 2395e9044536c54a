"""The endpoint as programs meet it: formats, refusals, limits, and nothing reached outside."""

from __future__ import annotations

import csv
import io
import json
import socket
import threading
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
import rdflib
from knowledge_example import HOSTILE_LABEL
from running_server import RunningServer

from kg.vocab import BASE_IRI

NAMES = "SELECT ?name { data:person-zofie rdfs:label ?name }"
LABELS = "CONSTRUCT { ?e rdfs:label ?name } WHERE { ?e a kg:Person ; rdfs:label ?name }"


def read_json(text):
    return json.loads(text)["results"]["bindings"][0]["name"]["value"]


def read_xml(text):
    return "".join(ET.fromstring(text).itertext()).rstrip("\n")  # noqa: S314 - our own


def read_csv(text):
    return list(csv.reader(io.StringIO(text, newline="")))[1][0]


def read_tsv(text):
    return rdflib.util.from_n3(text.splitlines()[1]).value


@pytest.mark.parametrize(
    ("accept", "media_type", "read"),
    [
        ("*/*", "application/sparql-results+json", read_json),
        ("application/sparql-results+json", "application/sparql-results+json", read_json),
        ("application/json", "application/json", read_json),
        ("application/sparql-results+xml", "application/sparql-results+xml", read_xml),
        ("text/xml", "text/xml", read_xml),
        ("text/csv", "text/csv", read_csv),
        ("text/tab-separated-values", "text/tab-separated-values", read_tsv),
    ],
)
def test_rows_come_in_the_format_that_is_accepted(server, accept, media_type, read):
    answer = server.query(NAMES, accept=accept)
    assert (answer.status, answer.media_type) == (200, media_type)
    assert read(answer.text) == HOSTILE_LABEL
    assert answer.headers["vary"] == "Accept"


# rdflib's own JSON-LD parser uses what rdflib deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("accept", "media_type", "parser"),
    [
        ("*/*", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
@pytest.mark.parametrize("query", [LABELS, "DESCRIBE data:Q900002"])
def test_triples_come_in_the_format_that_is_accepted(server, query, accept, media_type, parser):
    answer = server.query(query, accept=accept)
    assert (answer.status, answer.media_type) == (200, media_type)
    assert len(rdflib.Graph().parse(data=answer.text, format=parser)) == 4


@pytest.mark.parametrize(
    ("query", "accept"), [(NAMES, "text/turtle"), ("ASK {}", "image/png"), (LABELS, "text/csv")]
)
def test_what_is_not_on_offer_is_not_acceptable(server, query, accept):
    answer = server.query(query, accept=accept)
    assert answer.status == 406
    assert answer.text.count("\n") == 1
    assert "accept " in answer.text


def test_the_default_scope_is_the_union_and_the_usual_prefixes_are_known(server):
    query = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?e a kg:Person } ?e rdfs:label ?name }"
    assert server.query(query).json["results"]["bindings"][0]["n"]["value"] == "4"


def test_graphs_of_the_protocol_narrow_the_scope(server):
    graph = quote(f"{BASE_IRI}graph/background", safe="")
    query = quote("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", safe="")
    answer = server.ask(f"/sparql?query={query}&default-graph-uri={graph}")
    assert answer.json["results"]["bindings"][0]["n"]["value"] == "1"
    assert server.ask("/sparql?query=ASK%7B%7D&named-graph-uri=no-iri").status == 400


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT ?x {", 400, "does not parse at line 1"),
        ("", 400, "does not parse"),
        ("ASK { ?s unknown:p ?o }", 400, "prefix is not declared"),
        ("SELECT * FROM <x:g> { " + "?s ?p ?o . " * 2000 + "}", 400, "too long"),
        ("DELETE WHERE { ?s ?p ?o }", 403, "update"),
        ("LOAD <https://example.org/> INTO GRAPH <x:g>", 403, "update"),
        ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", 403, "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 403, "is a file"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_line(server, query, status, words):
    answer = server.query(query)
    assert answer.status == status
    assert words in answer.text
    assert answer.text.count("\n") == 1
    assert answer.media_type == "text/plain"


def hear(listener):
    with listener.accept()[0] as speaker:
        return speaker.recv(100)


def test_nothing_that_a_query_names_is_reached(server):
    heard = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(20)
        place = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"

        def listen():
            while (said := hear(listener)) != b"stop":
                heard.append(said)

        ear = threading.Thread(target=listen)
        ear.start()
        escaped = rf"SELECT * {{ \u0053ERVICE <{place}> {{ ?s ?p ?o }} }}"
        hidden = f"ASK {{ ?s ?p ?o # \rSERVICE SILENT <{place}> {{ ?a ?b ?c }}\n}}"
        for query in (
            f"SELECT * {{ SERVICE <{place}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ VALUES ?x {{ <{place}> }} SERVICE SILENT ?x {{ ?s ?p ?o }} }}",
            f"ASK {{ FILTER EXISTS {{ SERVICE <{place}> {{ ?s ?p ?o }} }} }}",
            escaped,
            hidden,
            f"LOAD <{place}>",
            f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{place}> {{ ?s ?p ?o }} }}",
        ):
            assert server.query(query).status == 403, query
        for query in (f"ASK FROM <{place}> {{ ?s ?p ?o }}", f"DESCRIBE <{place}>"):
            assert server.query(query).status == 200, query
        graph = quote(place, safe="")
        assert server.ask(f"/sparql?query=ASK%7B%7D&default-graph-uri={graph}").status == 200
        jsonld = f"CONSTRUCT {{ <{place}> <{place}#p> '{place}' }} WHERE {{}}"
        assert server.query(jsonld, accept="application/ld+json").status == 200
        with socket.create_connection(listener.getsockname()) as last:
            last.sendall(b"stop")
        ear.join(timeout=30)
    assert not ear.is_alive()
    assert heard == []


def test_the_service_describes_itself(server):
    answer = server.ask("/sparql", accept="text/turtle")
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    described = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, described.Service)
    endpoint = rdflib.URIRef(f"{server.url}/sparql")
    assert (service, described.endpoint, endpoint) in graph
    assert (service, described.feature, described.UnionDefaultGraph) in graph
    assert server.ask("/sparql", accept="text/html").status == 406


def test_head_gives_the_headers_alone(server):
    answer = server.ask("/sparql?query=ASK%7B%7D", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.media_type == "application/sparql-results+json"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_not_allowed(server, method):
    answer = server.ask("/sparql?query=ASK%7B%7D", method)
    assert answer.status == 405
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


def test_pages_of_other_sites_are_not_let_in(server):
    answer = server.query("ASK {}", origin="https://example.org")
    assert answer.status == 200
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_name_that_is_rebound_to_this_machine_is_not_heeded(server):
    assert server.query("ASK {}", host="evil.example").status == 400
    assert server.query("ASK {}", host="localhost:80").status == 200


def test_limits_and_other_sites_are_as_asked(built):
    options = ("--max-query", 100, "--max-result", 1, "--cors", "https://example.org")
    with RunningServer(built, *options) as server:
        assert server.query("ASK {} #" + "x" * 92).status == 200
        assert server.query("ASK {} #" + "x" * 93).status == 413
        assert server.query("ASK {} #" + "x" * 20_000).status == 414
        posted = server.ask(
            "/sparql", "POST", b"x" * 20_000, content_type="application/sparql-query"
        )
        assert posted.status == 413
        long = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
        for accept in ("application/sparql-results+json", "text/csv"):
            answer = server.query(long, accept=accept)
            assert answer.status == 500
            assert answer.text == "the answer is larger than 1 MB: add LIMIT, or ask for less\n"
        answer = server.query("ASK {}", origin="https://example.org")
        assert answer.headers["access-control-allow-origin"] == "https://example.org"
        answer = server.query("ASK {}", origin="https://other.example")
        assert "access-control-allow-origin" not in answer.headers
        asked = {"origin": "https://example.org", "access_control_request_method": "POST"}
        assert server.ask("/sparql", "OPTIONS", **asked).status == 200
