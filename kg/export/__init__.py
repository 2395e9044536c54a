"""A built graph written out whole: RDF for other stores, or a network for Gephi and the like.

Turtle, N-Triples and RDF/XML merge all graphs; N-Quads, TriG and JSON-LD keep them apart; GraphML
and GEXF have a node an entity and an edge a tie. Every format is written in one order, so that two
builds of one input give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from pyoxigraph import RdfFormat, Store

from kg.errors import InputError
from kg.export.network_files import write_gexf, write_graphml
from kg.export.selection import Selection, select_quads, select_triples
from kg.rdf.serialize import write_rdf
from kg.store import load_names

__all__ = ["FORMATS", "Selection", "export_graph", "find_format"]

_RDF: Mapping[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
_NETWORK: Mapping[str, Callable[[Store, IO[bytes], Selection], None]] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
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
}

FORMATS: tuple[str, ...] = (*_RDF, *_NETWORK)


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
    store: Store, target: Path | IO[bytes], format_: str, selection: Selection | None = None
) -> None:
    """Write a store's graph to a file, which is replaced once complete, or to an open stream."""
    if format_ not in FORMATS:
        raise InputError(f"no format is called {format_!r}: give {', '.join(FORMATS)}")
    if isinstance(target, Path):
        _write_file(store, target, format_, selection or Selection())
    else:
        _write_stream(store, target, format_, selection or Selection())


def _write_stream(store: Store, out: IO[bytes], format_: str, selection: Selection) -> None:
    if format_ in _NETWORK:
        _NETWORK[format_](store, out, selection)
    else:
        chosen = _RDF[format_]
        select = select_quads if chosen.supports_datasets else select_triples
        write_rdf(select(store, selection), out, chosen, load_names(store).prefixes)


def _write_file(store: Store, path: Path, format_: str, selection: Selection) -> None:
    """Write beside and then replace, unless the path is a device, a pipe or the like."""
    path = path.resolve()
    regular = path.is_file() or not path.exists()
    beside = path.with_name(f".{path.name}.part") if regular else path
    try:
        with beside.open("wb") as out:
            _write_stream(store, out, format_, selection)
        if regular:
            beside.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        if regular:
            beside.unlink(missing_ok=True)
