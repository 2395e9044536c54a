"""In which graph a quad belongs, where its format has merged them.

An article's graph holds what its offsets and statements say; a statement is in the graph of the
sentences that it was read from, or of its premises. Of the ties between entities those are
background that no statement asserts; which of them also were instances is not kept by a merged
file, nor is it needed: merged again it is the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.errors import InputError
from kg.model import Factuality, Predicate
from kg.vocab import KG, PROV, RDF, Names

_BUILD = re.compile(r"(.*[/#])build-[0-9a-f]{16}")
_TEXTUAL = re.compile(r"(?:article|sentence|mention|quotation)-([0-9a-f]{16})(?:-\d+-\d+)?")
_STATEMENT = re.compile(r"statement-[0-9a-f]{16}")
_MADE_WITH = re.compile(r"build-[0-9a-f]{16}|software-.+")
_GRAPH = re.compile(r"graph/(?:article-[0-9a-f]{16}|instances|background|build)")

_ACTIVITY = PROV("Activity")
_DERIVED = PROV("wasDerivedFrom")
_FACTUALITY = KG("factuality")
_ASSERTED = KG(Factuality.ASSERTED)
_CLAIM = {RDF(part): place for place, part in enumerate(("subject", "predicate", "object"))}
_TIES = frozenset(map(KG, Predicate)) - {KG(Predicate.AFFILIATED_WITH)}
"""What may be background; an unnamed source's affiliation is its own."""


class _Claim(NamedTuple):
    """What is told of a statement outside any named graph."""

    parts: list[object]
    asserted: list[bool]
    evidence: list[object]


class Places:
    """Where a file's quads belong."""

    def __init__(self, names: Names, name: str, claims: Mapping[object, _Claim]) -> None:
        self._names = names
        self._name = name
        self._instances = names.graph("instances")
        self._background = names.graph("background")
        self._build = names.graph("build")
        self._claims = claims
        self._asserted = {tuple(claim.parts) for claim in claims.values() if any(claim.asserted)}

    def place(self, quad: Quad) -> Quad:
        """Put a quad into the graph where a build has it."""
        graph = quad.graph_name
        if isinstance(graph, DefaultGraph):
            return Quad(quad.subject, quad.predicate, quad.object, self._find_graph(quad))
        if not _GRAPH.fullmatch(self._local(graph)):
            raise self._unfit(f"{graph} is no graph that kg build makes")
        self._local(quad.subject)
        return quad

    def _find_graph(self, quad: Quad) -> NamedNode:
        local = self._local(quad.subject)
        if found := _TEXTUAL.fullmatch(local):
            return self._names.article_graph(found[1])
        if _STATEMENT.fullmatch(local):
            return self._names.article_graph(self._find_article(quad.subject))
        if _MADE_WITH.fullmatch(local):
            return self._build
        claim = (quad.subject, quad.predicate, quad.object)
        if quad.predicate in _TIES and claim not in self._asserted:
            return self._background
        return self._instances

    def _find_article(self, statement: object) -> str:
        """Follow the evidence to a sentence, by way of premises where it was inferred."""
        waiting: list[object] = [statement]
        seen = set()
        while waiting:
            node = waiting.pop()
            if found := _TEXTUAL.fullmatch(self._local(node)):
                return found[1]
            if node in self._claims and node not in seen:
                seen.add(node)
                waiting += self._claims[node].evidence
        raise self._unfit(f"{statement} leads to no sentence of an article")

    def _local(self, node: object) -> str:
        """The last part of an IRI of the data."""
        if not isinstance(node, NamedNode) or not node.value.startswith(self._names.base_iri):
            raise self._unfit(f"{node} does not begin with {self._names.base_iri}")
        return node.value[len(self._names.base_iri) :]

    def _unfit(self, reason: str) -> InputError:
        return InputError(f"{self._name}: not a graph of newskg ({reason})")


def find_places(quads: Iterable[Quad], name: str) -> Places:
    """Read a file once, to tell its base IRI and where its statements belong."""
    base_iri = ""
    claims: defaultdict[object, _Claim] = defaultdict(lambda: _Claim([None] * 3, [], []))
    for quad in quads:
        if not isinstance(quad.subject, NamedNode):
            continue
        if quad.object == _ACTIVITY and (found := _BUILD.fullmatch(quad.subject.value)):
            base_iri = found[1]
        if isinstance(quad.graph_name, DefaultGraph):
            _note(quad, claims)
    if not base_iri:
        raise InputError(
            f"{name}: not a graph of newskg, or not the whole of one: it does not say what built "
            "it (give what kg export wrote, without --plain)"
        )
    return Places(Names(base_iri), name, claims)


def _note(quad: Quad, claims: defaultdict[object, _Claim]) -> None:
    subject, predicate, object_ = quad.triple
    if predicate in _CLAIM:
        claims[subject].parts[_CLAIM[predicate]] = object_
    elif predicate == _FACTUALITY:
        claims[subject].asserted.append(object_ == _ASSERTED)
    elif predicate == _DERIVED:
        claims[subject].evidence.append(object_)
