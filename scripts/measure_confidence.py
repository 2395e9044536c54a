#!/usr/bin/env python3
"""Measure how often each rule is right, and write the table that statements take it from.

python scripts/measure_confidence.py --acts PLV.jsonl --relations DWIE.jsonl \
    --passages KNOWLEDGENET.jsonl -o kg/confidence/rule_precision.tsv

The articles of corpus/ that have a graph drawn by hand are always judged; the other sets are not
part of newskg, and docs/confidence.md says where they come from. Only counts are written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from confidence import acts, graphs, passages, relations
from confidence.reading import Judgement
from confidence.table import make_table, to_lines

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
TABLE = ROOT / "kg" / "confidence" / "rule_precision.tsv"


def add_sets(parser: argparse.ArgumentParser) -> None:
    """Add the options that name files of annotated texts."""
    parser.add_argument("--acts", type=Path, help="sentences with source, target and root (PLV)")
    parser.add_argument("--relations", type=Path, help="articles with lasting relations (DWIE)")
    parser.add_argument("--passages", type=Path, help="passages with facts (KnowledgeNet)")


def judge(options: argparse.Namespace) -> list[Judgement]:
    """Judge what newskg states of every set that is given."""
    return list(_judge(options))


def _judge(options: argparse.Namespace) -> Iterator[Judgement]:
    yield from graphs.judge(CORPUS, (CORPUS / "gold").glob("*.gold"))
    if options.acts:
        yield from acts.judge(options.acts)
    if options.relations:
        yield from relations.judge(options.relations)
    if options.passages:
        yield from passages.judge(options.passages)


def main(arguments: list[str]) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_sets(parser)
    parser.add_argument("-o", "--output", type=Path, default=TABLE)
    options = parser.parse_args(arguments)
    judgements = judge(options)
    table = make_table(judgements)
    options.output.write_text("".join(to_lines(table, judgements)), encoding="utf-8")
    for source in sorted({judgement.source for judgement in judgements}):
        rights = [judgement.right for judgement in judgements if judgement.source == source]
        share = sum(rights) / len(rights)
        sys.stderr.write(f"{source:<10} {len(rights):>5} judged, {share:.2f} right\n")
    sys.stderr.write(f"{len(judgements)} judgements, {len(table)} rows in {options.output}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
