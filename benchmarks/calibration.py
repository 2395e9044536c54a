"""Whether confidence means what it says: of statements of confidence 0.8, are 80 % right?

    python benchmarks/calibration.py --acts PLV.jsonl --relations DWIE.jsonl --passages KN.jsonl

Each fifth of the annotated texts is foretold by a table made from the other four, so that no
statement is judged by itself. Without sets only the hand-drawn graphs of corpus/ are used, which
are few. See docs/confidence.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

from confidence.table import check
from measure_confidence import add_sets, judge


def main(arguments: list[str]) -> None:
    """Print a line a bucket: confidence from, statements, mean confidence, measured precision."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_sets(parser)
    judgements = judge(parser.parse_args(arguments))
    buckets = check(judgements)
    print(f"{'from':>5} {'judged':>7} {'foretold':>9} {'right':>6}")
    for bucket in buckets:
        print(
            f"{bucket.lowest:>5.2f} {bucket.judged:>7} {bucket.foretold:>9.3f} {bucket.right:>6.3f}"
        )
    total = sum(bucket.judged for bucket in buckets)
    off = sum(bucket.judged * abs(bucket.foretold - bucket.right) for bucket in buckets) / total
    print(f"{total} statements; expected calibration error {off:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
