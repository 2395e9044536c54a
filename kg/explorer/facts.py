"""What a store says, as plain dictionaries of strings."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from pyoxigraph import Literal, NamedNode, Store


def read_property(store: Store, predicate: NamedNode) -> dict[str, list[str]]:
    """The values of one property, sorted, by subject."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, predicate, None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            found[quad.subject.value].add(quad.object.value)
    return {subject: sorted(values) for subject, values in found.items()}


def find_subjects(
    store: Store, predicate: NamedNode, value: NamedNode, graph: NamedNode | None = None
) -> list[str]:
    """The IRIs, sorted, of what has this value for this property."""
    found = store.quads_for_pattern(None, predicate, value, graph)
    return sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)})


@cache
def local_name(iri: str) -> str:
    """What follows the last # or /."""
    return iri.rpartition("#")[2].rpartition("/")[2]
