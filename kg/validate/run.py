"""Runs pySHACL over a built graph: the one place that knows it.

The graph is read into Oxigraph and pySHACL sees it through rdflib, because the shapes' queries
take a second there and minutes in rdflib's own memory store.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from oxrdflib import OxigraphStore
from pyoxigraph import Quad, RdfFormat, Store, parse
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import InputError, NewskgError
from kg.ontology import ontology_path
from kg.store import load_names, open_store
from kg.validate.report import Report, to_report
from kg.validate.results import find_violations
from kg.validate.teller import Teller
from kg.vocab import Names


def validate(path: Path | str) -> Report:
    """Check a built folder, or any RDF file, against the shapes of the ontology."""
    path = Path(path)
    store, names = _load_graph(path) if path.is_file() else _load_folder(path)
    triples = len(store)
    _load_ontology("kg.ttl", store)
    data = _Unchanging(OxigraphStore(store=store), DATASET_DEFAULT_GRAPH_ID)
    shapes = _load_ontology("shapes.ttl", Store())
    rules = Graph(OxigraphStore(store=shapes), DATASET_DEFAULT_GRAPH_ID)
    with _quiet_literals():
        results = _run(data, rules)
        return to_report(find_violations(results, rules, Teller(data, names)), triples)


class _Unchanging(Graph):
    """A graph that is only read: pySHACL asks its size at every result, so it is counted once."""

    @cached_property
    def size(self) -> int:
        return super().__len__()

    def __len__(self) -> int:
        return self.size


@contextmanager
def _quiet_literals() -> Iterator[None]:
    """Keep rdflib from logging a traceback for every ill-formed literal: the report names them."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _run(data: Graph, shapes: Graph) -> Graph:
    import pyshacl

    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    if not isinstance(results, Graph):
        raise NewskgError(f"pySHACL cannot run the shapes ({results}); install newskg again")
    return results


def _load_folder(directory: Path) -> tuple[Store, Names]:
    """Read the store of a built folder as one graph."""
    built = open_store(directory)
    return _merge(built), load_names(built)


def _load_graph(path: Path) -> tuple[Store, Names]:
    """Read an RDF file as one graph."""
    rdf_format = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if rdf_format is None:
        raise InputError(f"{path}: not known as RDF by its ending; give .ttl, .nt, .nq or .trig")
    try:
        return _merge(parse(path=str(path), format=rdf_format)), Names()
    except SyntaxError as error:
        raise InputError(f"{path}: not {rdf_format.name} ({error.msg})") from error


def _merge(quads: Iterable[Quad]) -> Store:
    """Put every graph into one, as the shapes look at it."""
    store = Store()
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return store


def _load_ontology(name: str, store: Store) -> Store:
    store.bulk_load(path=str(ontology_path(name)), format=RdfFormat.TURTLE)
    return store
