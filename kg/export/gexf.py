"""GEXF 1.3 for Gephi: a network whose nodes and edges come and go with time.

``kind`` keeps the ties between two entities apart, which Gephi would else make into one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, Any, cast
from xml.sax.saxutils import XMLGenerator

from kg.export.spells import Spell
from kg.network import Network

_TYPES = {int: "integer", float: "double", str: "string"}
_NODE = {"iri": str, "cls": str, "aliases": str, "wikidata": str, "mentions": int, "articles": int}
_EDGE = {
    "predicate": str,
    "family": str,
    "factuality": str,
    "confidence": float,
    "sources": int,
    "statements": str,
    "first": str,
    "last": str,
}


def write_gexf_file(
    network: Network,
    out: IO[bytes],
    ties: Sequence[list[Spell]],
    entities: Mapping[str, list[Spell]],
) -> None:
    """Write a network of plain values, with the spells of its edges, in order, and its nodes."""
    xml = _Xml(out)
    root = {"xmlns": "http://gexf.net/1.3", "version": "1.3"}
    graph = {
        "defaultedgetype": "directed",
        "mode": "dynamic",
        "timeformat": "date",
        "timerepresentation": "interval",
    }
    with xml.element("gexf", root), xml.element("graph", graph):
        xml.declare("node", _NODE)
        xml.declare("edge", _EDGE)
        with xml.element("nodes", {"count": str(len(network))}):
            for node, attributes in network.nodes(data=True):
                names = {"id": node, "label": attributes["label"]}
                xml.describe("node", names, attributes, _NODE, entities.get(node, []))
        with xml.element("edges", {"count": str(network.number_of_edges())}):
            for (source, target, key, tie), spells in zip(
                network.edges(data=True, keys=True), ties, strict=True
            ):
                ends = {"id": str(key), "source": source, "target": target}
                name = tie["predicate"]
                kind = f"{name} ({tie['factuality']})" if tie["factuality"] else name
                names = {**ends, "label": name, "kind": kind, "weight": str(max(1, tie["sources"]))}
                xml.describe("edge", names, tie, _EDGE, spells)


class _Xml:
    """Elements of GEXF, written one after another."""

    def __init__(self, out: IO[bytes]) -> None:
        self._xml = XMLGenerator(out, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """Open an element and close it."""
        self._xml.startElement(name, cast("Any", dict(attributes or {})))
        yield
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")

    def empty(self, name: str, **attributes: str) -> None:
        """Write an element that has attributes only."""
        with self.element(name, attributes):
            pass

    def declare(self, class_: str, columns: Mapping[str, type]) -> None:
        """Say what nodes or edges have."""
        with self.element("attributes", {"class": class_, "mode": "static"}):
            for title, type_ in columns.items():
                self.empty("attribute", id=title, title=title, type=_TYPES[type_])

    def describe(
        self,
        name: str,
        names: Mapping[str, str],
        attributes: Mapping[str, Any],
        columns: Mapping[str, type],
        spells: Sequence[Spell],
    ) -> None:
        """Write a node or an edge."""
        with self.element(name, names):
            with self.element("attvalues"):
                for title in columns:
                    self._xml.startElement(
                        "attvalue", cast("Any", {"for": title, "value": str(attributes[title])})
                    )
                    self._xml.endElement("attvalue")
            if spells:
                with self.element("spells"):
                    for first, last in spells:
                        self.empty("spell", start=first, end=last)
