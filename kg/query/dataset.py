"""A store as an rdflib dataset, for those who work in rdflib."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oxrdflib import OxigraphStore
from pyoxigraph import Store
from rdflib import Dataset, Graph
from rdflib.query import Result
from rdflib.term import Identifier

from kg.query.sparql import inspect_query
from kg.vocab import Names


def to_dataset(store: Store, names: Names) -> Dataset:
    """Make an rdflib dataset whose default graph is the union of all graphs.

    ``FROM`` and ``FROM NAMED`` are heard, ``SERVICE`` is refused with ``QueryError``, and the
    usual prefixes need no declaration.
    """
    dataset = Dataset(store=_UnionStore(store=store), default_union=True)
    for prefix, iri in names.prefixes.items():
        dataset.bind(prefix, iri, override=True, replace=True)
    return dataset


class _UnionStore(OxigraphStore):
    """A store that is only read, and takes the union of all graphs where a query names none."""

    def add_graph(self, graph: Graph) -> None:
        """Let rdflib announce a graph that it looks into: there is nothing to write."""

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's name
        initBindings: Mapping[str, Identifier],  # noqa: N803 - rdflib's name
        queryGraph: str,  # noqa: N803 - rdflib's name
        **kwargs: object,
    ) -> Result:
        text, names_graphs = inspect_query(str(query))
        scope = "" if names_graphs else queryGraph
        return super().query(text, initNs, initBindings, scope, **kwargs)
