"""The mistakes that such systems are known for, in sentences written apart from the rules."""

from pathlib import Path

from kg.model import Factuality

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("traps.tsv").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
][1:]

HIGHEST_RATE = 0.05
"""Of the false statements that the sentences tempt to, the share that may be asserted."""


def test_few_false_statements_are_asserted(read):
    fallen = [row for row in ROWS if is_asserted(read(row[1]), *row[2:5])]
    listing = "\n".join(f"{kind}: {sentence} [{s} {p} {o}]" for kind, sentence, s, p, o in fallen)
    rate = len(fallen) / len(ROWS)
    assert rate < HIGHEST_RATE, f"{rate:.1%} of {len(ROWS)} traps:\n{listing}"


def test_there_are_at_least_150_traps_of_many_kinds():
    assert len(ROWS) >= 150
    assert len({row[0] for row in ROWS}) >= 12


def is_asserted(reading, subject, predicate, target):
    """Whether an asserted relation has these words at its ends, names and titles alike."""
    for relation in reading.extraction.relations:
        if relation.predicate == predicate and relation.factuality is Factuality.ASSERTED:
            one, other = reading.words(relation.subject), reading.words(relation.object)
            if touches(one, subject) and touches(other, target):
                return True
    return False


def touches(found, expected):
    return found in expected or expected in found
