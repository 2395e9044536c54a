"""Which clauses between known actors no typed rule caught: the way the lexicon grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.extract.lexicon.lexicon import load_lexicon
from kg.extract.relations.related import find_clauses
from kg.folder.records import read_articles
from kg.model import Predicate, Relation
from kg.reread import reread


@dataclass(frozen=True, slots=True)
class Uncaught:
    """A verb with its frame, how often it stands between two actors untyped, and one example."""

    lemma: str
    frame: str
    count: int
    known: bool
    example: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of all clauses between two actors, how many have a verb that the lexicon knows."""

    clauses: int
    known: int
    uncaught: tuple[Uncaught, ...]

    @property
    def share(self) -> float:
        """Known clauses over all, 0 to 1; 1 where there is none."""
        return self.known / self.clauses if self.clauses else 1.0


def measure_coverage(directory: Path) -> Coverage:
    """Read a built folder's articles again and count the verbs between actors."""
    known_verbs = load_lexicon().known_verbs
    total, known = 0, 0
    missed: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    for lemma, frame, typed, sentence in _find_clauses(directory):
        total += 1
        known += lemma in known_verbs
        if not typed:
            missed[lemma, frame] += 1
            examples.setdefault((lemma, frame), sentence)
    rows = sorted(missed, key=lambda key: (-missed[key], key))
    uncaught = (Uncaught(*k, missed[k], k[0] in known_verbs, examples[k]) for k in rows)
    return Coverage(total, known, tuple(uncaught))


def _find_clauses(directory: Path) -> Iterator[tuple[str, str, bool, str]]:
    for page, extraction in reread(directory, read_articles(directory)):
        typed = {_key(r) for r in extraction.relations if r.predicate is not Predicate.RELATED_TO}
        for clause in find_clauses(page):
            start, end = page.sentence(clause.verb.idx)
            spans = frozenset({clause.one.span, clause.other.span})
            sentence = " ".join(page.article.text[start:end].split())
            yield clause.verb.lemma_.lower(), clause.frame, spans in typed, sentence


def _key(relation: Relation) -> frozenset[object]:
    return frozenset({relation.subject, relation.object})


def to_text(coverage: Coverage, *, limit: int) -> str:
    """A table of the most frequent uncaught clauses, and the share of known ones."""
    lines = [
        f"{row.count:>5}  {row.lemma + ' ' + row.frame:<28}"
        f"{'known' if row.known else 'unknown':<9}{row.example[:110]}"
        for row in coverage.uncaught[:limit]
    ]
    lines.append(
        f"{coverage.clauses} clauses between two actors; the lexicon knows the verb of"
        f" {coverage.share:.1%}"
    )
    return "\n".join(lines)
