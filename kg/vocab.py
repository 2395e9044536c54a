"""The words of the graph: namespaces, the IRIs that newskg makes, and families of predicates.

What follows is what the graph says beyond the public contract of its shape; the ontology, the
shapes, the queries and the pages go by this table.

==========================  ===================================================================
Data IRIs                   ``data:article-<id>``, ``data:<entity id>``, ``data:statement-<id>``,
                            ``data:interaction-<id>``, ``data:build-<hash>``,
                            ``data:software-<name>-<version>`` and, with the article's id and the
                            offsets, ``data:sentence-<id>-<start>-<end>``, ``data:mention-…``,
                            ``data:quotation-…``. All ASCII: anything else is percent-encoded.
Labels, names, text         plain literals (``xsd:string``), without a language tag
Offsets                     ``xsd:integer`` (Oxigraph keeps no narrower integer type)
Dates                       ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``, by their shape
``kg:confidence``           ``xsd:decimal`` in canonical form, four places at most ("0.5", "1")
``kg:sha256``               plain literal, 64 hexadecimal digits
``schema:author``           plain literals, one a person; so is ``schema:publisher``
``schema:url``              ``xsd:anyURI`` literal (what a feed gives need not be a valid IRI)
``nif:beginIndex`` and      stand on the article too (0 and its length), as NIF asks of a context
``nif:endIndex``
``nif:superString``         mention or quotation -> the sentence that its first character is in
``kg:category``             interaction -> the predicate that is its category (``kg:accuses``)
``kg:agent`` and others     ``kg:agent``, ``kg:recipient``, ``kg:theme``: interaction -> entity;
                            ``sem:hasPlace`` -> entity; ``sem:hasTime``: date literal;
                            ``kg:partOfEvent`` -> ``kg:Event``
``kg:factuality``           statement: exactly one of the five individuals; interaction: one or
                            more, those of its statements
``kg:eventKind``            event -> plain literal ("summit", "war")
``sem:hasBeginTimeStamp``   event -> date literal; ``sem:hasEndTimeStamp`` where known. A begin
                            alone is when it happens or starts
``kg:positionIn`` etc.      ``kg:positionIn``, ``kg:ofCountry``, ``kg:affiliatedWith``,
                            ``kg:standsFor`` of entities stand in ``data:graph/instances``
``kg:birthDate`` etc.       ``kg:birthDate``, ``kg:deathDate``, ``kg:foundingDate``: the
                            statement's ``rdf:object`` is a date literal
``kg:rule``, ``kg:sense``,  plain literals
``kg:relationText``
Build                       ``data:build-<hash> a prov:Activity``; ``kg:languageModel``,
                            ``kg:rulesHash`` and, where a person decided on who is who,
                            ``kg:decisionsHash`` plain literals; ``prov:wasAssociatedWith`` a
                            ``prov:SoftwareAgent`` for each package, with ``schema:name`` and
                            ``schema:softwareVersion``
Background                  plain triples without a statement
Left out by ``--no-text``   ``nif:anchorOf``, ``nif:isString``, ``schema:headline``,
                            ``kg:relationText``
==========================  ===================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.model import INTERACTIONS, Predicate, Span, digest

BASE_IRI = "https://w3id.org/newskg/data/"
"""Where entities, articles and statements live unless ``--base-iri`` says otherwise."""


@dataclass(frozen=True, slots=True)
class Namespace:
    """A vocabulary; called with a local name it gives the IRI.

    >>> str(Namespace("https://example.org/terms#")("knows"))
    '<https://example.org/terms#knows>'
    """

    iri: str

    def __call__(self, local: str) -> NamedNode:
        """Name a term of this vocabulary."""
        return NamedNode(self.iri + local)


KG = Namespace("https://w3id.org/newskg/ontology#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ITSRDF = Namespace("http://www.w3.org/2005/11/its/rdf#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
ORG = Namespace("http://www.w3.org/ns/org#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
WD = Namespace("http://www.wikidata.org/entity/")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "kg": KG.iri,
        "nif": NIF.iri,
        "itsrdf": ITSRDF.iri,
        "prov": PROV.iri,
        "schema": SCHEMA.iri,
        "org": ORG.iri,
        "sem": SEM.iri,
        "skos": SKOS.iri,
        "owl": OWL.iri,
        "wd": WD.iri,
        "rdf": RDF.iri,
        "rdfs": RDFS.iri,
        "xsd": XSD.iri,
    }
)
"""Every prefix but ``data:``, which ``Names.prefixes`` adds."""

QUOTED: frozenset[NamedNode] = frozenset(
    {NIF("anchorOf"), NIF("isString"), SCHEMA("headline"), KG("relationText")}
)
"""The properties whose values are words of an article: what ``--no-text`` leaves out."""

_ABSOLUTE = re.compile(r"(?:https?://[^/?#]+/|urn:[a-z0-9][a-z0-9-]{0,31}:.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """Makes every IRI of a graph's data, under one base IRI.

    >>> str(Names().entity("person-ana-solis"))
    '<https://w3id.org/newskg/data/person-ana-solis>'
    >>> Names("example.org")
    Traceback (most recent call last):
    kg.errors.InputError: base IRI 'example.org': give an absolute http, https or urn IRI \
