"""Quads as sorted bytes: nothing is lost, whatever a term holds and however many there are."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from knowledge_example import KNOWLEDGE
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import StoreError
from kg.export import export_graph
from kg.rdf import to_quads
from kg.rdf.blocks import (
    TYPE,
    decode_blocks,
    encode_blocks,
    from_block,
    to_blocks,
    to_rows,
)
from kg.rdf.sorter import Sorter
from kg.store import STORE, open_store, read_blocks, sort_blocks, write_store
from kg.vocab import KG, RDF, Names

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
IRIS = st.sampled_from([NamedNode(f"https://example.org/{name}") for name in "ab a/b c#d".split()])
LITERALS = st.one_of(
    TEXT.map(Literal),
    st.builds(Literal, TEXT, language=st.sampled_from(["en", "de-ch"])),
    st.integers().map(Literal),
)
QUADS = st.builds(Quad, IRIS, IRIS | st.just(RDF("type")), IRIS | LITERALS, IRIS)


@given(st.lists(QUADS))
def test_blocks_hold_what_the_quads_did(quads):
    with Sorter(run=3) as sorter:
        sorter.extend(to_rows(quads))
        blocks = list(to_blocks(sorter))
    assert list(decode_blocks(encode_blocks(blocks))) == blocks
    assert len({(block.graph, block.subject) for block in blocks}) == len(blocks)
    lines = b"".join(
        b"%b %b %b %b .\n" % (subject, predicate or TYPE, object_, graph)
        for graph, subject, pairs in blocks
        for predicate, object_ in pairs
    )
    assert set(parse(lines, RdfFormat.N_QUADS)) == set(quads)
    assert [row for block in blocks for row in from_block(block)] == sorted(set(to_rows(quads)))


@given(st.lists(st.binary().map(lambda row: row.replace(b"\n", b"") + b"\n")), st.integers(1, 5))
def test_rows_are_sorted_and_each_kept_once(rows, run):
    with Sorter(run) as sorter:
        sorter.extend(rows)
        assert list(sorter) == sorted(set(rows))


def test_ten_times_the_rows_take_no_more_memory():
    def peak(count):
        tracemalloc.start()
        with Sorter(run=5000) as sorter:
            sorter.extend(b"row %d\n" % (number * 7919 % count) for number in range(count))
            assert sum(1 for _ in sorter) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(100_000) < 2 * peak(10_000)


def test_a_built_folder_keeps_its_blocks(built, store):
    with sort_blocks(store) as blocks:
        assert list(read_blocks(built)) == list(blocks)


def test_blocks_of_a_store_that_was_changed_since_are_not_read(tmp_path):
    write_store(to_quads(KNOWLEDGE, Names()), tmp_path)
    assert read_blocks(tmp_path) is not None
    changed = Store(str(tmp_path / STORE))
    added = Quad(*(KG(name) for name in "spog"))
    changed.add(added)
    changed.flush()
    del changed
    assert read_blocks(tmp_path) is None
    export_graph(open_store(tmp_path), tmp_path / "x.nq", "nquads", blocks=read_blocks(tmp_path))
    assert added in set(parse(path=tmp_path / "x.nq", format=RdfFormat.N_QUADS))


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8bno", b"none"])
def test_blocks_that_are_damaged_or_missing_are_done_without(tmp_path, damage):
    write_store(to_quads(KNOWLEDGE, Names()), tmp_path)
    (file,) = (tmp_path / STORE).glob("*.gz")
    file.write_bytes(damage)
    assert read_blocks(tmp_path) is None
    file.unlink()
    assert read_blocks(tmp_path) is None


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[: len(data) // 2], lambda data: data[:-9] + b"\0" + data[-8:]],
    ids=["cut", "changed"],
)
def test_blocks_that_are_damaged_further_on_are_named(tmp_path, damage):
    write_store(to_quads(KNOWLEDGE, Names()), tmp_path)
    (file,) = (tmp_path / STORE).glob("*.gz")
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(StoreError, match=rf"{file.name}: it is damaged \(.+\); remove this file"):
        list(read_blocks(tmp_path))
