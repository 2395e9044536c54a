"""Judgements on articles of which somebody drew the whole graph (those of ``corpus/gold``)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from confidence.reading import Gold, Judgement, Reading, read_articles
from kg.model import SYMMETRIC, Article, Predicate
from kg.read import read_articles as read_files


def judge(folder: Path, drawn: Iterable[Path]) -> Iterator[Judgement]:
    """Judge what is stated between two entities of a graph, of the articles in a folder.

    ``drawn`` are the graphs, each of which names its article (``doc``). They hold what the article
    says, so what was inferred is not judged.
    """
    files = [item for item in read_files([str(folder)]) if isinstance(item, Article)]
    by_name = {article.source_name: article for article in files}
    readings = read_articles(files)
    for path in sorted(drawn):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield from _judge_article(gold, readings[by_name[gold["doc"]].id])


def _judge_article(gold: Gold, reading: Reading) -> Iterator[Judgement]:
    meant = _align(gold, reading)
    there: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in gold["facts"]:
        objects = fact["o"] if isinstance(fact["o"], list) else [fact["o"]]
        for target in objects:
            there[fact["s"], target].update((fact["p"], *fact.get("or", ())))
    for statement, subject, target in reading.stated():
        pairs = {(one, other) for one in meant[subject] for other in meant[target]}
        if not pairs or not statement.sentences:
            continue
        tie = statement.predicate is Predicate.RELATED_TO
        if tie or statement.predicate in SYMMETRIC:
            pairs |= {pair[::-1] for pair in pairs}
        right = any(tie or statement.predicate.value in there[pair] for pair in pairs & set(there))
        yield reading.judge(statement, "graphs", right=right)


def _align(gold: Gold, reading: Reading) -> dict[str, set[str]]:
    """The drawn entities that each of ours may be, by any name that both bear."""
    named = defaultdict(set)
    for entity in gold["entities"]:
        for name in entity["names"]:
            named[_to_key(name)].add(entity["id"])
    meant: dict[str, set[str]] = defaultdict(set)
    for _, found in reading.article.mentions:
        entity = reading.entities[found]
        for name in (entity.label, *entity.alt_labels):
            meant[found] |= named.get(_to_key(name), set())
    return meant


def _to_key(name: str) -> str:
    name = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    plain = "".join(c for c in name if not unicodedata.combining(c))
    words = re.sub(r"'s\b|[^\w\s]", "", plain).split()
    return " ".join(words).removeprefix("the ")
