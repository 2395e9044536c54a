"""Comunica, an engine in JavaScript that knows nothing of us, asks our endpoint."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from knowledge_example import HOSTILE_LABEL

pytestmark = pytest.mark.slow

PACKAGE = "@comunica/query-sparql@4.5.0"  # 5.4 crashes on Node 20
PATIENCE = 300


@pytest.fixture(scope="module")
def comunica(request):
    """The program, installed once and kept with pytest's other files."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("LOUD: npm is not installed, so Comunica is not tried")
    folder = Path(request.config.cache.mkdir("comunica-4.5.0"))
    program = folder / "node_modules" / ".bin" / "comunica-sparql"
    if not program.exists():
        command = [npm, "install", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            pytest.skip(f"LOUD: {PACKAGE} could not be installed, so it is not tried")
    return program


def ask(comunica, server, sparql, type_):
    command = [comunica, f"sparql@{server.url}/sparql", "-q", sparql, "-t", type_]
    answer = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    return answer.stdout.decode()


PREFIXES = """PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def test_comunica_reads_rows(comunica, server):
    sparql = f"{PREFIXES}SELECT ?e ?name {{ ?e a kg:Person ; rdfs:label ?name }} ORDER BY ?e"
    rows = json.loads(ask(comunica, server, sparql, "application/sparql-results+json"))
    names = [row["name"]["value"] for row in rows["results"]["bindings"]]
    assert len(names) == 4
    assert names[-1] == HOSTILE_LABEL


def test_comunica_joins_over_several_requests(comunica, server):
    sparql = f"""{PREFIXES}SELECT ?one (COUNT(?claim) AS ?claims) {{
      ?claim kg:factuality kg:Asserted ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> ?who .
      ?who rdfs:label ?one
      FILTER(STRLEN(?one) < 12)
    }} GROUP BY ?one ORDER BY ?one"""
    expected = {
        row["one"]["value"]: row["claims"]["value"]
        for row in server.query(sparql).json["results"]["bindings"]
    }
    rows = json.loads(ask(comunica, server, sparql, "application/sparql-results+json"))
    found = {row["one"]["value"]: row["claims"]["value"] for row in rows["results"]["bindings"]}
    assert found == expected != {}


def test_comunica_reads_triples(comunica, server):
    sparql = f"{PREFIXES}CONSTRUCT {{ ?e a kg:Person }} WHERE {{ ?e a kg:Person }}"
    assert len(ask(comunica, server, sparql, "application/n-triples").splitlines()) == 4
