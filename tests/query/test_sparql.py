"""What is seen in a query before it is run."""

from __future__ import annotations

import pytest

from kg.errors import QueryError, RefusedQuery
from kg.query import list_queries, load_query
from kg.query.sparql import inspect_query, is_update

ASKING_ELSEWHERE = [
    "SELECT * { SERVICE <x:y> { ?s ?p ?o } }",
    "SELECT * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { { { SELECT * { SERVICE <x:y> { ?s ?p ?o } } } } }",
    "ASK { GRAPH ?g { OPTIONAL { SERVICE <x:y> { ?s ?p ?o } } } }",
    "ASK { FILTER EXISTS { SERVICE <x:y> { ?s ?p ?o } } }",
    "SELECT (EXISTS { SERVICE <x:y> {} } AS ?x) {}",
    "SELECT ?s { ?s ?p ?o } ORDER BY EXISTS { SERVICE <x:y> {} }",
    "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (NOT EXISTS { SERVICE <x:y> {} })",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o MINUS { SERVICE <x:z> {} } }",
    "DESCRIBE ?s { {} UNION { BIND(EXISTS { SERVICE <x:y> {} } AS ?z) } }",
    # A comment ends where the line does, by whichever sign.
    "ASK { ?s ?p ?o # \rSERVICE <x:y> { ?a ?b ?c }\n}",
    # Written as code points.
    r"ASK { \u0053ERVICE <x:y> { ?s ?p ?o } }",
    r"ASK { \U00000053ERVICE <x:y> { ?s ?p ?o } }",
    r"ASK { s\u0065rv\u0049ce <x:y> { ?s ?p ?o } }",
    "ASK { ?s ?p 'é' . sErViCe <x:y> { ?s ?p ?o } }",
]

NOT_ASKING_ELSEWHERE = [
    "SELECT * { ?s ?p ?o }",
    "ASK { ?s ?p 'SERVICE <x:y> { ?s ?p ?o }' }",
    "ASK { ?s ?p ?o } # SERVICE <x:y> { ?s ?p ?o }",
    "ASK { ?SERVICE <x:SERVICE> ?o }",
    "PREFIX SERVICE: <x:y#> ASK { SERVICE:x SERVICE:SERVICE ?o }",
    'ASK { ?s ?p """ " SERVICE <x:y> {} """ }',
]


@pytest.mark.parametrize("query", ASKING_ELSEWHERE)
def test_a_query_that_asks_another_server_is_refused(query):
    with pytest.raises(QueryError, match="another server"):
        inspect_query(query)


@pytest.mark.parametrize("query", NOT_ASKING_ELSEWHERE)
def test_the_word_service_elsewhere_is_no_matter(query):
    assert inspect_query(query) == (query, False)


@pytest.mark.parametrize(
    "query",
    [
        r"ASK { ?s ?p '\u005C' SERVICE <x:y> { ?a ?b '' } }",
        r"ASK { ?s ?p '\u005Cu0027 SERVICE <x:y> {} '}",
        r"ASK { ?s ?p '\uD800 service' }",
        "ASK { ?s ?p '#' . SERVICE <x:y#> { ?s ?p ?o } }",
        "ASK { ?s <x:y#> 1 . SERVICE <x:y> { ?s ?p ?o } }",
        r"ASK { ?s ?p '\UFFFFFFFF service' }",
        "SELECT * { ?s ?p 1SERVICE <x:y> { ?s ?p ?o } }",
        "PREFIX service: <x:y#> ASK { SERVICE service:x { ?s ?p ?o } }",
    ],
)
def test_what_two_parsers_might_read_differently_is_refused(query):
    with pytest.raises(QueryError):
        inspect_query(query)


@pytest.mark.parametrize(
    ("query", "names_graphs"),
    [
        ("SELECT * FROM <x:g> { ?s ?p ?o }", True),
        ("SELECT * FROM NAMED <x:g> { GRAPH ?g { ?s ?p ?o } }", True),
        ("ASK FROM kg:g { ?s ?p ?o }", True),
        ("DESCRIBE <x:y>FROM<x:g>", True),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3", False),
        ("SELECT * { ?s prov:wasDerivedFrom ?from }", False),
        ("SELECT * { ?s ?p 'FROM <x:g>' }", False),
        ("SELECT * { ?s <x:from> ?o } # FROM <x:g>", False),
    ],
)
def test_graphs_that_a_query_names_are_seen(query, names_graphs):
    assert inspect_query(query)[1] is names_graphs


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM <FILE:/etc/passwd> { ?s ?p ?o }",
        "PREFIX f: <file:///etc/> ASK FROM <x:g> FROM NAMED f:passwd { ?s ?p ?o }",
        "BASE <file:///etc/> ASK FROM <passwd> { ?s ?p ?o }",
        "BASE <file:///etc/> PREFIX p: <a#> DESCRIBE <x:y> FROM p:q",
        "PREFIX data: <file:///etc/> ASK FROM data:passwd { ?s ?p ?o }",
        "CONSTRUCT FROM <\\u0066ile:///etc/passwd> WHERE { ?s ?p ?o }",
    ],
)
def test_a_file_is_no_graph(query):
    with pytest.raises(RefusedQuery, match="is a file"):
        inspect_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK FROM <https://example.org/file:x> { ?s ?p ?o }",
        "ASK FROM data:graph FROM NAMED kg:g { ?s ?p 'FROM <file:///x>' }",
        "ASK FROM unknown:g { ?s ?p ?o }",
    ],
)
def test_other_graphs_are_left_to_the_store(query):
    assert inspect_query(query) == (query, True)


def test_newer_syntax_is_left_to_the_store():
    query = "SELECT * { ?s ?p <<( ?a ?b ?c )>> }"
    assert inspect_query(query) == (query, False)


def test_where_a_query_stops_making_sense_is_told():
    with pytest.raises(QueryError, match=r"at line 2, column \d+"):
        inspect_query("SELECT * FROM <x:g>\n{ ?s ?p 'service' ")


def test_a_query_too_deep_to_look_through_is_refused():
    with pytest.raises(QueryError, match="too long"):
        inspect_query("SELECT * FROM <x:g> { " + "?s ?p ?o . " * 2000 + "}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INSERT DATA { <x:a> <x:b> <x:c> }", True),
        ("DELETE WHERE { ?s ?p ?o }", True),
        ("LOAD <x:y>", True),
        ("CLEAR ALL", True),
        ("PREFIX a: <x:> WITH a:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", True),
        ("SELECT * { ?s ?p ?o }", False),
        ("SELEC", False),
        ("", False),
        ("# nothing", False),
    ],
)
def test_updates_are_known(text, expected):
    assert is_update(text) is expected


def test_what_cannot_name_graphs_is_parsed_once(monkeypatch):
    monkeypatch.setattr("kg.query.sparql._parse", None)
    for text in (*map(load_query, list_queries()), "SELECT $from { ?s a ?from }"):
        assert inspect_query(text) == (text, False)
