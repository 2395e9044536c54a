"""RDF files from blocks: lines and Turtle written here, which is fast, the rest by Oxigraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import IO, cast

from pyoxigraph import Quad, RdfFormat, parse

from kg.rdf.blocks import TYPE, Block
from kg.rdf.serialize import write_rdf
from kg.vocab import XSD

_KEPT = 1 << 15
_QUOTE = ord('"')
_LOCAL = re.compile(rb"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_BARE = {
    XSD("integer").value.encode(): re.compile(rb"[+-]?[0-9]+"),
    XSD("decimal").value.encode(): re.compile(rb"[+-]?[0-9]*\.[0-9]+"),
    XSD("boolean").value.encode(): re.compile(rb"true|false"),
}
"""What Turtle takes without quotation marks, by its datatype."""


def write_nquads(blocks: Iterable[Block], out: IO[bytes], _prefixes: Mapping[str, str]) -> None:
    """Write a quad a line."""
    out.writelines(map(_to_quad_lines, blocks))


def write_ntriples(blocks: Iterable[Block], out: IO[bytes], _prefixes: Mapping[str, str]) -> None:
    """Write a triple a line."""
    for _, subject, pairs in blocks:
        out.write(b"".join([b"%b %b %b .\n" % (subject, p or TYPE, o) for p, o in pairs]))


def write_turtle(blocks: Iterable[Block], out: IO[bytes], prefixes: Mapping[str, str]) -> None:
    """Write a paragraph for each subject."""
    short = _write_prefixes(out, prefixes)
    for _, subject, pairs in blocks:
        out.write(_to_paragraph(subject, pairs, short))


def write_trig(blocks: Iterable[Block], out: IO[bytes], prefixes: Mapping[str, str]) -> None:
    """Write a pair of braces for each graph, and in it a paragraph for each subject."""
    short = _write_prefixes(out, prefixes)
    for graph, group in groupby(blocks, attrgetter("graph")):
        out.write(short[graph] + b" {\n")
        for _, subject, pairs in group:
            out.write(_to_paragraph(subject, pairs, short))
        out.write(b"}\n")


def write_jsonld(blocks: Iterable[Block], out: IO[bytes], prefixes: Mapping[str, str]) -> None:
    """Write expanded JSON-LD with its graphs."""
    write_rdf(_to_quads(blocks), out, RdfFormat.JSON_LD, prefixes)


def write_rdfxml(blocks: Iterable[Block], out: IO[bytes], prefixes: Mapping[str, str]) -> None:
    """Write RDF/XML; what XML forbids becomes U+FFFD."""
    triples = (quad.triple for quad in _to_quads(blocks))
    write_rdf(triples, out, RdfFormat.RDF_XML, prefixes)


def _to_quad_lines(block: Block) -> bytes:
    graph, subject, pairs = block
    return b"".join([b"%b %b %b %b .\n" % (subject, p or TYPE, o, graph) for p, o in pairs])


def _to_quads(blocks: Iterable[Block]) -> Iterator[Quad]:
    lines = cast("IO[bytes]", _Lines(map(_to_quad_lines, blocks)))
    yield from parse(lines, RdfFormat.N_QUADS)


class _Lines:
    """Lines that come one after another, as a file that can be read."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Give some of what is left, at most so many bytes, or nothing at the end."""
        parts, length = [self._rest], len(self._rest)
        while length < size and (line := next(self._lines, b"")):
            parts.append(line)
            length += len(line)
        whole = b"".join(parts)
        self._rest = whole[size:]
        return whole[:size]


def _write_prefixes(out: IO[bytes], prefixes: Mapping[str, str]) -> _Shortened:
    """Write what the prefixes stand for, and make the terms that are shortened by them."""
    by_iri = sorted((iri.encode(), prefix.encode()) for prefix, iri in prefixes.items())
    out.writelines(b"@prefix %b: <%b> .\n" % (prefix, iri) for iri, prefix in by_iri)
    by_iri.reverse()  # a longer IRI before one that it begins with
    return _Shortened(by_iri)


class _Shortened(dict[bytes, bytes]):
    """Terms as Turtle has them, by what N-Triples has; the latest are kept."""

    def __init__(self, by_iri: Iterable[tuple[bytes, bytes]]) -> None:
        self._by_iri = by_iri
        self.heads = _Heads(self)

    def __missing__(self, term: bytes) -> bytes:
        if len(self) >= _KEPT:
            self.clear()
        self[term] = short = self._shorten(term)
        return short

    def _shorten(self, term: bytes) -> bytes:
        if term[0] != _QUOTE:
            return term if term.startswith(b"<<") else self._shorten_iri(term)
        text, found, datatype = term.rpartition(b'"^^<')
        if not found:  # it has a language
            return term
        bare = _BARE.get(datatype[:-1])
        if bare and bare.fullmatch(text, 1):
            return text[1:]
        return b'%b"^^%b' % (text, self._shorten_iri(b"<" + datatype))

    def _shorten_iri(self, term: bytes) -> bytes:
        for iri, prefix in self._by_iri:
            if term.startswith(iri, 1):
                local = term[1 + len(iri) : -1]
                return b"%b:%b" % (prefix, local) if _LOCAL.fullmatch(local) else term
        return term


class _Heads(dict[bytes, bytes]):
    """What stands before the first object of a predicate."""

    def __init__(self, short: _Shortened) -> None:
        self._short = short

    def __missing__(self, predicate: bytes) -> bytes:
        self[predicate] = head = b" ;\n\t%b " % (self._short[predicate] if predicate else b"a")
        return head


def _to_paragraph(subject: bytes, pairs: list[tuple[bytes, bytes]], short: _Shortened) -> bytes:
    parts, heads, last = [], short.heads, None
    for predicate, term in pairs:
        if predicate == last:
            parts.append(b" , ")
        else:
            parts.append(heads[predicate])
            last = predicate
        parts.append(term if term[-1] == _QUOTE else short[term])
    return b"%b %b .\n" % (short[subject], b"".join(parts)[len(b" ;\n\t") :])


WRITERS: Mapping[str, Callable[[Iterable[Block], IO[bytes], Mapping[str, str]], None]] = {
    "turtle": write_turtle,
    "ntriples": write_ntriples,
    "nquads": write_nquads,
    "trig": write_trig,
    "jsonld": write_jsonld,
    "rdfxml": write_rdfxml,
}
DATASETS = frozenset({"nquads", "trig", "jsonld"})
"""The formats that keep graphs apart."""
