"""SHACL's results as violations: which rule, which node, and what was found there."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kg.validate.report import Violation
from kg.validate.teller import Teller


def find_violations(results: Graph, shapes: Graph, teller: Teller) -> Iterator[Violation]:
    """Yield what SHACL's results say, in words."""
    for result in results.subjects(RDF.type, SH.ValidationResult):
        shape = _the(results, result, SH.sourceShape)
        rule = str(_the(shapes, shape, SH.message))
        by_query = _has_query(shapes, shape)
        # A query's focus is a class; what it finds at fault is the value.
        node = _the(results, result, SH.value if by_query else SH.focusNode)
        found = _find_message(results, result, rule) if by_query else None
        yield Violation(
            shape=str(shape).rpartition("#")[2],
            rule=rule,
            node=teller.to_text(node),
            found=teller.shorten(found) if found else _found(results, result, shapes, teller),
            label=teller.label(node),
            warning=_the(results, result, SH.resultSeverity) == SH.Warning,
        )


def _the(graph: Graph, subject: Node, predicate: URIRef) -> Node:
    return next(graph.objects(subject, predicate))


def _has_query(shapes: Graph, shape: Node) -> bool:
    return (shape, SH.sparql, None) in shapes


def _find_message(results: Graph, result: Node, rule: str) -> str:
    """Take the message that a query filled in, not the rule that stands beside it."""
    messages = map(str, results.objects(result, SH.resultMessage))
    return min(message for message in messages if message != rule)


def _found(results: Graph, result: Node, shapes: Graph, teller: Teller) -> str:
    """Say what a constraint on a node's values met instead of what the rule asks for."""
    component = _the(results, result, SH.sourceConstraintComponent)
    shape = _the(results, result, SH.sourceShape)
    if component == SH.MinCountConstraintComponent:
        return "none"
    if component == SH.MaxCountConstraintComponent:
        return _found_many(_the(results, result, SH.focusNode), shape, shapes, teller)
    value = _the(results, result, SH.value)
    if component == SH.ClassConstraintComponent:
        return f"{teller.to_text(value)} of class {teller.classes(value) or 'none'}"
    return teller.to_text(value)


def _found_many(node: Node, shape: Node, shapes: Graph, teller: Teller) -> str:
    """List the values of which there are too many, where a plain property leads to them."""
    path = _the(shapes, shape, SH.path)
    if not isinstance(path, URIRef):
        return f"more than {_the(shapes, shape, SH.maxCount)}"
    values = sorted(map(teller.to_text, teller.data.objects(node, path)))
    return f"{len(values)}: {', '.join(values)}"
