"""Graphs that come back from a file are the graphs that were exported, byte for byte."""

from __future__ import annotations

import http.server
import io
import os
import re
import subprocess
import sys
import threading
from dataclasses import replace

import pytest
from knowledge_example import ENTITIES, KNOWLEDGE
from pyoxigraph import parse

from kg.errors import InputError
from kg.export import Selection, export_graph
from kg.folder.records import read_articles, write_articles
from kg.importing import import_graph
from kg.importing.source import FORMATS
from kg.model import Background, Factuality, Predicate
from kg.rdf import to_quads
from kg.store import load_names, open_store, read_blocks, write_store
from kg.vocab import Names

KEPT_APART = ("nquads", "trig", "jsonld")
TEXTS = {resolved.article.id: resolved.article.text for resolved in KNOWLEDGE.articles}


def exported(directory, format_, **selection):
    out = io.BytesIO()
    export_graph(
        open_store(directory), out, format_, Selection(**selection), read_blocks(directory)
    )
    return out.getvalue()


@pytest.fixture
def bring(built, tmp_path):
    """Export a folder, import that and give the new folder."""

    def bring_back(format_, source=built, **selection):
        file = tmp_path / "exported"
        file.write_bytes(exported(source, format_, **selection))
        import_graph(str(file), tmp_path / "back", format_)
        return tmp_path / "back"

    return bring_back


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_exported_again_is_the_same(built, bring, format_):
    back = bring(format_)
    assert exported(back, format_) == exported(built, format_)
    if format_ in KEPT_APART:
        assert all(exported(back, other) == exported(built, other) for other in FORMATS)


@pytest.mark.parametrize("format_", ["turtle", "ntriples"])
def test_merged_graphs_are_found_again(built, bring, format_):
    assert set(open_store(bring(format_))) == set(open_store(built))


@pytest.mark.parametrize("format_", ["turtle", "nquads", "rdfxml"])
def test_triple_terms_and_missing_words_make_no_difference(built, bring, format_):
    back = bring(format_, rdf12=True, quoted=False)
    assert exported(back, format_) == exported(built, format_, quoted=False)
    assert exported(back, format_, rdf12=True) == exported(built, format_, rdf12=True, quoted=False)


def test_whole_texts_come_back_beside_the_store(built, bring):
    back = bring("turtle", texts=TEXTS)
    assert exported(back, "turtle") == exported(built, "turtle")
    articles = {article.id: article for article in read_articles(back)}
    assert {key: article.text for key, article in articles.items()} == TEXTS
    assert set(articles) == {resolved.article.id for resolved in KNOWLEDGE.articles}


