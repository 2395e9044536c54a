"""Answers written out: what a person reads and what other programs parse."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
import rdflib
from knowledge_example import HOSTILE_LABEL
from pyoxigraph import parse_query_results

from kg.errors import QueryError
from kg.query import run_query
from kg.query.results import RESULT_FORMATS, ROW_FORMATS, TRIPLE_FORMATS, shorten, write_results
from kg.rdf.serialize import XmlText
from kg.vocab import BASE_IRI, Names

COUNTRIES = (
    "SELECT ?e ?name ?item { ?e a kg:Country ; rdfs:label ?name ; owl:sameAs ?item } ORDER BY ?e"
)
HOSTILE = "SELECT ?name { data:person-zofie rdfs:label ?name }"
TRIPLES = "CONSTRUCT { ?e rdfs:label ?name } WHERE { ?e a kg:Person ; rdfs:label ?name }"


def written(store, query, format_):
    out = io.BytesIO()
    write_results(run_query(store, query), format_, out, Names().prefixes)
    return out.getvalue().decode()


def test_a_table_is_for_reading(store):
    assert written(store, COUNTRIES, "table").splitlines() == [
        "e             name      item",
        "------------  --------  ----------",
        "data:Q900001  Velmoria  wd:Q900001",
        "data:Q900002  Tarsk     wd:Q900002",
    ]


def test_a_table_steers_no_terminal_and_keeps_each_row_on_a_line(store):
    hostile = "SELECT ('a\\n\x1b[31mb\\r\\tc' AS ?x) {}"
    assert written(store, hostile, "table").splitlines()[2:] == ["a  [31mb  c"]
    row = written(store, HOSTILE, "table").splitlines()[2]
    assert row == HOSTILE_LABEL.replace("\n", " ").replace("\u202e", " ")


def test_numbers_in_a_table_stay_as_they_are(store):
    assert "007" in written(store, "SELECT ('007' AS ?x) (1.50 AS ?y) {}", "table")


def test_nothing_found_is_a_header_alone(store):
    assert written(store, "SELECT ?x { ?x a kg:Nothing }", "table").split() == ["x", "---"]


def test_csv_is_read_back(store):
    rows = list(csv.reader(io.StringIO(written(store, HOSTILE, "csv"), newline="")))
    assert rows == [["name"], [HOSTILE_LABEL]]


@pytest.mark.parametrize("format_", ["tsv", "json", "xml"])
def test_other_formats_are_read_back(store, format_):
    text = written(store, HOSTILE, format_)
    (row,) = parse_query_results(text.encode(), ROW_FORMATS[format_])
    assert row["name"].value == HOSTILE_LABEL
    assert text.endswith("\n")


def test_json_and_xml_are_what_they_say(store):
    found = json.loads(written(store, COUNTRIES, "json"))
    assert found["head"]["vars"] == ["e", "name", "item"]
    assert len(found["results"]["bindings"]) == 2
    ET.fromstring(written(store, COUNTRIES, "xml"))  # noqa: S314 - our own


def test_xml_has_no_character_that_xml_forbids(store):
    query = r"SELECT ('a\fb\r\u0001' AS ?x) {}"
    root = ET.fromstring(written(store, query, "xml"))  # noqa: S314 - our own
    assert "".join(root.itertext()).strip() == "a\ufffdb\r\ufffd"


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_a_forbidden_character_is_seen_however_the_bytes_are_cut(size):
    data, out = "<x>\uffff\ufffe\uffee\x0c\ufffd</x>".encode(), io.BytesIO()
    stream = XmlText(out)
    for start in range(0, len(data), size):
        stream.write(data[start : start + size])
    assert out.getvalue().decode() == "<x>\ufffd\ufffd\uffee\ufffd\ufffd</x>"


@pytest.mark.parametrize("format_", ["table", "csv", "tsv"])
def test_a_question_is_answered_in_a_word(store, format_):
    assert written(store, "ASK { ?x a kg:Person }", format_) == "true\n"
    assert written(store, "ASK { ?x a kg:Nothing }", format_) == "false\n"


# rdflib's own JSON-LD parser uses what rdflib deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("format_", "parser"),
    [
        ("table", "turtle"),
        ("turtle", "turtle"),
        ("ntriples", "nt"),
        ("jsonld", "json-ld"),
        ("rdfxml", "xml"),
    ],
)
def test_triples_are_written_once_in_order(store, format_, parser):
    text = written(store, TRIPLES, format_)
    assert len(rdflib.Graph().parse(data=text, format=parser)) == 4
    assert text == written(store, TRIPLES, format_)
    assert text.index("hale-quist") < text.index("ilka-dorn") < text.index("zofie")


@pytest.mark.parametrize(
    ("query", "format_", "message"),
    [
        (COUNTRIES, "turtle", "SELECT and ASK give table, csv, tsv, json, xml"),
        ("ASK {}", "jsonld", "SELECT and ASK give table, csv, tsv, json, xml"),
        (TRIPLES, "csv", "CONSTRUCT and DESCRIBE give table, turtle, ntriples, jsonld"),
        (COUNTRIES, "excel", "'excel'"),
    ],
)
def test_a_format_that_does_not_fit_is_named(store, query, format_, message):
    with pytest.raises(QueryError, match=message):
        written(store, query, format_)


def test_all_formats_are_listed():
    assert ("table", *ROW_FORMATS, *TRIPLE_FORMATS) == RESULT_FORMATS


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (f"{BASE_IRI}Q900001", "data:Q900001"),
        (f"{BASE_IRI}person-a%20b", "data:person-a%20b"),
        (f"{BASE_IRI}graph/instances", f"<{BASE_IRI}graph/instances>"),
        (f"{BASE_IRI}a.", f"<{BASE_IRI}a.>"),
        (BASE_IRI, f"<{BASE_IRI}>"),
        ("http://www.w3.org/2001/XMLSchema#date", "xsd:date"),
        ("https://example.org/x", "<https://example.org/x>"),
    ],
)
def test_an_iri_is_shortened_only_where_it_can_be_typed_back(store, iri, short):
    assert shorten(iri, Names().prefixes) == short
    answer = run_query(store, f"SELECT (STR({short}) AS ?iri) {{}}")
    assert [row["iri"].value for row in answer] == [iri]
