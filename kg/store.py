"""The embedded store on disk: written whole beside the old one, then put in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import StoreError
from kg.folder.scratch import exchange, make_scratch
from kg.rdf.block_file import read_block_file, write_block_file
from kg.rdf.blocks import Block, to_blocks, to_rows
from kg.rdf.sorter import Sorter
from kg.vocab import PROV, RDF, Names

if TYPE_CHECKING:
    from rdflib import Dataset

STORE = "store"
"""The folder inside a built one that holds the Oxigraph database."""

_BLOCKS = "blocks.gz"
"""Inside the store's folder, the quads as sorted blocks: reading them back from RocksDB takes
ten times as long. Its first line is RocksDB's "current", which changes with every writer."""

_CURRENT = "CURRENT"

_BATCH = 200_000
"""Quads loaded at once: about 300 MB in memory, however many there are in all."""


def write_store(quads: Iterable[Quad], directory: Path) -> int:
    """Write a fresh store into a built folder and return how many quads it holds.

    An older store stays whole until the new one is complete.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with make_scratch(directory, ".store-") as beside:
            count = _fill(quads, beside / "new")
            exchange(directory / STORE, beside / "new", beside / "old")
    except OSError as error:
        raise StoreError(f"{directory}: the store cannot be written ({error})") from error
    return count


def _fill(quads: Iterable[Quad], path: Path) -> int:
    store = Store(path)
    waiting = iter(quads)
    with Sorter() as sorter:
        while batch := list(islice(waiting, _BATCH)):
            store.bulk_extend(batch)
            sorter.extend(to_rows(batch))
        store.optimize()  # a fifth of the time to load, and what reads it takes half the time
        store.flush()
        count = len(store)
        del store  # closed: what RocksDB calls current is final
        write_block_file(to_blocks(sorter), path / _BLOCKS, (path / _CURRENT).read_bytes())
    return count


def read_blocks(directory: Path) -> Iterator[Block] | None:
    """Read a built folder's quads as sorted blocks, at many times the speed of its store.

    They were written beside it; None if another program has opened the store to change it since.
    """
    path = directory / STORE
    if not (path / _CURRENT).is_file():
        return None
    return read_block_file(path / _BLOCKS, (path / _CURRENT).read_bytes())


def read_stamp(directory: Path) -> bytes:
    """What tells the store of a built folder from any that was or will be there."""
    return (directory / STORE / _CURRENT).read_bytes()


@contextmanager
def sort_blocks(store: Store, directory: Path | None = None) -> Iterator[Iterator[Block]]:
    """Read a store's quads of named graphs as sorted blocks, which takes disk, not memory.

    They come from beside the store where its folder is given and has them.
    """
    saved = read_blocks(directory) if directory else None
    if saved is not None:
        yield saved
        return
    with Sorter() as sorter:
        sorter.extend(to_rows(quad for quad in store if isinstance(quad.graph_name, NamedNode)))
        yield to_blocks(sorter)


def open_store(directory: Path) -> Store:
    """Open the store of a built folder for reading; many may read it at once."""
    path = directory / STORE
    advice = f"run kg build INPUT... -o {directory}"
    if not path.is_dir():
        raise StoreError(f"{directory}: no built graph there; {advice}")
    try:
        return Store.read_only(str(path))
    except (OSError, RuntimeError) as error:  # RuntimeError is RocksDB's "corruption"
        reason = " ".join(str(error).split())
        raise StoreError(f"{directory}: its store cannot be read ({reason}); {advice}") from error


def load_dataset(directory: Path) -> Dataset:
    """Load a built folder as an rdflib dataset for reading; queries see the union of its graphs."""
    from kg.query.dataset import to_dataset

    store = open_store(directory)
    return to_dataset(store, load_names(store))


def load_names(store: Store) -> Names:
    """Find the base IRI that a graph was built with."""
    for quad in store.quads_for_pattern(None, RDF("type"), PROV("Activity"), None):
        graph = quad.graph_name
        if isinstance(graph, NamedNode) and graph.value.endswith("graph/build"):
            return Names(graph.value.removesuffix("graph/build"))
    return Names()
