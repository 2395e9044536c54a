"""Graphs of articles that a folder has no longer, dropped from a store that is running."""

from __future__ import annotations

from contextlib import closing

import pytest
from click.testing import CliRunner
from knowledge_example import KNOWLEDGE
from pyoxigraph import NamedNode, Quad
from running_stores import find_program, run_oxigraph

from kg.cli.push import push
from kg.errors import ConformanceError, InputError
from kg.push import Client, push_blocks
from kg.push.pruning import drop_others
from kg.rdf import to_quads
from kg.store import read_blocks, write_store
from kg.vocab import BASE_IRI, KG, Names

HEX = "0123456789abcdef"
OTHERS = [
    # Another's graphs, however much their names are like ours.
    f"{BASE_IRI}graph/notes",
    f"{BASE_IRI}graph/article-0123",
    f"{BASE_IRI}graph/article-{HEX}-draft",
    f"{BASE_IRI}article-{HEX}",
    f"https://example.org/news/graph/article-{HEX}",
]


@pytest.fixture
def running(tmp_path):
    program = find_program("oxigraph")
    if program is None:
        pytest.skip("LOUD: oxigraph is not installed, so nothing is proved with it")
    with run_oxigraph(program, tmp_path) as store:
        yield store


@pytest.fixture
def fewer(tmp_path):
    """A folder of the example without one of its articles, and the name of that one's graph."""
    graph = Names().article_graph(KNOWLEDGE.articles[0].article.id)
    quads = [quad for quad in to_quads(KNOWLEDGE, Names()) if quad.graph_name != graph]
    write_store(quads, tmp_path / "fewer")
    return tmp_path / "fewer", graph.value


@pytest.fixture
def before(built, running, tmp_path):
    """The graphs of a store that was given all articles, and others."""
    quad = (KG("s"), KG("p"), KG("o"))
    write_store((Quad(*quad, NamedNode(name)) for name in OTHERS), tmp_path / "others")
    for folder in (tmp_path / "others", built):
        push_blocks(read_blocks(folder), Client(running.write))
    found = graphs(running)
    assert found.issuperset(OTHERS)
    return found


def graphs(running):
    return {graph for (graph,) in running.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}


@pytest.mark.parametrize("protocol", ["graph-store", "update"])
def test_what_a_folder_has_no_longer_goes_where_that_is_asked_for(fewer, running, before, protocol):
    folder, gone = fewer
    url = running.write.replace("/store", "/update") if protocol == "update" else running.write
    options = [url, "-d", str(folder), "--protocol", protocol, "--query-url", running.query]
    pushed = CliRunner().invoke(push, options)
    assert (pushed.exit_code, graphs(running)) == (0, before)
    pruned = CliRunner().invoke(push, [*options, "--prune"])
    assert pruned.exit_code == 0, pruned.exception
    assert pruned.stderr.endswith(f"1 graph of articles that {folder} has not: dropped there\n")
    assert graphs(running) == before - {gone}


@pytest.mark.usefixtures("before")
def test_a_graph_that_cannot_be_dropped_is_named(running):
    class Idle:
        def drop(self, graph):
            pass

    told = r"article-[0-9a-f]{16} was dropped and is there still"
    with closing(Client(running.query)) as client, pytest.raises(ConformanceError, match=told):
        drop_others((), BASE_IRI, Idle(), client)


def test_without_an_address_for_queries_nothing_is_sent(built):
    answer = CliRunner().invoke(push, ["http://127.0.0.1:9/store", "-d", str(built), "--prune"])
    assert isinstance(answer.exception, InputError)
    assert str(answer.exception).startswith("--prune needs --query-url, where the store tells")


def test_an_answer_to_no_query_is_said(running):
    client = Client(f"{running.write}?default")
    with closing(client), pytest.raises(InputError, match=r"the server answered 4.. "):
        drop_others((), BASE_IRI, None, client)
