"""What a graph claims, as values: who, what, whom, how surely, and the sentences that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from kg.model import INTERACTIONS, EntityClass
from kg.rdf.terms import TYPE
from kg.store import load_names
from kg.vocab import KG, PROV, RDF

Facts = dict[str, list[str]]
"""The values of a node by the local names of its properties, sorted."""

_CLASSES = frozenset(entity_class.value for entity_class in EntityClass)


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity, or a date in the place of one (then ``iri`` is empty and ``cls`` is "Date")."""

    iri: str
    label: str
    cls: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article; two of one ``sha256`` are one text under two names."""

    name: str
    headline: str
    publisher: str
    date: str
    url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence and where it stands."""

    text: str
    start: int
    source: Source


@dataclass(frozen=True)
class Claim:
    """A statement of one article. ``time`` and ``place`` are those of the act that it states."""

    iri: str
    subject: Thing
    predicate: str
    object: Thing
    factuality: str
    confidence: float
    rule: str
    speaker: str
    sense: str
    relation_text: str
    valid_from: str
    valid_until: str
    stated_on: str
    time: str
    place: str
    theme: str
    evidence: tuple[Quote, ...]

    @property
    def is_act(self) -> bool:
        """Whether this is something that one does to another, rather than something that lasts."""
        return self.predicate in INTERACTIONS

    @property
    def order(self) -> tuple[str, str]:
        """What claims are put in order by: the day of the act or of the article."""
        return self.time or self.stated_on, self.iri


class ClaimReader:
    """Reads claims from a store, each thing and each article once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._things: dict[str, Thing] = {}
        self._sources: dict[str, Source] = {}
        self._quotes: dict[str, Quote] = {}

    @cached_property
    def base_iri(self) -> str:
        """Where the IRIs of this graph's data begin."""
        return load_names(self.store).base_iri

    def find_claims(self, about: Iterable[NamedNode] | None = None) -> list[Claim]:
        """All claims, or those that have one of these entities as an end, in order of date."""
        if about is None:
            found = self.find_subjects(TYPE, KG("Statement"))
        else:
            ends = [(end, entity) for entity in about for end in (RDF("subject"), RDF("object"))]
            found = {iri for end, entity in ends for iri in self.find_subjects(end, entity)}
        return sorted(map(self.read_claim, found), key=lambda claim: claim.order)

    def find_subjects(self, predicate: NamedNode, value: NamedNode) -> set[str]:
        """The IRIs of whatever has this value for this property."""
        quads = self.store.quads_for_pattern(None, predicate, value, None)
        return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}

    def read_facts(self, iri: str) -> Facts:
        """All that a node says of itself."""
        facts: dict[str, set[str]] = defaultdict(set)
        for quad in self.store.quads_for_pattern(NamedNode(iri), None, None, None):
            if isinstance(quad.object, NamedNode | Literal | BlankNode):
                facts[_local_name(quad.predicate.value)].add(quad.object.value)
        return {name: sorted(values) for name, values in facts.items()}

    def read_values(self, iri: str, predicate: NamedNode) -> list[str]:
        """What a node has for one property, which is quicker than all that it says."""
        quads = self.store.quads_for_pattern(NamedNode(iri), predicate, None, None)
        return sorted({q.object.value for q in quads if isinstance(q.object, NamedNode | Literal)})

    def read_thing(self, iri: str) -> Thing:
        """An entity by its IRI."""
        if iri not in self._things:
            facts = self.read_facts(iri)
            classes = (_local_name(cls) for cls in facts.get("type", ()))
            label = _first(facts, "label") or iri.removeprefix(self.base_iri)
            self._things[iri] = Thing(iri, label, next((c for c in classes if c in _CLASSES), ""))
        return self._things[iri]

    def read_claim(self, iri: str) -> Claim:
        """A claim by the IRI of its statement."""
        facts = self.read_facts(iri)
        act = self.read_facts(_first(facts, "statesInteraction") or iri)
        value = _first(facts, "object")
        return Claim(
            iri=iri,
            subject=self.read_thing(_first(facts, "subject")),
            predicate=_local_name(_first(facts, "predicate")),
            object=self.read_thing(value) if ":" in value else Thing("", value, "Date"),
            factuality=_local_name(_first(facts, "factuality")),
            confidence=float(_first(facts, "confidence") or 0),
            rule=_first(facts, "rule"),
            speaker=self._label(_first(facts, "wasAttributedTo")),
            sense=_first(facts, "sense"),
            relation_text=_first(facts, "relationText"),
            valid_from=_first(facts, "validFrom"),
            valid_until=_first(facts, "validUntil"),
            stated_on=_first(facts, "statedOn"),
            time=_first(act, "hasTime"),
            place=self._label(_first(act, "hasPlace")),
            theme=self._label(_first(act, "theme")),
            evidence=self.read_evidence([iri]),
        )

    def read_evidence(self, iris: Iterable[str]) -> tuple[Quote, ...]:
        """The sentences behind statements, or the sentences themselves; each text counts once."""
        quotes = {
            (quote.source.sha256, quote.start): quote
            for sentence in self._sentences(iris)
            for quote in [self._quote(sentence)]
        }
        return tuple(sorted(quotes.values(), key=lambda q: (q.source.date, q.source.name, q.start)))

    def _sentences(self, iris: Iterable[str]) -> Iterator[str]:
        """Sentences in an order of their own; the last name of a text that has several is first."""
        seen = set()
        waiting = sorted(iris)
        while waiting:
            iri = waiting.pop()
            if iri in seen:
                continue
            seen.add(iri)
            behind = self.read_values(iri, PROV("wasDerivedFrom"))
            if behind:
                waiting.extend(behind)
            else:
                yield iri

    def _quote(self, sentence: str) -> Quote:
        if sentence not in self._quotes:
            facts = self.read_facts(sentence)
            self._quotes[sentence] = Quote(
                text=_first(facts, "anchorOf"),
                start=int(_first(facts, "beginIndex") or 0),
                source=self._source(_first(facts, "referenceContext")),
            )
        return self._quotes[sentence]

    def read_source_of(self, sentence: str) -> Source:
        """The article in which a sentence stands."""
        return self._quote(sentence).source

    def _source(self, iri: str) -> Source:
        if iri not in self._sources:
            facts = self.read_facts(iri)
            self._sources[iri] = Source(
                name=_first(facts, "sourceName"),
                headline=_first(facts, "headline"),
                publisher=_first(facts, "publisher"),
                date=_first(facts, "datePublished"),
                url=_first(facts, "url"),
                sha256=_first(facts, "sha256"),
            )
        return self._sources[iri]

    def _label(self, iri: str) -> str:
        return self.read_thing(iri).label if iri else ""


def count_sources(evidence: Iterable[Quote]) -> int:
    """In how many different texts these sentences stand."""
    return len({quote.source.sha256 for quote in evidence})


def _first(facts: Facts, name: str) -> str:
    return facts.get(name, [""])[0]


def _local_name(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
