"""The endpoint described in its own terms (SPARQL 1.1 Service Description, W3C 2013)."""

from __future__ import annotations

from typing import IO

from pyoxigraph import Literal, NamedNode, Store, Triple

from kg import __version__
from kg.errors import QueryError
from kg.query.results import TRIPLE_FORMATS
from kg.rdf.serialize import write_rdf
from kg.store import load_names
from kg.vocab import RDF, RDFS, XSD, Namespace

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_SIMPLE = NamedNode("http://www.w3.org/ns/entailment/Simple")
_WRITTEN = (
    "JSON-LD",
    "N-Triples",
    "RDF_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_JSON",
    "SPARQL_Results_TSV",
    "SPARQL_Results_XML",
    "Turtle",
)


def describe_service(store: Store, endpoint: str, format_: str, out: IO[bytes]) -> None:
    """Write what the endpoint at this address can do, and the size of what it holds."""
    try:
        triples = _make_triples(store, endpoint)
    except ValueError as error:
        raise QueryError(f"{endpoint!r} is no address of this endpoint") from error
    prefixes = {**load_names(store).prefixes, "sd": SD.iri, "void": VOID.iri}
    write_rdf(triples, out, TRIPLE_FORMATS[format_], prefixes)


def _make_triples(store: Store, endpoint: str) -> list[Triple]:
    service, dataset, graph = (
        NamedNode(endpoint + fragment) for fragment in ("#service", "#dataset", "#union")
    )
    size = Literal(str(len(store)), datatype=XSD("integer"))
    return [
        Triple(service, RDF("type"), SD("Service")),
        Triple(service, RDFS("label"), Literal(f"newskg {__version__}, read only")),
        Triple(service, SD("endpoint"), NamedNode(endpoint)),
        Triple(service, SD("supportedLanguage"), SD("SPARQL11Query")),
        Triple(service, SD("feature"), SD("UnionDefaultGraph")),
        Triple(service, SD("defaultEntailmentRegime"), _SIMPLE),
        *(Triple(service, SD("resultFormat"), _FORMATS(name)) for name in _WRITTEN),
        Triple(service, SD("defaultDataset"), dataset),
        Triple(dataset, RDF("type"), SD("Dataset")),
        Triple(dataset, SD("defaultGraph"), graph),
        Triple(graph, RDF("type"), SD("Graph")),
        Triple(graph, VOID("triples"), size),
    ]
