from __future__ import annotations

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph
import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"

WIKIDATA = """\
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

wd:Q1 rdfs:label "sovereign state"@en .
wd:Q2 rdfs:label "city"@en . wd:Q3 rdfs:label "big city"@en ; wdt:P279 wd:Q2 .
wd:Q4 rdfs:label "minister"@en .
wd:Q5 rdfs:label "Minister of Fish"@en ; wdt:P279 wd:Q4 ; wdt:P1001 wd:Q101 .
wd:Q6 rdfs:label "political party"@en .
wd:Q7 rdfs:label "armed conflict"@en .

wd:Q101 wdt:P31 wd:Q1 ; wdt:P297 "RX" ; rdfs:label "Ruritania"@en, "Ruritanien"@de ;
    skos:altLabel "Kingdom of Ruritania"@en, "Königreich"@de ; wdt:P1549 "Ruritanian"@en ;
    wdt:P35 wd:Q201 ; wdt:P36 wd:Q103 .
wd:Q102 wdt:P31 wd:Q1 ; wdt:P297 "OX" ; rdfs:label "Old Realm"@en ;
    wdt:P576 "1900-01-01T00:00:00Z"^^xsd:dateTime .
wd:Q103 wdt:P31 wd:Q3 ; rdfs:label "Strelsau"@en ; wdt:P17 wd:Q101 ; wdt:P1082 300000 .
wd:Q104 wdt:P31 wd:Q2 ; rdfs:label "Hamlet"@en ; wdt:P17 wd:Q101 ; wdt:P1082 12 .
wd:Q201 rdfs:label "Flavia Elf"@en ; p:P39 wd:holding1 .
wd:holding1 ps:P39 wd:Q5 ; pq:P580 "2021-01-01T00:00:00Z"^^xsd:dateTime .
wd:Q301 wdt:P31 wd:Q6 ; rdfs:label "Fish Party"@en ; wdt:P17 wd:Q101 ; wikibase:sitelinks 40 .
wd:Q302 wdt:P31 wd:Q6 ; rdfs:label "Tiny Party"@en ; wdt:P17 wd:Q101 ; wikibase:sitelinks 1 .
wd:Q401 wdt:P31 wd:Q7 ; rdfs:label "Battle of Zenda"@en ; wikibase:sitelinks 30 ;
    wdt:P585 "1998-05-04T00:00:00Z"^^xsd:dateTime .
"""


@pytest.fixture
def endpoint():
    """A query service on this machine over a world of our own; it is busy the first time."""
    store = pyoxigraph.Store()
    store.load(WIKIDATA.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    seen = []

    class Service(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            seen.append(self.headers["User-Agent"])
            if len(seen) == 1:
                self.send_response(429)
                self.send_header("Retry-After", "0")
                self.end_headers()
                return
            answer = store.query(parse_qs(body)["query"][0])
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer.serialize(format=pyoxigraph.QueryResultsFormat.JSON))

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Service)
    server.seen = seen
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def refresh(*arguments):
    command = [sys.executable, SCRIPTS / "refresh_kb.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def address(server):
    return f"http://127.0.0.1:{server.server_port}/sparql"


def test_every_question_is_asked_and_the_answers_become_raw_records(endpoint, tmp_path):
    out = tmp_path / "raw.jsonl"
    done = refresh("-o", out, "--endpoint", address(endpoint), "--contact", "me@example.org")
    assert done.returncode == 0, done.stderr
    records = {r["label"]: r for r in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    assert sorted(records) == [
        "Battle of Zenda", "Fish Party", "Flavia Elf", "Ruritania", "Strelsau",
    ]  # fmt: skip
    assert records["Ruritania"] == {
        "qid": "Q101", "label": "Ruritania", "aliases": ["Kingdom of Ruritania"],
        "type": "Country", "country": "RX", "demonyms": ["Ruritanian"], "note": "",
        "source": "Wikidata query service",
    }  # fmt: skip
    assert records["Flavia Elf"]["note"] == "head of state of Ruritania; Minister of Fish"
    assert records["Strelsau"]["note"] == "capital of Ruritania; city in Ruritania"
    assert records["Fish Party"]["country"] == "RX"
    assert records["Battle of Zenda"]["note"] == "event dated 1998-05-04"
    assert all("me@example.org" in agent for agent in endpoint.seen)


def test_what_was_fetched_compiles(endpoint, tmp_path):
    raw, out = tmp_path / "raw.jsonl", tmp_path / "out"
    refresh("-o", raw, "--endpoint", address(endpoint))
    older = json.dumps(
        {"qid": "Q101", "label": "Elder Ruritania", "aliases": [], "type": "Country",
         "country": "RX", "demonyms": [], "note": "", "source": "old"}
    )  # fmt: skip
    (tmp_path / "older.jsonl").write_text(older + "\n", encoding="utf-8")
    empty = tmp_path / "tables"
    empty.mkdir()
    for table in (SCRIPTS.parent / "kg" / "knowledge_base" / "data").glob("*s.tsv"):
        (empty / table.name).write_text("name\n", encoding="utf-8")
    command = [sys.executable, SCRIPTS / "compile_kb.py", tmp_path / "older.jsonl", raw]
    subprocess.run([*command, "-o", out, "--tables", empty], capture_output=True, check=True)
    rows = (out / "entities.tsv").read_text(encoding="utf-8")
    assert "Q101\tRuritania\tL\t\tKingdom of Ruritania|Elder Ruritania\tRuritanian" in rows


def test_only_the_questions_that_were_chosen_are_asked(endpoint, tmp_path):
    done = refresh("-o", tmp_path / "raw", "--only", "parties", "--endpoint", address(endpoint))
    assert done.stderr.startswith("parties: 1\n1 entities")


def test_a_service_that_cannot_be_reached_is_named(tmp_path):
    done = refresh("-o", tmp_path / "raw", "--endpoint", "http://127.0.0.1:9/sparql")
    assert done.returncode == 1
    assert done.stderr.startswith("http://127.0.0.1:9/sparql: no answer")
