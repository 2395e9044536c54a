"""The Python door: kg.load."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from pyoxigraph import Literal
from rdflib import Dataset

import kg
from kg.errors import QueryError, StoreError
from kg.query.values import to_value
from kg.vocab import XSD


@pytest.fixture
def graph(built):
    return kg.load(built)


def test_rows_are_dictionaries_of_python_values(graph):
    rows = graph.query(
        """SELECT ?who ?stated ?confidence ?begin ?from ?nothing {
        ?s rdf:predicate kg:holdsPosition ; rdf:subject/rdfs:label ?who ; kg:validFrom ?from ;
          kg:statedOn ?stated ; kg:confidence ?confidence ; prov:wasDerivedFrom ?sentence .
        ?sentence nif:beginIndex ?begin OPTIONAL { ?s kg:sense ?nothing } } LIMIT 1"""
    )
    assert rows == [
        {
            "who": "Ilka Dorn",
            "stated": date(2026, 1, 27),
            "confidence": 0.9,
            "begin": 0,
            "from": "2024",
            "nothing": None,
        }
    ]
    with pytest.raises(QueryError, match="SELECT"):
        graph.query("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Literal("12", datatype=XSD("integer")), 12),
        (Literal("0.5", datatype=XSD("decimal")), 0.5),
        (Literal("true", datatype=XSD("boolean")), True),
        (Literal("2026-01-31Z", datatype=XSD("date")), "2026-01-31Z"),
        (Literal("2026-01", datatype=XSD("gYearMonth")), "2026-01"),
        (Literal("words"), "words"),
        (XSD("date"), XSD("date").value),
        (None, None),
    ],
)
def test_a_term_is_the_python_value_that_it_stands_for(term, value):
    assert to_value(term) == value
    assert type(to_value(term)) is type(value)


def test_pandas_takes_the_rows(graph):
    import pandas as pd

    rows = graph.query("SELECT ?name ?class { ?x a ?class ; rdfs:label ?name } ORDER BY ?name")
    frame = pd.DataFrame(rows)
    assert list(frame.columns) == ["name", "class"]
    assert "Ilka Dorn" in set(frame["name"])


def test_it_gives_rdflib_networkx_a_dossier_and_a_page(graph):
    assert isinstance(graph.graph, Dataset)
    assert graph.graph.query("ASK { ?x a kg:Person }").askAnswer
    assert {data["label"] for _, data in graph.network().nodes(data=True)} >= {"Tarsk", "Marn"}
    assert graph.show("dorn").entity.label == "Ilka Dorn"
    assert graph._repr_html_().startswith("<iframe sandbox=")
    assert "quads)" in repr(graph)


def test_a_folder_without_a_graph_is_named(tmp_path):
    with pytest.raises(StoreError, match="no built graph there; run kg build"):
        kg.load(tmp_path)


def test_what_is_promised_is_there():
    assert sorted(kg.__all__) == ["__version__", "load"]
    assert all(hasattr(kg, name) for name in kg.__all__)


def test_importing_is_light():
    code = (
        "import sys, kg; heavy = {'spacy', 'rdflib', 'networkx', 'pyoxigraph', 'click'};"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
