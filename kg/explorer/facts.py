"""What a store says, as plain dictionaries of strings."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Store

Description: TypeAlias = dict[str, list[str]]
"""The values of a node's properties, sorted, by the property's IRI."""


def to_text(term: object) -> str:
    """An IRI or the text of a literal."""
    return term.value if isinstance(term, NamedNode | Literal) else ""


def describe(store: Store, iri: str, graph: NamedNode | None = None) -> Description:
    """Read all that is said of one node, in one graph or in any."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, graph):
        if isinstance(quad.object, NamedNode | Literal):
            found[quad.predicate.value].add(quad.object.value)
    return {predicate: sorted(values) for predicate, values in found.items()}


def first_value(known: Description, predicate: NamedNode) -> str:
    """The first value of a property, or the empty string."""
    return known.get(predicate.value, [""])[0]


def read_property(store: Store, predicate: NamedNode) -> dict[str, list[str]]:
    """The values of one property, sorted, by subject."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, predicate, None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            found[quad.subject.value].add(quad.object.value)
    return {subject: sorted(values) for subject, values in found.items()}


def find_subjects(
    store: Store, predicate: NamedNode, value: NamedNode | None, graph: NamedNode | None = None
) -> list[str]:
    """The IRIs, sorted, of what has this value for this property."""
    found = store.quads_for_pattern(None, predicate, value, graph)
    return sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)})


@cache
def local_name(iri: str) -> str:
    """What follows the last # or /."""
    return iri.rpartition("#")[2].rpartition("/")[2]
