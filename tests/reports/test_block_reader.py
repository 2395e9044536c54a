"""Claims read from sorted blocks are those that the store tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from knowledge_example import KNOWLEDGE
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.rdf import to_quads
from kg.rdf.blocks import to_blocks, to_rows
from kg.rdf.terms import TYPE
from kg.reports.block_reader import BlockReader
from kg.reports.claims import ClaimReader
from kg.vocab import KG, NIF, RDFS, XSD, Names

NODE = NamedNode("https://example.org/one")
GRAPHS = [NamedNode(f"https://example.org/graph/{name}") for name in "ab"]


def read(quads):
    store = Store()
    store.extend(quads)
    return ClaimReader(store), BlockReader(store, to_blocks(sorted(set(to_rows(quads)))))


@pytest.fixture(scope="module")
def readers():
    return read(list(to_quads(KNOWLEDGE, Names())))


def test_claims_are_the_same(readers):
    from_store, from_blocks = readers
    claims = from_blocks.find_claims()
    assert claims
    assert claims == from_store.find_claims()


def test_whoever_is_mentioned_is_known_with_each_sentence(readers):
    from_store, from_blocks = readers
    found = sorted(from_blocks.find_mentions())
    mentions = from_store.find_subjects(TYPE, NIF("Phrase"))
    facts = [from_store.read_facts(mention) for mention in mentions]
    assert found == sorted((told["taIdentRef"], told.get("superString", [])) for told in facts)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=3))
def test_text_is_read_as_it_was_written(texts):
    literals = [Literal(text) for text in texts] + [Literal(texts[0], language="en")]
    quads = [Quad(NODE, RDFS("label"), literal, graph) for literal in literals for graph in GRAPHS]
    from_store, from_blocks = read(quads)
    assert from_blocks.read_facts(NODE.value) == from_store.read_facts(NODE.value)


def test_what_several_graphs_say_of_a_node_is_put_together():
    quads = [
        Quad(NODE, TYPE, KG("Person"), GRAPHS[0]),
        Quad(NODE, RDFS("label"), Literal("Ana Solis"), GRAPHS[1]),
        Quad(NODE, NIF("beginIndex"), Literal("7", datatype=XSD("integer")), GRAPHS[0]),
        Quad(NODE, NIF("beginIndex"), Literal("3", datatype=XSD("integer")), GRAPHS[1]),
    ]
    from_store, from_blocks = read(quads)
    assert from_blocks.read_thing(NODE.value) == from_store.read_thing(NODE.value)
    assert from_blocks.read_values(NODE.value, NIF("beginIndex")) == ["3", "7"]
    assert from_blocks.find_subjects(TYPE, KG("Person")) == {NODE.value}
