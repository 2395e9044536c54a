"""Queries over a built graph: their scope, their prefixes, and what is refused."""

from __future__ import annotations

import http.server
import threading

import pytest
from knowledge_example import KNOWLEDGE
from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryTriples

from kg.errors import QueryError, RefusedQuery
from kg.query import Scope, find_rows, list_queries, load_query, run_query
from kg.rdf import to_quads
from kg.store import open_store, write_store
from kg.vocab import BASE_IRI, KG, Names

INSTANCES = f"{BASE_IRI}graph/instances"


def count(store, scope="", pattern="{ ?s ?p ?o }"):
    (row,) = find_rows(store, f"SELECT (COUNT(*) AS ?n) {scope} {pattern}")
    return int(row["n"].value)


def test_the_default_scope_is_the_union_of_all_graphs(store):
    assert count(store) == len(store)


def test_from_narrows_the_scope(store):
    instances = len(list(store.quads_for_pattern(None, None, None, NamedNode(INSTANCES))))
    assert count(store, f"FROM <{INSTANCES}>") == instances < len(store)
    assert count(store, "FROM data:graph\\/instances") == instances
    assert count(store, "FROM <x:none>") == 0


def test_from_named_narrows_what_graph_sees(store):
    by_graph = "{ GRAPH ?g { ?s ?p ?o } }"
    assert count(store, pattern=by_graph) == len(store)
    scope = f"FROM NAMED <{BASE_IRI}graph/background>"
    assert count(store, scope, by_graph) == 1
    assert count(store, scope) == 0


BACKGROUND = f"{BASE_IRI}graph/background"
EITHER = "{ { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


@pytest.mark.parametrize(
    ("scope", "default", "named"),
    [
        (Scope((BACKGROUND,)), 1, 0),
        (Scope(named=(BACKGROUND,)), 0, 1),
        (Scope((BACKGROUND,), (BACKGROUND,)), 1, 1),
        (Scope(("x:none",), ("x:none",)), 0, 0),
    ],
)
def test_a_given_scope_overrules_from(store, scope, default, named):
    counts = "SELECT (COUNT(?s) - COUNT(?g) AS ?default) (COUNT(?g) AS ?named)"
    (row,) = run_query(store, f"{counts} FROM <{INSTANCES}> {EITHER}", scope=scope)
    assert (int(row["default"].value), int(row["named"].value)) == (default, named)


def test_a_scope_names_graphs_by_absolute_iris_and_no_files(store):
    with pytest.raises(QueryError, match="'g' is no absolute IRI"):
        run_query(store, "ASK {}", scope=Scope(("g",)))
    with pytest.raises(RefusedQuery, match="is a file"):
        run_query(store, "ASK {}", scope=Scope(named=("file:///etc/passwd",)))


def test_relative_iris_are_resolved_where_a_base_is_given(store):
    (row,) = run_query(store, "SELECT (STR(<a>) AS ?iri) {}", base_iri="https://example.org/x/")
    assert row["iri"].value == "https://example.org/x/a"
    with pytest.raises(QueryError):
        run_query(store, "SELECT (STR(<a>) AS ?iri) {}")


def test_the_usual_prefixes_need_no_declaration(store):
    for prefix, iri in Names().prefixes.items():
        (row,) = find_rows(store, f"SELECT (STR({prefix}:x) AS ?iri) {{}}")
        assert row["iri"].value == f"{iri}x"


def test_a_declared_prefix_goes_before_the_usual_one(store):
    (row,) = find_rows(store, "PREFIX kg: <x:other#> SELECT (STR(kg:x) AS ?iri) {}")
    assert row["iri"].value == "x:other#x"


def test_data_is_the_base_iri_that_the_graph_was_built_with(tmp_path):
    names = Names("https://example.org/mine#")
    write_store(to_quads(KNOWLEDGE, names), tmp_path)
    (row,) = find_rows(open_store(tmp_path), "SELECT ?l { data:Q900001 rdfs:label ?l }")
    assert row["l"].value == "Velmoria"


def test_bindings_set_variables(store):
    query = "SELECT ?e ?name ?class { ?e rdfs:label ?name ; a ?class }"
    bindings = {"name": Literal('Žofie "Q\\" </script>\n\u202eאבג 👩‍🚀'), "class": KG("Person")}
    assert [row["e"].value for row in find_rows(store, query, bindings)] == [
        f"{BASE_IRI}person-zofie"
    ]
    with pytest.raises(QueryError, match=r"\?nobody"):
        run_query(store, query, {"nobody": Literal("x")})


def test_each_form_gives_its_kind_of_answer(store):
    assert isinstance(run_query(store, "ASK { ?s a kg:Person }"), QueryBoolean)
    assert isinstance(run_query(store, "CONSTRUCT WHERE { ?s a kg:Person } LIMIT 1"), QueryTriples)
    assert list(run_query(store, "DESCRIBE data:Q900001"))


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <http://127.0.0.1:9/x>",
        "INSERT DATA { <x:a> <x:b> 'service' }",
    ],
)
def test_updates_are_refused(store, update):
    before = len(store)
    with pytest.raises(QueryError, match="only read"):
        run_query(store, update)
    assert len(store) == before


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {\n ?s ?p ?o .\n FILTER(?o = ) }", r"line 3, column 1\d.*expected"),
        ("SELECT * { ?s ?p ?o", "where it ends"),
        ("SELEC *", "line 1"),
        ("", "where it ends"),
        (
            "SELECT * { ?s foo:bar ?o }",
            "this prefix is not declared; known without it are data, kg",
        ),
    ],
)
def test_what_does_not_parse_is_told_in_one_line(store, query, message):
    with pytest.raises(QueryError, match=message) as raised:
        run_query(store, query)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 300


def test_no_other_server_is_asked(store):
    asked = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(500)

        do_POST = do_GET  # noqa: N815 - http.server's name

        def log_message(self, *_):
            """Keep quiet."""

    with http.server.HTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/"
        for query in (
            f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
            f"ASK {{ ?s ?p ?o # \rSERVICE <{url}> {{ ?a ?b ?c }}\n}}",
            f"ASK {{ \\u0053ERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
        ):
            with pytest.raises(QueryError):
                run_query(store, query)
        server.shutdown()
        thread.join()
    assert asked == []


def test_rows_are_for_select_only(store):
    with pytest.raises(QueryError, match="SELECT"):
        list(find_rows(store, "ASK {}"))


def test_a_query_that_is_not_there_is_named_with_the_nearest():
    with pytest.raises(QueryError, match=r"'who-accuses-who'.*did you mean who-accuses-whom\?"):
        load_query("who-accuses-who")
    with pytest.raises(QueryError, match="there are attributed-claims, "):
        load_query("../rdf/terms")


def test_each_query_says_what_it_asks():
    queries = list_queries()
    assert len(queries) >= 14
    assert list(queries) == sorted(queries)
    for name, question in queries.items():
        assert question.endswith("?"), name
        assert load_query(name).startswith(f"# {question}\n# ")
