"""The statement layer: each claim of an article, with its evidence, factuality and speaker."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.model import Statement
from kg.rdf.terms import TYPE, Triple, if_dated, if_known, to_date, to_decimal
from kg.vocab import KG, PROV, RDF, Names

_STATEMENT = KG("Statement")
_SUBJECT = RDF("subject")
_PREDICATE = RDF("predicate")
_OBJECT = RDF("object")
_FACTUALITY = KG("factuality")
_CONFIDENCE = KG("confidence")
_RULE = KG("rule")
_DERIVED = PROV("wasDerivedFrom")
_ATTRIBUTED = PROV("wasAttributedTo")
_STATES = KG("statesInteraction")


def statement_triples(statement: Statement, names: Names) -> Iterator[Triple]:
    """Yield one statement: what it claims, how surely, and what it was read from."""
    node = names.statement(statement.id)
    subject, predicate, object_ = claim_of(statement, names)
    yield node, TYPE, _STATEMENT
    yield node, _SUBJECT, subject
    yield node, _PREDICATE, predicate
    yield node, _OBJECT, object_
    yield node, _FACTUALITY, KG(statement.factuality)
    yield node, _CONFIDENCE, to_decimal(statement.confidence)
    yield node, _RULE, Literal(statement.rule)
    for evidence in _evidence(statement, names):
        yield node, _DERIVED, evidence
    if statement.speaker:
        yield node, _ATTRIBUTED, names.entity(statement.speaker)
    if statement.interaction:
        yield node, _STATES, names.interaction(statement.interaction)
    yield from if_dated(node, KG("validFrom"), statement.valid_from)
    yield from if_dated(node, KG("validUntil"), statement.valid_until)
    yield from if_dated(node, KG("statedOn"), statement.stated_on)
    yield from if_known(node, KG("sense"), statement.sense)
    yield from if_known(node, KG("relationText"), statement.relation_text)


def claim_of(statement: Statement, names: Names) -> Triple:
    """Make the plain triple that a statement claims."""
    object_ = to_date(statement.value) if statement.value else names.entity(statement.object)
    return names.entity(statement.subject), KG(statement.predicate), object_


def _evidence(statement: Statement, names: Names) -> Iterator[NamedNode]:
    """List the premises of an inferred statement, the sentences of any other."""
    if statement.premises:
        return map(names.statement, statement.premises)
    return (names.sentence(statement.article, span) for span in statement.sentences)