that ends in / or #, such as https://example.org/news/
    """

    base_iri: str = BASE_IRI

    def __post_init__(self) -> None:
        if not _ABSOLUTE.match(self.base_iri) or self.base_iri[-1] not in "/#":
            raise _unfit(self.base_iri)
        try:
            NamedNode(self.base_iri)
        except ValueError as error:
            raise _unfit(self.base_iri) from error

    @property
    def prefixes(self) -> dict[str, str]:
        """Every prefix with its IRI, ``data:`` first."""
        return {"data": self.base_iri, **PREFIXES}

    def make(self, *parts: str | int) -> NamedNode:
        """Join parts by hyphens into an IRI, percent-encoded where they need it."""
        return NamedNode(self.base_iri + _to_local("-".join(map(str, parts))))

    def entity(self, entity_id: str) -> NamedNode:
        """Name an entity by its id ("Q419", "person-ana-solis")."""
        return self.make(entity_id)

    def article(self, article_id: str) -> NamedNode:
        """Name an article by its id."""
        return self.make("article", article_id)

    def sentence(self, article_id: str, span: Span) -> NamedNode:
        """Name a sentence by where it stands."""
        return self.make("sentence", article_id, *span)

    def mention(self, article_id: str, span: Span) -> NamedNode:
        """Name a mention by where it stands; no two of an article share a span."""
        return self.make("mention", article_id, *span)

    def quotation(self, article_id: str, span: Span) -> NamedNode:
        """Name a quotation by where its content stands."""
        return self.make("quotation", article_id, *span)

    def statement(self, statement_id: str) -> NamedNode:
        """Name a statement by its id."""
        return self.make("statement", statement_id)

    def interaction(self, interaction_id: str) -> NamedNode:
        """Name an interaction by its id."""
        return self.make("interaction", interaction_id)

    def build(self, *parts: str) -> NamedNode:
        """Name the activity of a build by what it was made with."""
        return self.make("build", digest(*parts))

    def software(self, name: str, version: str) -> NamedNode:
        """Name a package that a build used by name and version."""
        return self.make("software", name, version)

    def graph(self, name: str) -> NamedNode:
        """Name a graph: "instances", "background" or "build"."""
        return NamedNode(f"{self.base_iri}graph/{_to_local(name)}")

    def article_graph(self, article_id: str) -> NamedNode:
        """Name the graph that holds one article's text layer and statements."""
        return self.graph(f"article-{article_id}")


def _to_local(text: str) -> str:
    """Percent-encode; also what Turtle would have to escape, which not every reader undoes."""
    local = quote(text, safe="").replace("~", "%7E")
    return f"{local[:-1]}%2E" if local.endswith(".") else local


def _unfit(base_iri: str) -> InputError:
    return InputError(
        f"base IRI {base_iri!r}: give an absolute http, https or urn IRI that ends in / or #, "
        "such as https://example.org/news/"
    )


class Family(StrEnum):
    """The families of predicates, by which pages colour them and queries gather them."""

    POSITION = "position"
    MEMBERSHIP = "membership"
    PLACE = "place"
    EVENT = "event"
    FAMILY = "family"
    COOPERATIVE = "cooperative"
    CONFLICTUAL = "conflictual"
    OTHER = "other"


_LASTING: Mapping[str, Family] = {
    "holdsPosition": Family.POSITION,
    "formerlyHeldPosition": Family.POSITION,
    "positionIn": Family.POSITION,
    "memberOf": Family.MEMBERSHIP,
    "affiliatedWith": Family.MEMBERSHIP,
    "partOf": Family.MEMBERSHIP,
    "citizenOf": Family.MEMBERSHIP,
    "ofCountry": Family.MEMBERSHIP,
    "educatedAt": Family.MEMBERSHIP,
    "foundedBy": Family.MEMBERSHIP,
    "basedIn": Family.PLACE,
    "locatedIn": Family.PLACE,
    "bornIn": Family.PLACE,
    "livesIn": Family.PLACE,
    "participatesIn": Family.EVENT,
    "organizes": Family.EVENT,
    "takesPlaceIn": Family.EVENT,
    "spouseOf": Family.FAMILY,
    "childOf": Family.FAMILY,
}

_COOPERATIVE = frozenset(
    {
        Predicate.AGREES_WITH,
        Predicate.CONSULTS,
        Predicate.SUPPORTS,
        Predicate.COOPERATES_WITH,
        Predicate.AIDS,
        Predicate.CONCEDES_TO,
        Predicate.RETREATS_FROM,
    }
)
"""PLOVER's verbal and material cooperation; its other roots are verbal and material conflict."""


def family_of(predicate: str) -> Family:
    """Tell the family that a predicate, by its local name, belongs to.

    >>> family_of("accuses"), family_of("positionIn"), family_of("birthDate")
    (<Family.CONFLICTUAL: 'conflictual'>, <Family.POSITION: 'position'>, <Family.OTHER: 'other'>)
    """
    if predicate in _COOPERATIVE:
        return Family.COOPERATIVE
    if predicate in INTERACTIONS:
        return Family.CONFLICTUAL
    return _LASTING.get(predicate, Family.OTHER)
