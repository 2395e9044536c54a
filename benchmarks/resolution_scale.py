"""Time and memory of resolution as the corpus grows: 50,000, 100,000 and 200,000 mentions.

    python benchmarks/resolution_scale.py [MENTIONS ...]

The extractions are made up: persons, organizations and places with invented names, the same few
often and most of them seldom, as in news; surnames, initials and acronyms in place of full names;
countries from the knowledge base. Each size runs in a process of its own, whose peak is printed.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import EntityClass, Extraction, Mention, MentionKind, Span
from kg.resolve import resolve

SIZES = (50_000, 100_000, 200_000)
PER_ARTICLE = 20
_PER_ENTITY = 8
"""So many mentions an entity has on average: the cast grows with the corpus."""

_SYLLABLES = (
    "ba be bo da de di fa go ka ke li lo ma me mo na no pa ra re ri ro sa se ta to va vi".split()
)
_GIVEN = "Ana Tom Maria James John Elena Anton Lars Ivo Mira Bill William Donna Omar Fatima".split()
_ENDINGS = ("Bank", "Party", "Council", "Institute", "Agency", "Works", "Union", "Guild")


def make_corpus(mentions: int) -> Iterator[Extraction]:
    """Articles of `PER_ARTICLE` mentions each, the same for the same size."""
    chance = random.Random(mentions)  # noqa: S311 - a repeatable corpus, no secret
    cast = [_make_actor(chance) for _ in range(mentions // _PER_ENTITY)]
    countries = [entry.label for entry in load_knowledge_base().countries()]
    for number in range(mentions // PER_ARTICLE):
        yield _make_article(f"{number:016x}", cast, countries, chance)


def _make_actor(chance: random.Random) -> tuple[str, EntityClass]:
    kind = chance.random()
    word = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).title()
    if kind < 0.5:
        return f"{chance.choice(_GIVEN)} {word}", EntityClass.PERSON
    if kind < 0.8:
        return f"{word} {chance.choice(_GIVEN)} {chance.choice(_ENDINGS)}", EntityClass.ORGANIZATION
    return f"{word}ville", EntityClass.PLACE


def _make_article(
    article: str, cast: list[tuple[str, EntityClass]], countries: list[str], chance: random.Random
) -> Extraction:
    """Two countries and a few actors, each named in full and then in short."""
    mentions: list[Mention] = []
    for name in chance.sample(countries, 2):
        _add(mentions, article, name, EntityClass.COUNTRY)
    while len(mentions) < PER_ARTICLE:
        # The square makes few actors frequent and most rare.
        name, entity_class = cast[int(len(cast) * chance.random() ** 2)]
        full = _add(mentions, article, _vary(name, entity_class, chance), entity_class)
        for _ in range(min(chance.randint(0, 3), PER_ARTICLE - len(mentions))):
            _add(mentions, article, _shorten(name, entity_class), entity_class, full.span)
    return Extraction(article, (), tuple(mentions), (), ())


def _add(
    mentions: list[Mention],
    article: str,
    name: str,
    entity_class: EntityClass,
    antecedent: Span | None = None,
) -> Mention:
    start = mentions[-1].end + 1 if mentions else 0
    mention = Mention(
        article, start, start + len(name), name, MentionKind.NAME, entity_class, name,
        "benchmark", antecedent,
    )  # fmt: skip
    mentions.append(mention)
    return mention


def _vary(name: str, entity_class: EntityClass, chance: random.Random) -> str:
    if entity_class is EntityClass.PERSON and chance.random() < 0.1:
        given, surname = name.split()
        return chance.choice((f"{given[0]}. {surname}", surname))
    return name


def _shorten(name: str, entity_class: EntityClass) -> str:
    if entity_class is EntityClass.PERSON:
        return name.rsplit(maxsplit=1)[-1]
    if entity_class is EntityClass.ORGANIZATION:
        return "".join(word[0] for word in name.split())
    return name


def measure(mentions: int) -> None:
    """Print one line: mentions, articles, entities, seconds, and the process's peak memory."""
    corpus = list(make_corpus(mentions))
    knowledge_base = load_knowledge_base()
    started, worked = time.perf_counter(), time.process_time()
    resolution = resolve(corpus, knowledge_base)
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{mentions:>9,} mentions {len(corpus):>7,} articles"
        f" {len(resolution.entities):>8,} entities {len(resolution.merges):>6,} merges"
        f" {seconds:6.1f} s ({worked:.1f} s of one core) {peak:6.0f} MiB"
    )


def main(arguments: list[str]) -> None:
    """Measure one size here, or several each in a process of its own."""
    sizes = [int(argument) for argument in arguments] or list(SIZES)
    if len(sizes) == 1:
        measure(sizes[0])
        return
    for size in sizes:
        subprocess.run([sys.executable, __file__, str(size)], check=True)  # noqa: S603 - this file


if __name__ == "__main__":
    main(sys.argv[1:])
