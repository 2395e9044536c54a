"""Time of extraction beside that of spaCy's own pipeline, in one run over the bundled corpus.

    python benchmarks/extraction.py [ROUNDS]

Both are timed batch by batch in turn, so that whatever else the machine does falls on both, in
seconds of one core. Lexicons and knowledge base are opened before. Each round is a process of its
own, since both remember words that they have met, and a build meets each text once. Ends with
status 1 where extraction takes longer than spaCy.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.annotate import annotate, load_model
from kg.extract import extract
from kg.extract.gazetteer import Gazetteer
from kg.extract.lexicon.lexicon import load_lexicon
from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.knowledge_base.names import normalize_name
from kg.model import Article
from kg.read import read_articles

CORPUS = Path(__file__).parent.parent / "corpus"
ROUNDS = 3
_BATCH = 16


def read_corpus() -> list[Article]:
    """Read the bundled articles."""
    return [item for item in read_articles([str(CORPUS)]) if isinstance(item, Article)]


def measure(articles: Sequence[Article]) -> tuple[float, float, int]:
    """Seconds of one core for spaCy and for extraction, and the number of tokens."""
    gazetteer = Gazetteer(load_knowledge_base())
    normalize_name.cache_clear()
    parsing = extracting = 0.0
    tokens = 0
    for batch in _batches(articles):
        started = time.process_time()
        pairs = list(annotate(batch))
        parsed = time.process_time()
        for article, doc in pairs:
            extract(article, doc, gazetteer)
        extracted = time.process_time()
        parsing, extracting = parsing + parsed - started, extracting + extracted - parsed
        tokens += sum(len(doc) for _, doc in pairs)
    return parsing, extracting, tokens


def _batches(articles: Sequence[Article]) -> Iterator[Sequence[Article]]:
    for start in range(0, len(articles), _BATCH):
        yield articles[start : start + _BATCH]


def measure_once() -> None:
    """Print the seconds of spaCy and of extraction, and the number of tokens."""
    articles = read_corpus()
    load_model()
    load_lexicon()
    measure(articles[:2])  # what is opened at first use
    print(*measure(articles))


def main(arguments: list[str]) -> int:
    """Print a line a round and the median of the ratios."""
    if arguments == ["once"]:
        measure_once()
        return 0
    ratios = []
    for _ in range(int(arguments[0]) if arguments else ROUNDS):
        command = [sys.executable, __file__, "once"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this file
        parsing, extracting, tokens = map(float, done.stdout.split())
        ratios.append(extracting / parsing)
        print(
            f"{tokens:,.0f} tokens: spaCy {parsing:.2f} s, extraction {extracting:.2f} s,"
            f" ratio {ratios[-1]:.2f}"
        )
    middle = sorted(ratios)[len(ratios) // 2]
    print(f"extraction takes {middle:.2f} of spaCy's time (bar: 1.00)")
    return 0 if middle <= 1 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
