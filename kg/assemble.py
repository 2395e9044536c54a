"""From what was read to a graph on disk: resolve, state, store, export, render.

It knows no spaCy, so that a decision of a person's is heeded without reading any article again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.decisions import Decisions
from kg.folder.records import write_identities
from kg.knowledge_base.knowledge_base import KnowledgeBase
from kg.model import Article, BuildInfo, Extraction, Knowledge
from kg.resolve import Resolution, resolve
from kg.statements import make_statements
from kg.vocab import Names

TURTLE, PAGE = "graph.ttl", "graph.html"

PAGES = (PAGE,)
"""What may be left out of a graph; that of an earlier one would show another than the store has."""


def assemble(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    knowledge_base: KnowledgeBase,
    decisions: Decisions,
    info: BuildInfo,
) -> tuple[Knowledge, Resolution]:
    """Everything that articles say, as one value, and who is who; nothing is written."""
    sources = {article.id: article.source_name for article in articles}
    resolution = resolve(extractions, knowledge_base, decisions, sources)
    stated = make_statements(articles, extractions, resolution)
    entities = {**resolution.entities, **stated.positions}
    knowledge = Knowledge(
        tuple(stated.articles),
        tuple(entities[key] for key in sorted(entities)),
        tuple(stated.interactions[key] for key in sorted(stated.interactions)),
        resolution.background,
        info,
    )
    return knowledge, resolution


def write_graph(
    knowledge: Knowledge, resolution: Resolution, directory: Path, names: Names, *, html: bool
) -> tuple[int, tuple[str, ...]]:
    """Write store, Turtle and page into a folder; returns how many quads, and the files' names."""
    from kg.export import export_graph
    from kg.rdf import to_quads
    from kg.reports.index import write_index
    from kg.store import STORE, open_store, read_blocks, write_store

    quads = write_store(to_quads(knowledge, names), directory)
    write_index(directory)
    write_identities(resolution.identities, directory)
    store = open_store(directory)
    export_graph(store, directory / TURTLE, "turtle", blocks=read_blocks(directory))
    if not html:
        return quads, (STORE, TURTLE)
    from kg.render import render_page

    render_page(store, directory / PAGE)
    return quads, (STORE, TURTLE, PAGE)
