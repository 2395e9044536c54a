"""Quads as blocks of bytes, in the one order in which every export has them.

A block is all that one graph says of one subject. Its terms are as N-Quads writes them; no term
holds a tab or a line feed, so rows and blocks can be kept as lines of fields between tabs.
``rdf:type`` is written as nothing: sorted as bytes, a subject's class then comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, cast

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.vocab import RDF

_BATCH = 50_000
"""Quads that Oxigraph writes at once."""


class Block(NamedTuple):
    """A graph, a subject, and pairs of predicate (nothing for ``rdf:type``) and object."""

    graph: bytes
    subject: bytes
    pairs: list[tuple[bytes, bytes]]


def to_bytes(term: NamedNode | Literal | Triple) -> bytes:
    """Write a term as N-Quads does."""
    return str(term).encode()


TYPE = to_bytes(RDF("type"))


def to_rows(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Write each quad of a named graph as a row: graph, subject, predicate and object."""
    waiting = iter(quads)
    while batch := list(islice(waiting, _BATCH)):
        written = cast("bytes", serialize(batch, format=RdfFormat.N_QUADS))
        for line in written.splitlines():
            subject, predicate, rest = line.split(b" ", 2)
            object_, graph, _ = rest.rsplit(b" ", 2)
            name = b"" if predicate == TYPE else predicate
            yield b"%b\t%b\t%b\t%b\n" % (graph, subject, name, object_)


def to_blocks(rows: Iterable[bytes]) -> Iterator[Block]:
    """Gather sorted rows by graph and subject."""
    block = Block(b"", b"", [])
    for row in rows:
        graph, subject, predicate, object_ = row[:-1].split(b"\t")
        if subject != block.subject or graph != block.graph:
            if block.pairs:
                yield block
            block = Block(graph, subject, [])
        block.pairs.append((predicate, object_))
    if block.pairs:
        yield block


def from_block(block: Block) -> Iterator[bytes]:
    """Write a block as rows again."""
    return (b"%b\t%b\t%b\t%b\n" % (block.graph, block.subject, *pair) for pair in block.pairs)


def encode_blocks(blocks: Iterable[Block]) -> Iterator[bytes]:
    """Write each block as a line."""
    for graph, subject, pairs in blocks:
        yield b"\t".join((graph, subject, *(term for pair in pairs for term in pair))) + b"\n"


def decode_blocks(lines: Iterable[bytes]) -> Iterator[Block]:
    """Read what ``encode_blocks`` wrote."""
    for line in lines:
        graph, subject, *terms = line[:-1].split(b"\t")
        terms_in_turn = iter(terms)
        yield Block(graph, subject, list(zip(terms_in_turn, terms_in_turn, strict=True)))
