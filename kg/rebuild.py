"""A built folder put together again from what was read: nothing is read anew, no model is loaded.

The graph is, byte for byte, the one that a whole build with the same decisions gives.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.assemble import PAGE, assemble, write_graph
from kg.decisions import Decisions
from kg.errors import InputError, StoreError
from kg.folder.records import read_articles, read_extractions
from kg.folder.scratch import hold, replace_at_once
from kg.folder.settings import Settings, hash_file, read_settings, to_place, write_settings
from kg.knowledge_base.knowledge_base import KnowledgeBase, load_knowledge_base
from kg.provenance import hash_rules, make_build_info
from kg.resolve import Resolution
from kg.vocab import Names


def rebuild(directory: Path, decisions: Decisions) -> Resolution:
    """Decide anew who is who in a built folder, and write its graph, and its page if it has one."""
    with hold(directory):
        return _rebuild(directory, decisions)


def _rebuild(directory: Path, decisions: Decisions) -> Resolution:
    settings = read_settings(directory)
    if settings.rules_hash != hash_rules():
        raise StoreError(
            f"{directory}: it was read by other rules than this newskg has;"
            f" run kg build INPUT... -o {directory}"
        )
    articles, extractions = list(read_articles(directory)), list(read_extractions(directory))
    info = make_build_info(settings.model, decisions.hash)
    knowledge, resolution = assemble(
        articles, extractions, open_knowledge_base(settings), decisions, info
    )
    html = (directory / PAGE).exists()
    with replace_at_once(directory) as made:
        write_graph(knowledge, resolution, made, Names(settings.base_iri), html=html)
        write_settings(replace(settings, decisions=to_place(decisions.path)), made)
    return resolution


def open_knowledge_base(settings: Settings) -> KnowledgeBase:
    """Open what a folder was built with, the user's own additions too, if they are unchanged."""
    if not settings.knowledge_base:
        return load_knowledge_base()
    path = Path(settings.knowledge_base)
    if hash_file(path) != settings.knowledge_base_hash:
        raise InputError(f"{path}: it was changed after the folder was built with it; build again")
    return load_knowledge_base(path)
