"""Names and sentences that hold some words, the best first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from kg.ask.find import Match, find_matches, fold
from kg.reports.claims import ClaimReader, Quote
from kg.reports.text import to_source, wrap
from kg.tables import to_count
from kg.vocab import NIF

_APART = 0.9
_HALF = _APART / 2


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that holds the words; ``score`` is 1 where it has them all, in their order."""

    score: float
    quote: Quote


@dataclass(frozen=True, slots=True)
class Findings:
    """Entities so called, and sentences that say so."""

    entities: tuple[Match, ...]
    sentences: tuple[Hit, ...]


def search(store: Store, text: str, *, most: int = 20) -> Findings:
    """Search names, aliases and the sentences of evidence; case and accents do not matter."""
    words = fold(text).split()
    scored = sorted(_score_sentences(store, words), key=lambda pair: (-pair[0], pair[1]))
    reader, hits = ClaimReader(store), dict[tuple[str, int], Hit]()
    for score, iri in scored:
        if len(hits) == most:
            break
        for quote in reader.read_evidence([iri]):
            hits.setdefault((quote.source.sha256, quote.start), Hit(score, quote))
    return Findings(tuple(find_matches(store, text)[:most]), tuple(hits.values()))


def _score_sentences(store: Store, words: list[str]) -> Iterator[tuple[float, str]]:
    """Sentences that hold all the words, or at least the half of several."""
    for quad in store.quads_for_pattern(None, NIF("anchorOf"), None, None):
        if (
            isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, Literal)
            and "/sentence-" in quad.subject.value
        ):
            score = _score(words, fold(quad.object.value))
            if score >= _HALF:
                yield score, quad.subject.value


def _score(words: list[str], sentence: str) -> float:
    """Say how much of the words a sentence has; a phrase counts more than its words apart.

    >>> _score(["hill", "rebels"], "the hill rebels fled"), _score(["hill", "rebels"], "a hill")
    (1.0, 0.45)
    """
    if not words:
        return 0.0
    padded = f" {sentence} "
    if f" {' '.join(words)} " in padded:
        return 1.0
    found = sum(f" {word} " in padded for word in words)
    return round(_APART * found / len(words), 3)


def findings_to_text(findings: Findings) -> str:
    """Entities with the name that fits, then sentences with where they stand."""
    lines = []
    for match in findings.entities:
        alias = f", also {match.name}" if match.name != match.label else ""
        count = to_count(match.mentions, "mention")
        told = f"{match.label}{alias}  [{match.cls}; {count}; {match.key}]"
        lines += wrap(told, "")
    if findings.entities and findings.sentences:
        lines.append("")
    for hit in findings.sentences:
        lines += wrap(f"“{hit.quote.text}” — {to_source(hit.quote.source)}", "", "    ")
    return "\n".join(lines) + "\n" * bool(lines)
