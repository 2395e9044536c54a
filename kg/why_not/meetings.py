"""Where two entities stand in one sentence, and where they nearly do."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Article, Extraction, Mention, Span
from kg.resolve.identity import Identity


@dataclass(frozen=True, slots=True)
class Meeting:
    """A sentence of an article, and the mentions there of the one and of the other."""

    article: str
    sentence: Span
    ones: tuple[Span, ...]
    others: tuple[Span, ...]


def find_meetings(
    extractions: Iterable[Extraction], one: Identity, other: Identity
) -> Iterator[Meeting]:
    """Every sentence that has mentions of both, in the order of the articles."""
    first, second = _by_article(one), _by_article(other)
    for extraction in extractions:
        ones = _by_sentence(extraction, first.get(extraction.article, ()))
        others = _by_sentence(extraction, second.get(extraction.article, ()))
        for sentence in sorted(ones.keys() & others.keys()):
            yield Meeting(
                extraction.article, sentence, tuple(ones[sentence]), tuple(others[sentence])
            )


def _by_article(identity: Identity) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for part in identity.parts:
        found[part.article].extend(part.spans)
    return found


def _by_sentence(extraction: Extraction, spans: Iterable[Span]) -> dict[Span, list[Span]]:
    found: dict[Span, list[Span]] = defaultdict(list)
    for span in sorted(spans):
        number = bisect_right(extraction.sentences, (span.start, float("inf"))) - 1
        if number >= 0:
            found[extraction.sentences[number]].append(span)
    return found


def tell_apart(
    one: Identity,
    other: Identity,
    articles: Mapping[str, Article],
    extractions: Sequence[Extraction],
) -> str:
    """In a line: how many articles name both, and who else is called so beside the other."""
    first, second = _by_article(one), _by_article(other)
    both = sorted(articles[key].source_name for key in first.keys() & second.keys())
    if not both:
        return (
            f"no article names both: {one.label} stands in {len(first)}, {other.label} in"
            f" {len(second)}"
        )
    shown = ", ".join(both[:3]) + (", …" if len(both) > 3 else "")
    told = f"both are named in {shown}, but never in one sentence"
    namesakes = sorted(
        {
            *_namesakes(one, other, extractions),
            *_namesakes(other, one, extractions),
        }
    )
    if namesakes:
        told += f"; kept apart from {', '.join(namesakes)}, which the other does meet"
    return told


def _namesakes(
    known: Identity, beside: Identity, extractions: Sequence[Extraction]
) -> Iterator[str]:
    """Mentions that bear a name of the one, stand beside the other, and mean somebody else."""
    own = _by_article(known)
    words = {word for part in known.parts for word in (part.name, part.name.split()[-1])}
    near = _by_article(beside)
    for extraction in extractions:
        theirs = _by_sentence(extraction, near.get(extraction.article, ()))
        taken = {*own.get(extraction.article, ()), *near.get(extraction.article, ())}
        for mention in extraction.mentions:
            if mention.name in words and mention.span not in taken and _meets(mention, theirs):
                yield f"“{mention.text}” ({mention.entity_class})"


def _meets(mention: Mention, sentences: Iterable[Span]) -> bool:
    return any(sentence.contains(mention.span) for sentence in sentences)
