"""From judgements to the table of measured precision, and how well that table foretells them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from confidence.reading import Judgement
from kg.confidence.precision import Precision, Table, adjust, levels, precision_of
from kg.model import Factuality

HEADER = """\
# How often rules were right on texts that people annotated: written by
# scripts/measure_confidence.py, which docs/confidence.md explains; the texts are not here.
# rule (a family, a family's rows of one confidence, a rule), right, judged, sets
"""
_FEWEST = 5
"""A rule that was judged less often has no row of its own."""

BUCKETS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def make_table(judgements: Sequence[Judgement]) -> dict[str, Precision]:
    """Count at every level, then how the factuality bears on it."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for judgement in judgements:
        for level in levels(judgement.rule, judgement.tier):
            counts[level].append(judgement.right)
    table = {
        level: Precision(sum(rights), len(rights))
        for level, rights in counts.items()
        if ":" not in level or len(rights) >= _FEWEST
    }
    for factuality in Factuality:
        told = [j for j in judgements if j.factuality is factuality]
        if told and factuality is not Factuality.ASSERTED:
            expected = round(sum(precision_of(j.rule, j.tier, table) for j in told))
            right = sum(j.right for j in told)
            table[f"factuality:{factuality}"] = Precision(right, expected)
    return table


def to_lines(table: Table, judgements: Iterable[Judgement]) -> Iterator[str]:
    """Write a table, sorted, with the sets that judged each row."""
    sets: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        for level in levels(judgement.rule, judgement.tier):
            sets[level].add(judgement.source)
        sets[f"factuality:{judgement.factuality}"].add(judgement.source)
    yield HEADER
    for rule, (right, judged) in sorted(table.items()):
        yield f"{rule}\t{right}\t{judged}\t{'|'.join(sorted(sets[rule]))}\n"


@dataclass(frozen=True, slots=True)
class Bucket:
    """Statements of about one confidence: how many, how sure on average, how many right."""

    lowest: float
    judged: int
    foretold: float
    right: float


def check(judgements: Sequence[Judgement], folds: int = 5) -> list[Bucket]:
    """Foretell each fold of the texts from the others, and compare with the verdicts."""
    texts = sorted({(j.source, j.text) for j in judgements})
    fold_of = {text: number % folds for number, text in enumerate(texts)}
    foretold: list[tuple[float, bool]] = []
    for fold in range(folds):
        inside = [j for j in judgements if fold_of[j.source, j.text] == fold]
        table = make_table([j for j in judgements if fold_of[j.source, j.text] != fold])
        for j in inside:
            confidence = adjust(precision_of(j.rule, j.tier, table), j.factuality, table)
            foretold.append((confidence, j.right))
    return list(_to_buckets(foretold))


def _to_buckets(foretold: Sequence[tuple[float, bool]]) -> Iterator[Bucket]:
    for number, lowest in enumerate(BUCKETS[:-1]):
        inside = [pair for pair in foretold if lowest <= pair[0] < BUCKETS[number + 1]]
        if inside:
            total = len(inside)
            mean = sum(confidence for confidence, _ in inside) / total
            yield Bucket(lowest, total, mean, sum(right for _, right in inside) / total)
