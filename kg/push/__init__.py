"""A built graph written to another store over HTTP, one named graph after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from kg.errors import ConformanceError, InputError
from kg.push.authentication import Credentials
from kg.push.client import Client
from kg.push.protocols import GraphStore, Missing, SparqlUpdate, Writer, count_by_query
from kg.push.pruning import drop_others
from kg.rdf.blocks import TYPE, Block

__all__ = ["Client", "Credentials", "Pushed", "push_blocks"]

BATCH = 10_000
"""Triples sent in one request."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was written, whether the server's counts agree, and how many graphs were dropped.

    ``checked`` is false where the server does not tell its counts.
    """

    graphs: int
    triples: int
    checked: bool
    dropped: int = 0


def push_blocks(  # noqa: PLR0913 - the options of `kg push`, each by keyword
    blocks: Iterable[Block],
    client: Client,
    *,
    protocol: str = "auto",
    query: Client | None = None,
    batch: int = BATCH,
    prune: str = "",
    report: Callable[[str], None] = lambda _: None,
) -> Pushed:
    """Make each graph of a server hold what the same graph of these blocks holds.

    ``protocol`` is "graph-store", "update" or "auto": a graph store, and updates at the same
    address if there is none. Each graph is counted afterwards, by ``query`` where that is given;
    raises ``ConformanceError`` if a count differs. Graphs that are not among the blocks stay, but
    for those of articles under the base IRI ``prune``, for which ``query`` must be given.
    """
    if prune and query is None:
        raise InputError("only an address for queries tells which graphs a store has: give it too")
    with closing(client), closing(query) if query else nullcontext():
        writer, sent = _write(blocks, client, protocol, batch, report)
        checked = _check(sent, writer, client, query)
        dropped = drop_others(sent, prune, writer, query) if prune and query and checked else 0
    return Pushed(len(sent), sum(sent.values()), checked, dropped)


def _write(
    blocks: Iterable[Block],
    client: Client,
    protocol: str,
    batch: int,
    report: Callable[[str], None],
) -> tuple[Writer, dict[str, int]]:
    """Write all graphs; tell in which way that was, and how many triples each has."""
    writer: Writer = SparqlUpdate(client) if protocol == "update" else GraphStore(client)
    sent: dict[str, int] = {}
    for name, group in groupby(blocks, attrgetter("graph")):
        graph = name[1:-1].decode()
        batches: Iterable[bytes] = _to_batches(group, batch)
        if not sent:  # the first may have to be sent another way
            batches = list(batches)
        counted = _Counted(batches)
        try:
            writer.replace(graph, counted)
        except Missing as missing:
            if sent or protocol == "graph-store":
                raise missing.error from None
            report(f"{client.url}: no graph store there; trying SPARQL updates")
            writer, counted = SparqlUpdate(client), _Counted(batches)
            writer.replace(graph, counted)
        sent[graph] = counted.lines
    return writer, sent


class _Counted:
    """Batches, and how many lines went through."""

    def __init__(self, batches: Iterable[bytes]) -> None:
        self._batches = batches
        self.lines = 0

    def __iter__(self) -> Iterator[bytes]:
        for batch in self._batches:
            self.lines += batch.count(b"\n")
            yield batch


def _to_batches(blocks: Iterable[Block], size: int) -> Iterator[bytes]:
    """Write blocks as N-Triples, so many lines at a time."""
    lines: list[bytes] = []
    for _, subject, pairs in blocks:
        lines += [b"%b %b %b .\n" % (subject, p or TYPE, o) for p, o in pairs]
        while len(lines) >= size:
            yield b"".join(lines[:size])
            del lines[:size]
    if lines:
        yield b"".join(lines)


def _check(sent: dict[str, int], writer: Writer, client: Client, query: Client | None) -> bool:
    checked = bool(sent)
    for graph, expected in sent.items():
        found = count_by_query(query, graph) if query else writer.count(graph)
        if found is None:
            checked = False
        elif found != expected:
            raise ConformanceError(
                f"{client.url}: graph {graph} holds {found} triples where {expected} were sent"
            )
    return checked