def test_a_text_that_was_changed_is_named(built, tmp_path):
    data = exported(built, "ntriples", texts=TEXTS).replace(b"praised Tarsk on Friday", b"praised")
    (tmp_path / "x.nt").write_bytes(data)
    with pytest.raises(InputError, match=r"the text of 'reply\.txt' is not the one that was read"):
        import_graph(str(tmp_path / "x.nt"), tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_claims_that_are_only_reported_stay_in_a_file_with_graphs(built, bring):
    also = frozenset({Factuality.REPORTED})
    assert exported(bring("nquads", also=also), "nquads") == exported(built, "nquads", also=also)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_base_iri_of_ones_own_is_found(tmp_path, bring, format_):
    names = Names("https://example.org/my/news#")
    known = Background("place-marn", Predicate.CITIZEN_OF, "Q900001")
    knowledge = replace(KNOWLEDGE, background=(*KNOWLEDGE.background, known))
    write_store(to_quads(knowledge, names), tmp_path / "own")
    back = bring(format_, tmp_path / "own")
    assert load_names(open_store(back)) == names
    assert exported(back, format_) == exported(tmp_path / "own", format_)


def test_the_folder_is_one_that_other_commands_take(built, bring):
    back = bring("turtle")
    assert (back / "graph.ttl").read_bytes() == exported(built, "turtle")
    for command in (["show", "Dorn"], ["stats"], ["validate"], ["ask", "who-accuses-whom"]):
        answer, expected = (
            subprocess.run(
                [sys.executable, "-m", "kg", command[0], "-d", folder, *command[1:]],
                capture_output=True,
                check=False,
            )
            for folder in (back, built)
        )
        assert answer.stdout == expected.stdout
        assert answer.returncode == expected.returncode


def test_what_an_older_build_left_is_gone(built, tmp_path):
    write_articles([resolved.article for resolved in KNOWLEDGE.articles], tmp_path)
    (tmp_path / "graph.html").touch()
    (tmp_path / "settings.json").touch()
    (tmp_path / "x.ttl").write_bytes(exported(built, "turtle"))
    import_graph(str(tmp_path / "x.ttl"), tmp_path)
    assert {entry.name for entry in tmp_path.iterdir()} == {"store", "graph.ttl", "x.ttl"}


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among its files")
def test_a_pipe_is_read_though_it_can_be_read_but_once(built, tmp_path):
    os.mkfifo(tmp_path / "pipe.nq")
    content = exported(built, "nquads")
    writer = threading.Thread(target=(tmp_path / "pipe.nq").write_bytes, args=[content])
    writer.start()
    import_graph(str(tmp_path / "pipe.nq"), tmp_path / "out")
    writer.join()
    assert exported(tmp_path / "out", "nquads") == content


def test_a_folder_is_no_file(built, tmp_path):
    with pytest.raises(InputError, match=r"this is a folder; give an RDF file, as graph\.ttl"):
        import_graph(str(built), tmp_path)


# --- what is no such graph ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.ttl", None, "none.ttl: no such file; give an RDF file, an http"),
        ("x.doc", "", r"x.doc: its name tells no format; it should end in one of \.ttl"),
        ("x.ttl", "<a> <b> .", "x.ttl: not Turtle"),
        ("x.nq", "<urn:a> <urn:b> <urn:c> .\nmore", "x.nq: not N-Quads .*2"),
        ("x.jsonld", "[", "x.jsonld: not JSON-LD"),
        ("x.ttl", "<urn:a> <urn:b> <urn:c> .", "x.ttl: not a graph of newskg, or not the whole"),
        ("x.rdf", "", "x.rdf: not "),
    ],
)
def test_what_is_no_graph_of_ours_is_said_in_one_line(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=message) as raised:
        import_graph(str(tmp_path / name), tmp_path / "back")
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "back" / "store").exists()


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("<urn:a> <urn:b> <urn:c> .", "<urn:a> does not begin with https://w3id.org/newskg/data/"),
        ("_:a <urn:b> <urn:c> .", "_:.* does not begin with"),
        ("data:statement-0123456789abcdef a kg:Statement .", "leads to no sentence of an article"),
        ("GRAPH data:mine { data:Q900001 a kg:Country }", "data/mine> is no graph that kg build"),
    ],
)
def test_what_does_not_belong_to_the_graph_is_named(built, tmp_path, extra, message):
    (tmp_path / "x.trig").write_bytes(exported(built, "trig") + extra.encode())
    with pytest.raises(InputError, match=f"not a graph of newskg .*{message}"):
        import_graph(str(tmp_path / "x.trig"), tmp_path / "back")
    assert not (tmp_path / "back" / "store").exists()


# --- from elsewhere -----------------------------------------------------------------------------


class Web(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status, type_, body = self.server.pages.get(self.path, (404, "text/plain", b""))
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def web(built):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Web) as server:
        quads = exported(built, "nquads")
        server.pages = {
            "/typed": (200, "application/n-quads; charset=utf-8", quads),
            "/g.nq?x=1": (200, "application/octet-stream", quads),
            "/plain.nq": (200, "text/plain; charset=utf-8", quads),
            "/page": (200, "text/html", b"<p>"),
        }
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("path", ["/typed", "/g.nq?x=1", "/plain.nq"])
def test_a_graph_is_fetched_from_the_web(built, web, tmp_path, path):
    assert import_graph(web + path, tmp_path) == len(open_store(built))
    assert exported(tmp_path, "trig") == exported(built, "trig")


@pytest.mark.parametrize(
    ("path", "message"),
    [("/none", "the server answered 404 Not Found"), ("/page", "its name tells no format")],
)
def test_what_cannot_be_fetched_is_said(web, tmp_path, path, message):
    with pytest.raises(InputError, match=re.escape(web + path) + f".*{message}"):
        import_graph(web + path, tmp_path)


def test_a_server_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError, match=r"http://127\.0\.0\.1:9/x\.nq: cannot be fetched"):
        import_graph("http://127.0.0.1:9/x.nq", tmp_path)


def test_a_graph_is_read_from_standard_input(built, tmp_path):
    command = [sys.executable, "-m", "kg", "import", "-", "-o", tmp_path, "--format", "trig"]
    answer = subprocess.run(command, input=exported(built, "trig"), capture_output=True, check=True)
    assert answer.stdout == b""
    assert b"quads" in answer.stderr
    assert set(open_store(tmp_path)) == set(open_store(built))
    assert len(ENTITIES) == len({quad.subject for quad in parse_labels(tmp_path)})


def parse_labels(directory):
    data = exported(directory, "ntriples")
    return [quad for quad in parse(data, FORMATS["ntriples"]) if "schema#label" in str(quad)]


def test_a_value_beyond_all_measure_is_named(tmp_path):
    path = tmp_path / "huge.nt"
    path.write_text(f'<urn:a> <urn:b> "{"x" * 17_000_000}" .\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"huge\.nt: not N-Triples of newskg's, as one value"):
        import_graph(str(path), tmp_path)
