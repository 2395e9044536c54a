"""One whole run over the bundled corpus: everything that a build writes keeps to the shapes."""

from pathlib import Path

import pytest

from kg.build import BuildOptions, BuildSummary, build
from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.query import find_rows
from kg.store import open_store
from kg.validate import to_text, validate

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Path, BuildSummary]:
    out = tmp_path_factory.mktemp("corpus") / "out"
    return out, build([str(CORPUS)], out, BuildOptions(html=False))


def test_every_article_is_read(built):
    _, summary = built
    assert summary.articles >= 24
    assert summary.skipped == ()


def test_the_graph_conforms(built):
    out, _ = built
    report = validate(out)
    assert report.conforms, to_text(report)


def test_every_interaction_is_stated_and_every_statement_has_its_sentence(built):
    store = open_store(built[0])
    unstated = """SELECT ?i { ?i a kg:Interaction
        FILTER NOT EXISTS { ?s kg:statesInteraction ?i } }"""
    without = """SELECT ?s { ?s a kg:Statement ; kg:rule ?rule
        FILTER NOT EXISTS { ?s prov:wasDerivedFrom ?evidence } }"""
    assert list(find_rows(store, unstated)) == []
    assert list(find_rows(store, without)) == []


def test_countries_have_their_items_where_the_knowledge_base_has_them(built):
    query = """SELECT ?name ?item { ?c a kg:Country ; rdfs:label ?name
        OPTIONAL { ?c owl:sameAs ?item } }"""
    items = {r["name"].value: r["item"] for r in find_rows(open_store(built[0]), query)}
    assert len(items) > 20
    known = load_knowledge_base()
    assert not any(known.find(name)[0].qid for name, item in items.items() if item is None)
