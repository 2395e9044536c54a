"""The store on disk: replaced whole, opened for reading, and clear about what is missing."""

from __future__ import annotations

import pytest
import rdflib
from knowledge_example import KNOWLEDGE
from pyoxigraph import NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.rdf import to_quads
from kg.store import STORE, load_dataset, load_names, open_store, write_store
from kg.vocab import BASE_IRI, Names

INSTANCES = f"{BASE_IRI}graph/instances"
QUAD = Quad(*(NamedNode(f"x:{name}") for name in "spog"))


def test_what_is_written_is_read(tmp_path):
    quads = set(to_quads(KNOWLEDGE, Names()))
    assert write_store(iter(quads), tmp_path / "new" / "folder") == len(quads)
    assert set(open_store(tmp_path / "new" / "folder")) == quads


def test_what_is_loaded_in_many_batches_is_all_there(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.store._BATCH", 100)
    quads = set(to_quads(KNOWLEDGE, Names()))
    assert write_store(iter(quads), tmp_path) == len(quads) > 10 * 100
    assert set(open_store(tmp_path)) == quads


def test_a_second_build_replaces_the_first_and_leaves_nothing_beside(tmp_path):
    write_store(to_quads(KNOWLEDGE, Names()), tmp_path)
    assert write_store([QUAD], tmp_path) == 1
    assert list(open_store(tmp_path)) == [QUAD]
    assert [entry.name for entry in tmp_path.iterdir()] == [STORE]


def test_a_build_that_fails_leaves_the_first_as_it_was(tmp_path):
    def breaking():
        yield QUAD
        raise ValueError("in the middle")

    write_store([QUAD], tmp_path)
    with pytest.raises(ValueError, match="in the middle"):
        write_store(breaking(), tmp_path)
    assert list(open_store(tmp_path)) == [QUAD]
    assert [entry.name for entry in tmp_path.iterdir()] == [STORE]


def test_many_read_at_once_and_see_the_build_that_they_opened(tmp_path):
    write_store([QUAD], tmp_path)
    one, other = open_store(tmp_path), open_store(tmp_path)
    write_store([], tmp_path)
    assert list(one) == list(other) == [QUAD]
    assert list(open_store(tmp_path)) == []


def test_an_open_store_cannot_be_written(store):
    with pytest.raises(RuntimeError, match="read-write"):
        store.add(QUAD)


def test_a_folder_without_a_graph_says_what_to_run(tmp_path):
    with pytest.raises(StoreError, match=r"no built graph there; run kg build .* -o .*nowhere"):
        open_store(tmp_path / "nowhere")


@pytest.mark.parametrize("damage", ["CURRENT", "MANIFEST"])
def test_a_broken_store_says_what_to_run(tmp_path, damage):
    write_store([QUAD], tmp_path)
    for file in (tmp_path / STORE).glob(f"{damage}*"):
        file.write_bytes(b"\0broken\0")
    with pytest.raises(StoreError, match=r"cannot be read .*; run kg build") as raised:
        open_store(tmp_path)
    assert "\n" not in str(raised.value)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=r"file/out: the store cannot be written"):
        write_store([QUAD], tmp_path / "file" / "out")


@pytest.mark.parametrize("base_iri", [BASE_IRI, "https://example.org/x#", "urn:example:a/"])
def test_the_base_iri_is_found_again(tmp_path, base_iri):
    write_store(to_quads(KNOWLEDGE, Names(base_iri)), tmp_path)
    assert load_names(open_store(tmp_path)) == Names(base_iri)


def test_a_graph_of_other_making_has_the_usual_base_iri(tmp_path):
    write_store([QUAD], tmp_path)
    assert load_names(open_store(tmp_path)) == Names()


# --- through rdflib -----------------------------------------------------------------------------


@pytest.fixture
def dataset(built):
    return load_dataset(built)


def count(dataset, scope="", pattern="{ ?s ?p ?o }"):
    (row,) = dataset.query(f"SELECT (COUNT(*) AS ?n) {scope} {pattern}")
    return int(row.n)


def test_rdflib_sees_the_union_of_all_graphs(dataset, store):
    assert len(dataset) == count(dataset) == len(store)


def test_rdflib_hears_from(dataset, store):
    instances = len(list(store.quads_for_pattern(None, None, None, NamedNode(INSTANCES))))
    assert count(dataset, f"FROM <{INSTANCES}>") == instances
    assert count(dataset, f"FROM NAMED <{INSTANCES}>", "{ GRAPH ?g { ?s ?p ?o } }") == instances
    assert len(dataset.graph(rdflib.URIRef(INSTANCES))) == instances


def test_rdflib_knows_the_usual_prefixes(dataset):
    (row,) = dataset.query("SELECT ?name { data:Q900001 rdfs:label ?name }")
    assert str(row.name) == "Velmoria"


def test_rdflib_neither_writes_nor_asks_elsewhere(dataset):
    with pytest.raises(QueryError, match="another server"):
        dataset.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with pytest.raises(RuntimeError, match="read-write"):
        dataset.graph(rdflib.URIRef(INSTANCES)).add(
            (rdflib.URIRef("x:s"), rdflib.URIRef("x:p"), rdflib.URIRef("x:o"))
        )
