"""A graph of newskg brought back from an RDF file, as a folder that the reading commands take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import Quad

from kg.export import export_graph
from kg.folder.records import RECORDS, write_articles
from kg.folder.scratch import hold, replace_at_once
from kg.folder.settings import SETTINGS
from kg.importing.places import Places, find_places
from kg.importing.source import open_source
from kg.importing.texts import Texts
from kg.model import Article
from kg.reports.index import write_index
from kg.store import open_store, read_blocks, write_store
from kg.vocab import NIF, RDF

__all__ = ["import_graph"]

_LEFT_OUT = frozenset({RDF("reifies"), NIF("isString")})
"""Triple terms repeat what statements say; whole texts stay beside the store."""


def import_graph(source: str, directory: Path, format_: str | None = None) -> int:
    """Bring a graph back from a file, a URL or standard input ("-"); return its quads.

    The folder gets the store and ``graph.ttl``, and the whole texts if the graph has them. Where
    the format merges graphs they are found again by content. Raises ``InputError`` for what is no
    graph of newskg, and the folder stays as it was.
    """
    with open_source(source, format_) as opened:
        texts = Texts(opened.name)
        places = find_places(texts.watch(opened.read_quads()), opened.name)
        articles = texts.to_articles()
        directory.mkdir(parents=True, exist_ok=True)
        # What an earlier build left there is of another graph.
        with (
            hold(directory),
            replace_at_once(directory, (*RECORDS, SETTINGS, "graph.html")) as made,
        ):
            count = write_store(_place(opened.read_quads(), places), made)
            _finish(made, articles)
    return count


def _finish(directory: Path, articles: Sequence[Article]) -> None:
    """Write what stands beside a store."""
    write_index(directory)
    if articles:
        write_articles(articles, directory)
    export_graph(
        open_store(directory), directory / "graph.ttl", "turtle", blocks=read_blocks(directory)
    )


def _place(quads: Iterator[Quad], places: Places) -> Iterator[Quad]:
    """Put quads into their graphs."""
    for quad in quads:
        if quad.predicate not in _LEFT_OUT:
            yield places.place(quad)
