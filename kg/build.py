"""The stages of a build: read, annotate, extract, resolve, state, store, export, render."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from kg.annotate import DEFAULT_MODEL, annotate
from kg.assemble import PAGES, assemble, write_graph
from kg.decisions import Decision, Decisions, read_decisions
from kg.errors import InputError, UnreadableArticle
from kg.extract import extract
from kg.extract.gazetteer import load_gazetteer
from kg.folder.records import write_articles, write_extractions
from kg.folder.scratch import hold, replace_at_once
from kg.folder.settings import Settings, hash_file, to_place, write_settings
from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import Article, Extraction
from kg.provenance import hash_rules, make_build_info
from kg.read import read_articles
from kg.vocab import BASE_IRI, Names

Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]
"""Called with a stage's name and length; gives a context whose value is called at each step."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a user may choose for a build."""

    html: bool = True
    base_iri: str = BASE_IRI
    model: str = DEFAULT_MODEL
    workers: int = 1
    strict: bool = False
    knowledge_base: Path | None = None
    decisions: Path | None = None


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build left: counts, skipped inputs, files, decisions heeded and those without use."""

    articles: int
    skipped: tuple[UnreadableArticle, ...]
    entities: Counter[str]
    statements: Counter[str]
    quads: int
    written: tuple[Path, ...]
    decisions: int = 0
    unused: tuple[Decision, ...] = ()
    disputed: tuple[tuple[str, ...], ...] = ()


@dataclass
class _Inputs:
    """Articles read, and what could not be."""

    articles: list[Article] = field(default_factory=list)
    skipped: list[UnreadableArticle] = field(default_factory=list)


def _silent(_stage: str, _length: int) -> AbstractContextManager[Callable[[], None]]:
    return nullcontext(lambda: None)


def build(
    inputs: Sequence[str],
    directory: Path,
    options: BuildOptions | None = None,
    *,
    report: Callable[[UnreadableArticle], None] = lambda _: None,
    progress: Progress = _silent,
) -> BuildSummary:
    """Read articles and leave a graph of them in a folder.

    ``report`` is told of every input that is skipped, as it is met. Raises InputError when nothing
    could be read, or anything could not where ``options.strict``; nothing is written then.
    """
    options = options or BuildOptions()
    names = Names(options.base_iri)
    decisions = read_decisions(options.decisions) if options.decisions else Decisions()
    knowledge_base = load_knowledge_base(options.knowledge_base)
    settings = _to_settings(options)
    found = _read(inputs, report)
    _check(found, inputs, strict=options.strict)
    with progress("reading", len(found.articles)) as step:
        extractions = list(_extract(found.articles, options, step))
    info = make_build_info(options.model, decisions.hash)
    knowledge, resolution = assemble(found.articles, extractions, knowledge_base, decisions, info)
    directory.mkdir(parents=True, exist_ok=True)
    with hold(directory), replace_at_once(directory, PAGES) as made:
        write_articles(found.articles, made)
        write_extractions(extractions, made)
        write_settings(settings, made)
        quads, written = write_graph(knowledge, resolution, made, names, html=options.html)
    return BuildSummary(
        len(found.articles),
        tuple(found.skipped),
        Counter(entity.entity_class.value for entity in knowledge.entities),
        Counter(s.predicate.value for a in knowledge.articles for s in a.statements),
        quads,
        tuple(directory / name for name in written),
        len(decisions.lines),
        resolution.unused,
        resolution.disputed,
    )


def _to_settings(options: BuildOptions) -> Settings:
    return Settings(
        options.model,
        options.base_iri,
        to_place(options.knowledge_base),
        hash_file(options.knowledge_base),
        to_place(options.decisions),
        hash_rules(),
    )


def _read(inputs: Sequence[str], report: Callable[[UnreadableArticle], None]) -> _Inputs:
    found = _Inputs()
    for item in read_articles(inputs):
        if isinstance(item, UnreadableArticle):
            report(item)
            found.skipped.append(item)
        else:
            found.articles.append(item)
    found.articles.sort(key=lambda article: (article.source_name, article.id))
    return found


def _check(found: _Inputs, inputs: Sequence[str], *, strict: bool) -> None:
    if not found.articles:
        raise InputError(
            f"{', '.join(inputs)}: no article could be read; give .txt, .md, .html or .jsonl files,"
            " a folder of them, or - for standard input"
        )
    if strict and found.skipped:
        raise InputError(
            f"{len(found.skipped)} of the inputs could not be read (named above);"
            " mend or remove them, or build without --strict"
        )


def _extract(
    articles: Sequence[Article], options: BuildOptions, step: Callable[[], None]
) -> Iterator[Extraction]:
    """What each article says, in the order given, read by one process or by several."""
    if options.workers == 1:
        for extraction in _extract_batch(articles, options):
            yield extraction
            step()
        return
    size = max(1, min(_BATCH, len(articles) // (2 * options.workers)))
    parts = [articles[i : i + size] for i in range(0, len(articles), size)]
    with ProcessPoolExecutor(options.workers, get_context("spawn")) as pool:
        for batch in pool.map(_read_batch, parts, repeat(options)):
            for extraction in batch:
                yield extraction
                step()


_BATCH = 50
"""Articles that a worker process is given at a time."""


def _extract_batch(articles: Sequence[Article], options: BuildOptions) -> Iterator[Extraction]:
    gazetteer = load_gazetteer(options.knowledge_base)
    for article, doc in annotate(articles, model=options.model):
        yield extract(article, doc, gazetteer)


def _read_batch(articles: Sequence[Article], options: BuildOptions) -> list[Extraction]:
    """As a worker process does it: the whole batch at once."""
    return list(_extract_batch(articles, options))
