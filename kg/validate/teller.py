"""Tells nodes of a graph in words: short IRIs, and what a person would call them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from kg.vocab import KG, NIF, Names

_NAMING = (RDFS.label, URIRef(NIF("anchorOf").value), URIRef(KG("sourceName").value))
"""What a person would call a node: the first of these that it has."""

_CLAIMING = (
    (RDF.subject, RDF.predicate, RDF.object),
    tuple(URIRef(KG(role).value) for role in ("agent", "category", "recipient")),
)
"""What statements and interactions say, which have no name of their own."""

_LONGEST = 60
"""How many characters of a literal are told."""

_IRI = re.compile(r"(?:https?|urn):[^\s<>\"]*[^\s<>\",.;:)]")


@dataclass(frozen=True, slots=True)
class Teller:
    """Knows a graph and the prefixes that its reader knows."""

    data: Graph
    names: Names

    def to_text(self, node: Node) -> str:
        """Write a node: an IRI short, a literal in quotation marks with its datatype."""
        if isinstance(node, Literal):
            kind = f"^^{self.shorten(node.datatype)}" if node.datatype else f"@{node.language}"
            return f'"{_clip(str(node))}"{"" if kind == "^^xsd:string" else kind}'
        return f"_:{node}" if isinstance(node, BNode) else self.shorten(str(node))

    def shorten(self, text: str) -> str:
        """Write every IRI in a text with the prefix that fits it best."""
        return _IRI.sub(lambda match: self._shorten_iri(match[0]), text)

    def _shorten_iri(self, iri: str) -> str:
        fitting = [
            (len(namespace), prefix)
            for prefix, namespace in self.names.prefixes.items()
            if iri.startswith(namespace)
        ]
        length, prefix = max(fitting, default=(0, ""))
        return f"{prefix}:{iri[length:]}" if length else f"<{iri}>"

    def label(self, node: Node) -> str:
        """Say what a node is called or, of a statement or interaction, what it says; else ""."""
        named = self._name(node)
        if named or isinstance(node, Literal):
            return named
        for roles in _CLAIMING:
            parts = [self.data.value(node, role, any=True) for role in roles]
            if any(parts):
                return " ".join(
                    self._name(part) or self.to_text(part) if part else "?" for part in parts
                )
        return ""

    def _name(self, node: Node) -> str:
        for predicate in _NAMING:
            names = sorted(map(str, self.data.objects(node, predicate)))
            if names:
                return _clip(names[0])
        return ""

    def classes(self, node: Node) -> str:
        """List a node's classes."""
        return ", ".join(sorted(self.to_text(kind) for kind in self.data.objects(node, RDF.type)))


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
