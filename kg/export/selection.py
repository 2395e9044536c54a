"""Which quads of a store are exported, and in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from kg.errors import InputError
from kg.model import Factuality
from kg.query import find_rows
from kg.rdf.terms import order_of
from kg.store import load_names
from kg.vocab import KG, NIF, QUOTED

_CLAIMS = """
SELECT DISTINCT ?subject ?predicate ?object ?factuality {
  ?statement a kg:Statement ; kg:factuality ?factuality ;
    rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object
}"""

_SUBJECTS = "SELECT DISTINCT ?subject { ?subject ?predicate ?object }"

_PLAIN_ON_REQUEST = frozenset({Factuality.REPORTED, Factuality.PLANNED})


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export holds.

    ``plain`` keeps the instance layer only. ``quoted=False`` leaves out every word quoted from an
    article. ``also`` are the factualities, Reported or Planned, whose claims stand as plain
    triples besides what is asserted. ``texts`` are whole texts, by article id, to be written as
    ``nif:isString``.
    """

    plain: bool = False
    quoted: bool = True
    also: frozenset[Factuality] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unfit = sorted(self.also - _PLAIN_ON_REQUEST)
        if unfit:
            raise InputError(f"{', '.join(unfit)}: only Reported and Planned can be plain triples")


def select_triples(store: Store, selection: Selection) -> Iterator[Triple]:
    """Yield all graphs merged, ordered by subject, class first, predicate and object."""
    exporter = _Exporter(store, selection)
    graph = exporter.instances if selection.plain else None
    last = None
    for quad in exporter.ordered(graph):
        if quad.triple != last:
            last = quad.triple
            yield last


def select_quads(store: Store, selection: Selection) -> Iterator[Quad]:
    """Yield one graph after another by name, each in the same order as ``select_triples``."""
    exporter = _Exporter(store, selection)
    named = (graph for graph in store.named_graphs() if isinstance(graph, NamedNode))
    for graph in [exporter.instances] if selection.plain else sorted(named, key=str):
        yield from exporter.ordered(graph)


class _Exporter:
    """A store as one export reads it; only the names of subjects are held in memory."""

    def __init__(self, store: Store, selection: Selection) -> None:
        self._store = store
        self._selection = selection
        self._names = load_names(store)
        self.instances = self._names.graph("instances")
        self._claims = self._find_claims()

    def ordered(self, graph: NamedNode | None) -> Iterator[Quad]:
        """Yield one graph's quads, or all graphs', in order."""
        for subject in self._find_subjects(graph):
            quads = set(self._store.quads_for_pattern(subject, None, None, graph))
            for quad in chain(self._claims.get(subject, ()), self._find_text(subject)):
                if graph in {None, quad.graph_name}:
                    quads.add(quad)
            for quad in sorted(quads, key=order_of):
                if self._selection.quoted or quad.predicate not in QUOTED:
                    yield quad

    def _find_subjects(self, graph: NamedNode | None) -> list[NamedNode]:
        found = self._store.query(
            _SUBJECTS, default_graph=graph, use_default_graph_as_union=graph is None
        )
        return sorted((row["subject"] for row in cast("QuerySolutions", found)), key=str)

    def _find_claims(self) -> Mapping[NamedNode, set[Quad]]:
        claims: defaultdict[NamedNode, set[Quad]] = defaultdict(set)
        for factuality in self._selection.also:
            for row in find_rows(self._store, _CLAIMS, {"factuality": KG(factuality)}):
                claim = Quad(row["subject"], row["predicate"], row["object"], self.instances)
                claims[row["subject"]].add(claim)
        return claims

    def _find_text(self, subject: NamedNode) -> Iterator[Quad]:
        article_id = subject.value.removeprefix(self._names.article("").value)
        if article_id in self._selection.texts:
            text = Literal(self._selection.texts[article_id])
            yield Quad(subject, NIF("isString"), text, self._names.article_graph(article_id))
