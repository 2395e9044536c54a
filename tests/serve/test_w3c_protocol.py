"""The SPARQL 1.1 Protocol tests of the W3C (rdf-tests, sparql11/protocol), as a table.

All 34 are here under their own names. Where a test updates the data it expects 2xx or 3xx; this
endpoint is only read and answers 403, as the protocol allows, and that is what the table says.
"""

from __future__ import annotations

from urllib.parse import quote

import pytest
from pyoxigraph import NamedNode, Quad
from running_server import RunningServer

from kg.store import write_store
from kg.vocab import RDF

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
D0, D1, D2, D3 = (f"<{DATA.format(number)}>" for number in range(4))
FORM, QUERY, UPDATE = (
    {"content_type": f"application/{kind}"}
    for kind in ("x-www-form-urlencoded", "sparql-query", "sparql-update")
)
TURTLE, XML = "text/turtle", "application/rdf+xml"
ROWS = "application/sparql-results+xml"
OTHER = {"content_type": "text/plain"}


def graphs(kind, *numbers):
    return "&".join(f"{kind}-graph-uri={quote(DATA.format(number), '')}" for number in numbers)


def q(text):
    return f"query={quote(text, '')}"


def u(text):
    return f"update={quote(text, '')}"


def utf16(kind):
    return {"content_type": f"application/{kind}; charset=UTF-16"}


BOTH = f"ASK {{ {D1} a ?type . {D2} a ?type . }}"
EACH = f"ASK {{ GRAPH ?g1 {{ {D1} a ?type }} GRAPH ?g2 {{ {D2} a ?type }} }}"
FULL = f"ASK {{ {D3} a ?type GRAPH ?g1 {{ {D1} a ?type }} GRAPH ?g2 {{ {D2} a ?type }} }}"
INSERT = "INSERT DATA { <http://example.org/s> <http://example.org/p> <http://example.org/o> }"
BASE = "INSERT DATA { GRAPH <http://example.org/g/> { <http://example.org/s> <x:p> <test> } }"
USING = f"INSERT {{ ?s ?p ?o }} USING {D1} WHERE {{ ?s ?p ?o }}"

# Name, method, query string, headers, body; then status and what the answer says.
TABLE = [
    ("query_post_form", "POST", graphs("default", 0), FORM, q("ASK {}"), 200, True),
    ("query_dataset_default_graphs_get", "GET", f"{q(BOTH)}&{graphs('default', 1, 2)}", {}, None,
     200, True),
    ("query_dataset_default_graphs_post", "POST", graphs("default", 1, 2), QUERY, BOTH, 200, True),
    ("query_dataset_named_graphs_post", "POST", graphs("named", 1, 2), QUERY, EACH, 200, True),
    ("query_dataset_named_graphs_get", "GET", f"{q(EACH)}&{graphs('named', 1, 2)}", {}, None,
     200, True),
    ("query_dataset_full", "POST", f"{graphs('default', 3)}&{graphs('named', 1, 2)}", QUERY, FULL,
     200, True),
    ("query_multiple_dataset", "POST", graphs("default", 2), QUERY,
     f"ASK FROM {D1} {{ {D1} a ?type . {D2} a ?type . }}", 200, False),
    ("query_get", "GET", f"{q('ASK {}')}&{graphs('default', 0)}", {}, None, 200, True),
    ("query_content_type_select", "GET", q("SELECT (1 AS ?value) {}"), {"accept": ROWS}, None,
     200, ROWS),
    ("query_content_type_ask", "GET", q("ASK {}"), {"accept": ROWS}, None, 200, ROWS),
    ("query_content_type_describe", "GET", q("DESCRIBE <http://example.org/>"), {"accept": XML},
     None, 200, XML),
    ("query_content_type_construct", "GET", q("CONSTRUCT { <s> <p> 1 } WHERE {}"),
     {"accept": TURTLE}, None, 200, TURTLE),
    ("update_dataset_default_graph", "POST", "using-graph-uri=x:g", UPDATE, USING, 403, None),
    ("update_dataset_default_graphs", "POST", "using-graph-uri=x:g&using-graph-uri=x:h", UPDATE,
     USING, 403, None),
    ("update_dataset_named_graphs", "POST", "using-named-graph-uri=x:g", UPDATE, USING, 403, None),
    ("update_dataset_full", "POST", "using-graph-uri=x:g&using-named-graph-uri=x:h", UPDATE,
     USING, 403, None),
    ("update_post_form", "POST", "", FORM, u(INSERT), 403, None),
    ("update_post_direct", "POST", "", UPDATE, INSERT, 403, None),
    ("update_base_uri", "POST", "", UPDATE, BASE, 403, None),
    ("query_post_direct", "POST", "", QUERY, "ASK {}", 200, True),
    ("bad_query_method", "PUT", f"{q('ASK {}')}&{graphs('default', 0)}", FORM, None, 405, None),
    ("bad_multiple_queries", "GET", f"{q('ASK {}')}&{q('SELECT * {}')}", {}, None, 400, None),
    ("bad_query_wrong_media_type", "POST", "", OTHER, "ASK {}", 415, None),
    ("bad_query_missing_form_type", "POST", "", {}, q("ASK {}"), 415, None),
    ("bad_query_missing_direct_type", "POST", "", {}, "ASK {}", 415, None),
    ("bad_query_non_utf8", "POST", "", utf16("sparql-query"), "ASK {}".encode("utf-16"), 415,
     None),
    ("bad_query_syntax", "GET", q("ASK {"), {}, None, 400, None),
    ("bad_update_get", "GET", u("CLEAR ALL"), {}, None, 403, None),
    ("bad_multiple_updates", "POST", "", FORM, f"{u('CLEAR NAMED')}&{u('CLEAR DEFAULT')}", 403,
     None),
    ("bad_update_wrong_media_type", "POST", "", OTHER, "CLEAR NAMED", 415, None),
    ("bad_update_missing_form_type", "POST", "", {}, u("CLEAR NAMED"), 415, None),
    ("bad_update_non_utf8", "POST", "", utf16("sparql-update"), "CLEAR NAMED".encode("utf-16"),
     403, None),
    ("bad_update_syntax", "POST", "", FORM, u("CLEAR XYZ"), 403, None),
    ("bad_update_dataset_conflict", "POST", "using-graph-uri=x:g", FORM, u(USING), 403, None),
]  # fmt: skip


@pytest.fixture(scope="module")
def w3c(tmp_path_factory):
    """The four graphs of the tests, each of which says something of itself."""
    directory = tmp_path_factory.mktemp("w3c")
    nodes = [NamedNode(DATA.format(number)) for number in range(4)]
    kind = NamedNode("http://xmlns.com/foaf/0.1/Document")
    write_store([Quad(node, RDF("type"), kind, node) for node in nodes], directory)
    with RunningServer(directory) as running:
        yield running


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_w3c(w3c, path, row):
    _, method, query_string, headers, body, status, says = row
    answer = w3c.ask(f"{path}?{query_string}", method, body, **headers)
    assert answer.status == status, answer.text
    if isinstance(says, bool):
        assert answer.json["boolean"] is says
    elif says:
        assert answer.media_type == says


def test_no_test_is_left_out():
    assert len({row[0] for row in TABLE}) == 34
