"""Which quads of a graph are exported, and in which order."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import itemgetter

from pyoxigraph import Literal

from kg.errors import InputError
from kg.model import Factuality
from kg.rdf.blocks import Block, from_block, to_blocks, to_bytes
from kg.rdf.sorter import Sorter
from kg.vocab import KG, NIF, QUOTED, RDF, Names

_PLAIN_ON_REQUEST = frozenset({Factuality.REPORTED, Factuality.PLANNED})

_QUOTED = frozenset(map(to_bytes, QUOTED))
_STATEMENT = (b"", to_bytes(KG("Statement")))
_CLAIM = tuple(to_bytes(RDF(part)) for part in ("subject", "predicate", "object"))
_FACTUALITY = to_bytes(KG("factuality"))
_REIFIES = to_bytes(RDF("reifies"))
_TEXT = to_bytes(NIF("isString"))


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export holds.

    ``plain`` keeps the instance layer only. ``quoted=False`` leaves out every word quoted from an
    article. ``also`` are the factualities, Reported or Planned, whose claims stand as plain
    triples besides what is asserted. ``texts`` are whole texts, by article id, to be written as
    ``nif:isString``. ``rdf12`` gives each statement its claim as a triple term of RDF 1.2 too:
    ``?statement rdf:reifies <<( ?subject ?predicate ?object )>>``.
    """

    plain: bool = False
    quoted: bool = True
    also: frozenset[Factuality] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    rdf12: bool = False

    def __post_init__(self) -> None:
        unfit = sorted(self.also - _PLAIN_ON_REQUEST)
        if unfit:
            raise InputError(f"{', '.join(unfit)}: only Reported and Planned can be plain triples")
        if self.plain and (self.texts or self.rdf12):
            raise InputError(
                "what is plain has neither statements nor articles: leave out --plain, or --rdf12"
                " and --full-text"
            )


def select_blocks(
    blocks: Iterable[Block], selection: Selection, names: Names, *, merged: bool
) -> Iterator[Block]:
    """Yield what is selected of sorted blocks, one graph after another by name.

    Where graphs are ``merged``, the background stands among the instances, so that each subject
    has one block: every other graph speaks of subjects of its own.
    """
    arranged = _arrange(blocks, selection, names, merged=merged)
    if selection.texts and selection.quoted:
        arranged = _add_texts(arranged, selection.texts, names)
    if not selection.quoted:
        arranged = _drop_quoted(arranged)
    return _add_terms(arranged) if selection.rdf12 else arranged


def _arrange(
    blocks: Iterable[Block], selection: Selection, names: Names, *, merged: bool
) -> Iterator[Block]:
    """Keep the graphs that are asked for, with claims and background among the instances.

    Those stand in graphs that come before the instances by name.
    """
    instances, background = (to_bytes(names.graph(name)) for name in ("instances", "background"))
    wanted = frozenset(to_bytes(KG(factuality)) for factuality in selection.also)
    waiting = iter(blocks)
    with Sorter() as aside:
        for block in waiting:
            if block.graph >= instances:
                waiting = chain([block], waiting)
                break
            if wanted:
                aside.extend(_find_claim(block, wanted, instances))
            if selection.plain:
                continue
            if merged and block.graph == background:
                aside.extend(from_block(block._replace(graph=instances)))
            else:
                yield block
        for block in _merge(waiting, to_blocks(aside)):
            if block.graph == instances or not selection.plain:
                yield block


def _find_claim(block: Block, wanted: frozenset[bytes], graph: bytes) -> Iterator[bytes]:
    """Yield the row of what a statement claims, if its factuality is wanted."""
    if block.pairs[0] == _STATEMENT:
        known = dict(block.pairs)
        if known[_FACTUALITY] in wanted:
            subject, predicate, object_ = (known[part] for part in _CLAIM)
            yield from from_block(Block(graph, subject, [(predicate, object_)]))


def _merge(blocks: Iterable[Block], others: Iterable[Block]) -> Iterator[Block]:
    """Merge sorted blocks, so that a subject has one block in each graph."""
    by_subject = itemgetter(0, 1)
    together = heapq.merge(blocks, others, key=by_subject)
    for (graph, subject), group in groupby(together, by_subject):
        first, *more = (block.pairs for block in group)
        yield Block(graph, subject, sorted({*first, *chain(*more)}) if more else first)


def _add_texts(blocks: Iterable[Block], texts: Mapping[str, str], names: Names) -> Iterator[Block]:
    stem = to_bytes(names.article(""))[:-1]
    for block in blocks:
        article_id = block.subject[len(stem) : -1].decode()
        if block.subject.startswith(stem) and article_id in texts:
            text = to_bytes(Literal(texts[article_id]))
            yield block._replace(pairs=sorted([*block.pairs, (_TEXT, text)]))
        else:
            yield block


def _drop_quoted(blocks: Iterable[Block]) -> Iterator[Block]:
    for graph, subject, pairs in blocks:
        if kept := [pair for pair in pairs if pair[0] not in _QUOTED]:
            yield Block(graph, subject, kept)


def _add_terms(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.pairs[0] == _STATEMENT:
            known = dict(block.pairs)
            term = b"<<( %b %b %b )>>" % tuple(known[part] for part in _CLAIM)
            yield block._replace(pairs=sorted([*block.pairs, (_REIFIES, term)]))
        else:
            yield block
