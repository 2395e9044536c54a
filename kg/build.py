"""The stages of a build: read, annotate, extract, resolve, state, store, export, render."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from kg.annotate import DEFAULT_MODEL, annotate
from kg.errors import InputError, UnreadableArticle
from kg.extract import extract
from kg.extract.gazetteer import load_gazetteer
from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import Article, BuildInfo, Extraction, Knowledge
from kg.read import read_articles
from kg.records import write_articles, write_extractions
from kg.resolve import resolve
from kg.statements import make_statements
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


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build left: counts, the inputs that were skipped and why, and the files."""

    articles: int
    skipped: tuple[UnreadableArticle, ...]
    entities: Counter[str]
    statements: Counter[str]
    quads: int
    written: tuple[Path, ...]


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
    found = _read(inputs, report)
    _check(found, inputs, strict=options.strict)
    knowledge, extractions = make_knowledge(found.articles, options, progress=progress)
    directory.mkdir(parents=True, exist_ok=True)
    write_articles(found.articles, directory)
    write_extractions(extractions, directory)
    quads, written = _write_graph(knowledge, directory, names, html=options.html)
    return BuildSummary(
        len(found.articles),
        tuple(found.skipped),
        Counter(entity.entity_class.value for entity in knowledge.entities),
        Counter(s.predicate.value for a in knowledge.articles for s in a.statements),
        quads,
        written,
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


def make_knowledge(
    articles: Sequence[Article], options: BuildOptions, *, progress: Progress = _silent
) -> tuple[Knowledge, list[Extraction]]:
    """Everything that articles say, as one value; nothing is written."""
    knowledge_base = load_knowledge_base(options.knowledge_base)
    with progress("reading", len(articles)) as step:
        extractions = list(_extract(articles, options, step))
    resolution = resolve(extractions, knowledge_base)
    stated = make_statements(articles, extractions, resolution)
    entities = {**resolution.entities, **stated.positions}
    knowledge = Knowledge(
        tuple(stated.articles),
        tuple(entities[key] for key in sorted(entities)),
        tuple(stated.interactions[key] for key in sorted(stated.interactions)),
        resolution.background,
        BuildInfo(_versions(), options.model, hash_rules()),
    )
    return knowledge, extractions


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


def _write_graph(
    knowledge: Knowledge, directory: Path, names: Names, *, html: bool
) -> tuple[int, tuple[Path, ...]]:
    from kg.export import export_graph
    from kg.rdf import to_quads
    from kg.store import STORE, open_store, read_blocks, write_store

    quads = write_store(to_quads(knowledge, names), directory)
    store = open_store(directory)
    turtle = directory / "graph.ttl"
    export_graph(store, turtle, "turtle", blocks=read_blocks(directory))
    written = [directory / STORE, turtle]
    page = directory / "graph.html"
    if html:
        from kg.render import render_page

        render_page(store, page)
        written.append(page)
    elif page.exists():
        # A page of an earlier build would show another graph than the store now holds.
        page.unlink()
    return quads, tuple(written)


def _versions() -> tuple[tuple[str, str], ...]:
    return tuple((name, version(name)) for name in ("newskg", "spacy"))


def hash_rules() -> str:
    """A hash of all rules and lexicons, so that a graph tells what it was read with."""
    total = hashlib.sha256()
    for part in _RULES:
        for name, content in sorted(_contents(files("kg").joinpath(part), part)):
            total.update(name.encode() + b"\0" + content)
    return total.hexdigest()[:16]


_RULES = (
    "annotate.py", "arguments.py", "extract", "inference.py", "knowledge_base", "resolve",
    "statements.py",
)  # fmt: skip
"""Whatever decides what a given text and model say."""


def _contents(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    if folder.is_file():
        yield path, folder.read_bytes()
        return
    for item in folder.iterdir():
        name = f"{path}/{item.name}"
        if item.is_dir() and item.name != "__pycache__":
            yield from _contents(item, name)
        elif item.name.endswith((".py", ".txt", ".tsv")):
            yield name, item.read_bytes()
