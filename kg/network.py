"""The entities of a store and the ties between them, as a networkx graph."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

import networkx as nx
from pyoxigraph import NamedNode, QuerySolution, Store

from kg.confidence import Evidence, combine, group_by_source
from kg.model import EntityClass
from kg.query import find_rows
from kg.store import load_names
from kg.vocab import KG, family_of

Network: TypeAlias = "nx.MultiDiGraph[str]"

_ENTITIES = f"""
SELECT ?entity ?class ?label {{
  VALUES ?class {{ {" ".join(f"kg:{entity_class}" for entity_class in EntityClass)} }}
  ?entity a ?class ; rdfs:label ?label
}} ORDER BY ?entity"""

_NAMES = "SELECT ?entity ?name { ?entity skos:altLabel ?name } ORDER BY ?entity ?name"

_ITEMS = "SELECT ?entity ?item { ?entity owl:sameAs ?item } ORDER BY ?entity ?item"

_MENTIONS = """
SELECT ?entity (COUNT(?mention) AS ?mentions) (COUNT(DISTINCT ?text) AS ?articles) {
  ?mention itsrdf:taIdentRef ?entity ; nif:referenceContext/kg:sha256 ?text
} GROUP BY ?entity"""

_STATEMENTS = """
SELECT ?statement ?subject ?predicate ?object ?factuality ?confidence ?rule ?text ?date {
  GRAPH ?graph {
    ?article a schema:NewsArticle ; kg:sha256 ?text .
    ?statement a kg:Statement ; rdf:subject ?subject ; rdf:predicate ?predicate ;
      rdf:object ?object ; kg:factuality ?factuality ; kg:confidence ?confidence ;
      kg:rule ?rule .
    OPTIONAL { ?statement kg:statedOn ?date }
  }
} ORDER BY ?statement"""


_QUOTES = """
SELECT ?statement ?quote {
  ?statement a kg:Statement ; prov:wasDerivedFrom ?sentence . ?sentence nif:anchorOf ?quote
} ORDER BY ?statement ?quote"""


def to_network(store: Store) -> Network:
    """Make a node of each entity and an edge of each tie between two.

    A node's key is its IRI; it has ``iri``, ``label``, ``cls``, ``aliases``, ``wikidata`` (an
    item or ""), ``mentions`` and ``articles`` (identical texts count once). Statements that agree
    in subject, predicate, object and factuality are one edge: ``predicate`` (local name),
    ``family``, ``factuality``, ``confidence`` (of all sources together), ``sources`` (independent
    ones: a text under two names, or a sentence that two share, is one), ``statements`` (their
    IRIs), ``first`` and ``last`` (when they were stated, or ""). A tie that no article states (a
    position's body, background) has no factuality and no sources.
    """
    network: Network = nx.MultiDiGraph()
    _add_entities(network, store)
    _add_stated_ties(network, store)
    _add_unstated_ties(network, store)
    return network


def _add_entities(network: Network, store: Store) -> None:
    for row in find_rows(store, _ENTITIES):
        iri = row["entity"].value
        network.add_node(
            iri,
            iri=iri,
            label=row["label"].value,
            cls=row["class"].value.removeprefix(KG.iri),
            aliases=(),
            wikidata="",
            mentions=0,
            articles=0,
        )
    aliases = defaultdict(list)
    for row in find_rows(store, _NAMES):
        aliases[row["entity"].value].append(row["name"].value)
    for iri, names in aliases.items():
        network.nodes[iri]["aliases"] = tuple(names)
    for row in find_rows(store, _ITEMS):
        network.nodes[row["entity"].value]["wikidata"] = row["item"].value.rpartition("/")[2]
    for row in find_rows(store, _MENTIONS):
        node = network.nodes[row["entity"].value]
        node["mentions"] = int(row["mentions"].value)
        node["articles"] = int(row["articles"].value)


def _add_stated_ties(network: Network, store: Store) -> None:
    claims = defaultdict(list)
    quotes: dict[str, list[str]] = defaultdict(list)
    for row in find_rows(store, _QUOTES):
        quotes[row["statement"].value].append(row["quote"].value)
    for row in find_rows(store, _STATEMENTS):
        claim = (row["subject"], row["predicate"], row["object"], row["factuality"])
        claims[tuple(str(term.value) for term in claim)].append(row)
    for (subject, predicate, object_, factuality), rows in sorted(claims.items()):
        if subject not in network or object_ not in network:  # a date, not an entity
            continue
        dates = sorted(row["date"].value for row in rows if row["date"])
        name = predicate.removeprefix(KG.iri)
        evidence = [_to_evidence(row, quotes) for row in rows]
        network.add_edge(
            subject,
            object_,
            predicate=name,
            family=family_of(name).value,
            factuality=factuality.removeprefix(KG.iri),
            confidence=combine(evidence),
            sources=len(group_by_source(evidence)),
            statements=tuple(row["statement"].value for row in rows),
            first=dates[0] if dates else "",
            last=dates[-1] if dates else "",
        )


def _to_evidence(row: QuerySolution, quotes: dict[str, list[str]]) -> Evidence:
    return Evidence(
        row["text"].value,
        tuple(quotes[row["statement"].value]),
        row["rule"].value,
        float(row["confidence"].value),
    )


def _add_unstated_ties(network: Network, store: Store) -> None:
    """Add what holds between two entities though no article states it with such a predicate."""
    stated = {
        (subject, tie["predicate"], object_) for subject, object_, tie in network.edges(data=True)
    }
    for subject, predicate, object_ in sorted(_plain_ties(store) - stated):
        if subject in network and object_ in network:
            network.add_edge(
                subject,
                object_,
                predicate=predicate,
                family=family_of(predicate).value,
                factuality="",
                confidence=1.0,
                sources=0,
                statements=(),
                first="",
                last="",
            )


def _plain_ties(store: Store) -> set[tuple[str, str, str]]:
    names = load_names(store)
    return {
        (quad.subject.value, quad.predicate.value.removeprefix(KG.iri), quad.object.value)
        for graph in ("instances", "background")
        for quad in store.quads_for_pattern(None, None, None, names.graph(graph))
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }
