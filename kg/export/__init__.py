"""A built graph written out whole: RDF for other stores, a network for Gephi, events as a table.

Turtle, N-Triples and RDF/XML merge all graphs; N-Quads, TriG and JSON-LD keep them apart; GraphML
and GEXF have a node an entity and an edge a tie; the table is CSV. Every format is written in one
order, so that two builds of one input give the same bytes. RDF is streamed: memory does not grow
with the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pyoxigraph import Store

from kg.errors import InputError
from kg.export.events import write_events
from kg.export.network_files import write_gexf, write_graphml
from kg.export.rdf_files import DATASETS, WRITERS
from kg.export.selection import Selection, select_blocks
from kg.rdf.blocks import Block
from kg.store import load_names, sort_blocks

__all__ = ["FORMATS", "RDF_FORMATS", "Selection", "export_graph", "find_format"]

_FROM_STORE: Mapping[str, Callable[[Store, IO[bytes], Selection], None]] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
    "events": write_events,
    "csv": write_events,
}
_SUFFIXES: Mapping[str, str] = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".csv": "events",
}

_TRIPLE_TERMS = WRITERS.keys() - {"jsonld"}
"""The formats that can say what RDF 1.2 adds."""

RDF_FORMATS: tuple[str, ...] = tuple(WRITERS)
"""Those that have room for whole texts."""

FORMATS: tuple[str, ...] = (*RDF_FORMATS, *_FROM_STORE)


def find_format(path: Path) -> str:
    """Tell a format by a file's ending (``graph.nq`` is "nquads")."""
    try:
        return _SUFFIXES[path.suffix.lower()]
    except KeyError:
        raise InputError(
            f"{path}: its ending names no format; use one of {', '.join(_SUFFIXES)}, "
            f"or give the format: {', '.join(FORMATS)}"
        ) from None


def export_graph(
    store: Store,
    target: Path | IO[bytes],
    format_: str,
    selection: Selection | None = None,
    blocks: Iterable[Block] | None = None,
) -> None:
    """Write a store's graph to a file, which is replaced once complete, or to an open stream.

    ``blocks`` are the store's, sorted, where they are at hand (``kg.store.read_blocks``): RDF is
    then written several times as fast as from the store itself.
    """
    selection = selection or Selection()
    if format_ not in FORMATS:
        raise InputError(f"no format is called {format_!r}: give {', '.join(FORMATS)}")
    if selection.rdf12 and format_ not in _TRIPLE_TERMS:
        raise InputError(f"{format_} has no triple terms: give {', '.join(sorted(_TRIPLE_TERMS))}")
    with _open(target) as out:
        if format_ in _FROM_STORE:
            _FROM_STORE[format_](store, out, selection)
        elif blocks is not None:
            _write_blocks(store, out, format_, selection, blocks)
        else:
            with sort_blocks(store) as sorted_blocks:
                _write_blocks(store, out, format_, selection, sorted_blocks)


def _write_blocks(
    store: Store, out: IO[bytes], format_: str, selection: Selection, blocks: Iterable[Block]
) -> None:
    names = load_names(store)
    chosen = select_blocks(blocks, selection, names, merged=format_ not in DATASETS)
    WRITERS[format_](chosen, out, names.prefixes)


@contextmanager
def _open(target: Path | IO[bytes]) -> Iterator[IO[bytes]]:
    """Open a file beside its place, which it takes once complete; a stream is open already."""
    if not isinstance(target, Path):
        yield target
        return
    path = target.resolve()
    regular = path.is_file() or not path.exists()  # no device, pipe or the like
    beside = path.with_name(f".{path.name}.part") if regular else path
    try:
        with beside.open("wb") as out:
            yield out
        if regular:
            beside.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        if regular:
            beside.unlink(missing_ok=True)
