"""What is shown, saved for other programs, can be read by them."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, Store

pytestmark = pytest.mark.browser


def test_exports_can_be_read_by_others(reader):
    rows = list(csv.DictReader(io.StringIO(reader.exported("csv"))))
    assert ("Ilka Dorn", "accuses", "Tarsk") in {
        (row["subject"], row["predicate"], row["object"]) for row in rows
    }
    graph = nx.parse_graphml(reader.exported("graphml"), force_multigraph=True)
    assert graph.number_of_edges() == len(rows)
    assert {"Ilka Dorn", "Tarsk"} <= {label for _, label in graph.nodes(data="label")}
    store = Store()
    store.load(reader.exported("ttl").encode(), format=RdfFormat.TURTLE)
    assert store.query(
        "ASK { ?s rdfs:label 'Žofie Quist' ; a ?c }",
        prefixes={"rdfs": "http://www.w3.org/2000/01/rdf-schema#"},
    )
    picture = ET.fromstring(reader.exported("svg"))  # noqa: S314 - our own
    assert "Ilka Dorn" in "".join(picture.itertext())
    assert reader.exported("png")
