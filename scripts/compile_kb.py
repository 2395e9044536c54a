#!/usr/bin/env python3
"""Compile the knowledge base from raw JSON lines and the hand-written tables beside it.

python scripts/compile_kb.py RAW.jsonl -o kg/knowledge_base/data
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from kb.entity import Entity
from kb.merge import Merger
from kb.raw import read_raw

from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass

DATA = Path(__file__).parent.parent / "kg" / "knowledge_base" / "data"

ENTITIES_HEADER = """\
# Compiled by scripts/compile_kb.py; do not edit: change the tables beside it and compile again.
# Sources and licences: NOTICE. Sorted, the more newsworthy first.
# id, label, class, country, aliases, demonyms, kind, note, stands for
"""

NAMES_HEADER = """\
# Compiled by scripts/compile_kb.py: normalised names of the rows of entities.tsv, in five sections:
# every row's label; other names and shared ones; the rows of those; demonyms; the rows of those.
"""

SURNAME_FIRST = frozenset(
    {"China", "Hong Kong", "Macau", "Malaysia", "North Korea", "Singapore", "South Korea", "Taiwan"}
)
TITLES = frozenset({"abu", "haji", "king", "pope", "prince", "queen", "sheikh", "sir", "tengku"})

GIVEN_NAMES_HEADER = """\
# Compiled by scripts/compile_kb.py: the first words of at least three persons' names.
"""


def main() -> None:
    """Read the arguments, compile, report what has no item."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path, nargs="+", help="raw entities, one JSON object a line")
    parser.add_argument("-o", "--output", type=Path, default=DATA, help="folder to write into")
    parser.add_argument("--tables", type=Path, default=DATA, help="folder of the hand-written ones")
    options = parser.parse_args()
    merger = Merger(entity for path in options.raw for entity in read_raw(path))
    merger.add_tables(options.tables)
    entities = merger.to_entities()
    options.output.mkdir(parents=True, exist_ok=True)
    _write(options.output / "entities.tsv", ENTITIES_HEADER, [to_rows(entities)])
    _write(options.output / "names.tsv", NAMES_HEADER, to_names(entities))
    _write(options.output / "given_names.txt", GIVEN_NAMES_HEADER, [to_given_names(entities)])
    report(entities, merger)


def to_rows(entities: list[Entity]) -> list[str]:
    """Make the rows of entities.tsv."""
    return [entity.to_row() for entity in entities]


def to_names(entities: list[Entity]) -> list[list[str]]:
    """Make the five sections of names.tsv."""
    labels = [normalize_name(entity.label) for entity in entities]
    rows = _to_index(entity.names for entity in entities)
    several = {
        name: numbers
        for name, numbers in rows.items()
        if len(numbers) > 1 or labels[int(numbers[0])] != name
    }
    demonyms = _to_index(entity.demonyms for entity in entities)
    return [labels, *_to_sections(several), *_to_sections(demonyms)]


def _to_index(names_of_rows: Iterable[list[str]]) -> dict[str, list[str]]:
    index: defaultdict[str, list[str]] = defaultdict(list)
    for row, names in enumerate(names_of_rows):
        for name in dict.fromkeys(map(normalize_name, names)):
            index[name].append(str(row))
    return dict(sorted(index.items()))


def _to_sections(index: dict[str, list[str]]) -> list[list[str]]:
    return [list(index), [" ".join(rows) for rows in index.values()]]


def to_given_names(entities: list[Entity]) -> list[str]:
    """Find the first words of at least three persons' names, in small letters."""
    surname_first = {entity.id for entity in entities if entity.label in SURNAME_FIRST}
    firsts = (
        entity.label.split()[0].casefold()
        for entity in entities
        if entity.entity_class is EntityClass.PERSON
        and " " in entity.label
        and entity.country not in surname_first
    )
    counts = Counter(name for name in firsts if len(name) > 2 and "." not in name)
    return sorted(name for name, count in counts.items() if count >= 3 and name not in TITLES)


def _write(path: Path, header: str, sections: list[list[str]]) -> None:
    text = "\n\n".join("\n".join(section) for section in sections)
    path.write_text(f"{header}\n{text}\n", encoding="utf-8", newline="\n")


def report(entities: list[Entity], merger: Merger) -> None:
    """Tell on standard error what was made and what found no item or several."""
    linked = sum(bool(entity.qid) for entity in entities)
    sys.stderr.write(f"{len(entities)} entities, {linked} with an item\n")
    for title, lines in (("no item", merger.without_item), ("several items", merger.ambiguous)):
        for line in lines:
            sys.stderr.write(f"{title}: {line}\n")


if __name__ == "__main__":
    main()
