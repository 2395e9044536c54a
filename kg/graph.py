"""A built graph in Python: ``kg.load("out")`` opens it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Store

from kg.query.values import Value, find_records
from kg.reports.dossier import Dossier, make_dossier
from kg.reports.index import open_index
from kg.store import load_names, open_store

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.network import Network

__all__ = ["Graph"]


class Graph:
    """What ``kg build`` left in a folder, open for reading; a notebook shows it as a page.

    ::

        graph = kg.load("out")
        pandas.DataFrame(graph.query("SELECT ?name { ?who a kg:Person ; rdfs:label ?name }"))
        graph.show("Ilka Dorn").timeline
    """

    def __init__(self, directory: str | Path = "out") -> None:
        self.directory = Path(directory)
        self.store: Store = open_store(self.directory)

    def query(self, sparql: str) -> list[dict[str, Value]]:
        """Answer a SELECT query: a dictionary of Python values for each row."""
        return find_records(self.store, sparql)

    @cached_property
    def graph(self) -> Dataset:
        """The graph as an rdflib dataset, whose default graph is the union of all."""
        from kg.query.dataset import to_dataset

        return to_dataset(self.store, load_names(self.store))

    def network(self) -> Network:
        """The entities and their ties as a networkx graph; ``kg.network`` lists the attributes."""
        from kg.network import to_network

        return to_network(self.store)

    def show(self, name: str) -> Dossier:
        """All that is told of the entity of that name, matched forgivingly."""
        return make_dossier(self.store, name, open_index(self.directory))

    def __repr__(self) -> str:
        return f"Graph({str(self.directory)!r}, {len(self.store):,} quads)"

    def _repr_html_(self) -> str:
        from kg.render import to_notebook_html

        return to_notebook_html(self.store)
