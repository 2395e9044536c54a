"""Entity pages at their IRIs' local names, as HTML and as RDF."""

from __future__ import annotations

import html.parser

import pytest
import rdflib
from knowledge_example import KNOWLEDGE
from pyoxigraph import Literal, Quad
from running_server import RunningServer

from kg.rdf import to_quads
from kg.store import open_store, write_store
from kg.vocab import BASE_IRI, KG, RDFS, Names

DORN = rdflib.URIRef(f"{BASE_IRI}person-ilka-dorn")


class PageReader(html.parser.HTMLParser):
    """The text of a page, where its links lead, and its elements."""

    def __init__(self, text):
        super().__init__()
        self.words, self.links, self.elements = "", [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data):
        self.words += data


# rdflib's own JSON-LD parser uses what rdflib deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("path", "accept", "media_type", "parser"),
    [
        ("", "text/turtle", "text/turtle", "turtle"),
        ("", "application/ld+json", "application/ld+json", "json-ld"),
        (".ttl", "text/html", "text/turtle", "turtle"),
        (".jsonld", "*/*", "application/ld+json", "json-ld"),
        (".nt", "*/*", "application/n-triples", "nt"),
        (".rdf", "*/*", "application/rdf+xml", "xml"),
    ],
)
def test_a_resource_as_rdf_is_all_that_the_graph_says_of_it(
    built, server, path, accept, media_type, parser
):
    answer = server.ask(f"/data/person-ilka-dorn{path}", accept=accept)
    assert (answer.status, answer.media_type) == (200, media_type)
    graph = rdflib.Graph().parse(data=answer.text, format=parser)
    store = open_store(built)
    expected = {
        quad.triple
        for quad in store.quads_for_pattern(None, None, None, None)
        if str(DORN) in {quad.subject.value, quad.object.value}
    }
    assert len(graph) == len(expected) > 10
    assert (DORN, rdflib.RDF.type, rdflib.URIRef(KG("Person").value)) in graph


@pytest.mark.parametrize("path", ["person-ilka-dorn", "person-ilka-dorn.html"])
def test_a_page_tells_who_it_is_and_what_is_claimed_with_the_sentence(server, path):
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = server.ask(f"/data/{path}", accept=accept if path.endswith("dorn") else "text/turtle")
    assert (answer.status, answer.media_type) == (200, "text/html")
    page = PageReader(answer.text)
    for words in (
        "Ilka Dorn", str(DORN), "Foreign Minister of Velmoria", "negated",
        "Velmorian Foreign Minister Ilka Dorn accused Tarsk on Monday",
        "Velmoria and Tarsk quarrel over rifles",
    ):  # fmt: skip
        assert words in page.words
    assert "/data/Q900002" in page.links


def test_every_link_of_a_page_leads_somewhere_here(server):
    pages = ["person-ilka-dorn", "Q900002", "event-lake-summit"]
    links = {link for page in pages for link in PageReader(read(server, page)).links}
    assert len(links) > 30
    for link in links - {"data:,"}:
        assert link.startswith("/"), link
        assert server.ask(link).status == 200, link


def read(server, local):
    return server.ask(f"/data/{local}", accept="text/html").text


def test_what_the_graph_says_never_becomes_markup(server, built):
    store = open_store(built)
    hostile = [
        quad.subject.value.removeprefix(BASE_IRI)
        for quad in store.quads_for_pattern(None, None, None, None)
        if "<script>" in str(quad.object) and quad.subject.value.startswith(BASE_IRI)
    ]
    assert hostile
    for local in {*hostile, "person-zofie"}:
        answer = server.ask(f"/data/{local}", accept="text/html")
        page = PageReader(answer.text)
        assert answer.status == 200
        assert "script" not in page.elements
        assert "<script>" in page.words or "</script>" in page.words
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert "'unsafe-inline'" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "local",
    ["person-nobody", "", "%00", "a%20b", "<script>", "..%2f..%2fetc", "graph/none", ".ttl"],
)
def test_what_the_graph_does_not_know_is_not_found(server, local):
    answer = server.ask(f"/data/{local.replace('<', '%3C').replace('>', '%3E')}")
    assert answer.status == 404
    assert answer.media_type == "text/plain"


def test_a_type_that_is_not_on_offer_is_not_acceptable(server):
    assert server.ask("/data/person-ilka-dorn", accept="image/png").status == 406


def test_local_names_that_are_percent_encoded_are_found_by_their_iri(tmp_path):
    names = Names("https://example.org/mine/")
    odd = names.entity("person-żółw~a.ttl")
    label = Quad(odd, RDFS("label"), Literal("Odd"), names.graph("instances"))
    write_store([*to_quads(KNOWLEDGE, names), label], tmp_path)
    local = odd.value.removeprefix(names.base_iri)
    assert "%" in local
    with RunningServer(tmp_path) as server:
        assert "Odd" in read(server, local)
        assert server.ask(f"/data/{local}.nt").text == f"{label.triple} .\n"
        assert "https://example.org/mine/" in read(server, "Q900002")


def test_the_explorer_is_the_page_that_was_built_or_one_made_now(server, tmp_path):
    made = server.ask("/")
    assert made.status == 200
    assert "Ilka Dorn" in made.text
    assert "/query" in PageReader(made.text).links
    write_store(to_quads(KNOWLEDGE, Names()), tmp_path)
    page = tmp_path / "graph.html"
    page.write_text("<nav>tools</nav><p>built before</p>")
    with RunningServer(tmp_path) as other:
        linked = '<nav>tools<a href="/query">Query</a></nav><p>built before</p>'
        assert other.ask("/").text == linked
        assert page.read_text() == "<nav>tools</nav><p>built before</p>"  # it stands alone
        page.write_text("<p>no place for a link</p>")
        assert other.ask("/").text == "<p>no place for a link</p>"


def test_the_query_page_brings_its_own_editor(server):
    page = PageReader(server.ask("/query").text)
    assert "/vendor/yasgui/yasgui.min.js" in page.links
    for link in set(page.links) - {"data:,"}:
        assert server.ask(link).status == 200, link
    assert server.ask("/static/../app.py").status == 404
    assert server.ask("/vendor/yasgui/LICENSES.txt").status == 200
