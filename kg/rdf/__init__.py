"""Knowledge as RDF quads: the text layer, the statements and the instances, each in its graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.model import Knowledge
from kg.rdf.instance_layer import background_triples, build_triples, instance_triples
from kg.rdf.statement_layer import statement_triples
from kg.rdf.terms import Triple, to_date, to_decimal
from kg.rdf.text_layer import text_triples
from kg.vocab import QUOTED, Names

__all__ = ["Triple", "to_date", "to_decimal", "to_quads"]


def to_quads(
    knowledge: Knowledge, names: Names, *, with_text: bool = False, quoted: bool = True
) -> Iterator[Quad]:
    """Convert all that is known into quads.

    ``with_text`` adds each article's whole text; ``quoted=False`` leaves out every word that is
    quoted from an article, whatever ``with_text`` says.
    """
    for quad in _every_quad(knowledge, names, with_text=with_text):
        if quoted or quad.predicate not in QUOTED:
            yield quad


def _every_quad(knowledge: Knowledge, names: Names, *, with_text: bool) -> Iterator[Quad]:
    for resolved in knowledge.articles:
        graph = names.article_graph(resolved.article.id)
        yield from _within(graph, text_triples(resolved, names, with_text=with_text))
        for statement in resolved.statements:
            yield from _within(graph, statement_triples(statement, names))
    yield from _within(names.graph("instances"), instance_triples(knowledge, names))
    yield from _within(names.graph("background"), background_triples(knowledge, names))
    yield from _within(names.graph("build"), build_triples(knowledge.build, names))


def _within(graph: NamedNode, triples: Iterable[Triple]) -> Iterator[Quad]:
    return (Quad(*triple, graph) for triple in triples)
