"""What the graph says of one resource: as RDF, or as a page to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from kg.query.results import TRIPLE_FORMATS, shorten
from kg.rdf.serialize import write_rdf
from kg.rdf.terms import order_of
from kg.serve.claims import find_claims
from kg.serve.formats import ENDINGS
from kg.store import load_names
from kg.vocab import KG, NIF, RDF, RDFS, SCHEMA, Names

MOST_SHOWN = 100
"""Values of one property that a page shows; it says how many more there are."""

_TITLES = (RDFS("label"), SCHEMA("headline"), KG("sourceName"), NIF("anchorOf"))
_TOLD_BY_CLAIMS = frozenset({RDF("subject"), RDF("object")})


class UnknownResourceError(Exception):
    """The graph says nothing of a resource."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value on a page; ``path`` leads to its own page, if it has one."""

    text: str
    iri: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A property with its first values, and how many there are in all."""

    name: str
    values: list[Shown]
    count: int


def find_resource(store: Store, local: str) -> tuple[NamedNode, str]:
    """Find what a local name, as it stands in an address, means, and the media type it asks for.

    ``person-ana-solis.ttl`` is the Turtle of ``person-ana-solis``, unless it is a name itself.
    """
    base_iri = load_names(store).base_iri
    named = [(local, "")]
    stem, dot, ending = local.rpartition(".")
    if dot + ending in ENDINGS:
        named.append((stem, ENDINGS[dot + ending]))
    for name, media_type in named:
        resource = _to_iri(base_iri + name)
        if resource and (_says(store, resource, None) or _says(store, None, resource)):
            return resource, media_type
    raise UnknownResourceError(f"the graph says nothing of {base_iri}{local}")


def _to_iri(text: str) -> NamedNode | None:
    try:
        return NamedNode(text)
    except ValueError:
        return None


def _says(store: Store, subject: NamedNode | None, object_: NamedNode | None) -> bool:
    return next(store.quads_for_pattern(subject, None, object_, None), None) is not None


def write_resource(store: Store, resource: NamedNode, format_: str, out: IO[bytes]) -> None:
    """Write all triples about a resource, in an RDF format or as HTML."""
    names = load_names(store)
    outgoing = _find(store.quads_for_pattern(resource, None, None, None))
    incoming = _find(store.quads_for_pattern(None, None, resource, None))
    if format_ == "html":
        page = _Page(store, names)
        out.write(page.to_html(resource, outgoing, incoming).encode())
    else:
        triples = sorted({*outgoing, *incoming}, key=order_of)
        write_rdf(triples, out, TRIPLE_FORMATS[format_], names.prefixes)


def _find(quads: Iterable[Quad]) -> list[Triple]:
    """Each triple once, in whatever graphs it stands."""
    return sorted({quad.triple for quad in quads}, key=order_of)


class _Page:
    """Makes the page of one resource; keeps the titles that it has looked up."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._names = names
        self._titles: dict[str, str] = {}

    def to_html(self, resource: NamedNode, outgoing: list[Triple], incoming: list[Triple]) -> str:
        """The page as text."""
        claims = find_claims(self._store, resource)
        told = _TOLD_BY_CLAIMS if claims.rows else frozenset()
        back = [triple for triple in incoming if triple.predicate not in told]
        return (
            load_templates()
            .get_template("resource.html")
            .render(
                title=self._title(resource),
                resource=resource.value,
                local=resource.value.removeprefix(self._names.base_iri),
                properties=self._group((t.predicate, t.object) for t in outgoing),
                inverse=self._group((t.predicate, t.subject) for t in back),
                claims=claims,
                show=self._show,
            )
        )

    def _group(self, pairs: Iterable[tuple[NamedNode, object]]) -> list[Property]:
        grouped: dict[NamedNode, list[object]] = defaultdict(list)
        for predicate, value in pairs:
            grouped[predicate].append(value)
        return [
            Property(
                shorten(predicate.value, self._names.prefixes),
                [self._show(value) for value in values[:MOST_SHOWN]],
                len(values),
            )
            for predicate, values in grouped.items()
        ]

    def _show(self, term: object) -> Shown:
        if isinstance(term, Literal):
            return Shown(term.value)
        if not isinstance(term, NamedNode):
            return Shown(str(term))
        local = term.value.removeprefix(self._names.base_iri)
        if local == term.value:
            return Shown(shorten(term.value, self._names.prefixes), term.value)
        return Shown(self._title(term), term.value, f"/data/{local}")

    def _title(self, resource: NamedNode) -> str:
        """What a resource is called: its label, headline or words, else its prefixed name."""
        if resource.value not in self._titles:
            self._titles[resource.value] = self._find_title(resource)
        return self._titles[resource.value]

    def _find_title(self, resource: NamedNode) -> str:
        for predicate in _TITLES:
            quads = self._store.quads_for_pattern(resource, predicate, None, None)
            objects = [quad.object for quad in quads]
            found = sorted(term.value for term in objects if isinstance(term, Literal))
            if found:
                return found[0]
        return shorten(resource.value, self._names.prefixes).strip("<>")


@cache
def load_templates() -> Environment:
    """The templates of the served pages, which escape whatever the graph says."""
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
