#!/usr/bin/env python3
"""Compile the lists of surnames and of further given names.

python scripts/compile_names.py CENSUS_FOLDER -o kg/knowledge_base/data

The folder holds dist.all.last, dist.female.first and dist.male.first: the frequent names
of the United States census of 1990, in the public domain, which the package `names` on PyPI carries
too. Surnames are the commonest of those and the last words of the knowledge base's persons. What is
a place's or an organization's name as well, or an English word, tells nothing alone and goes into
lists of its own: "Swift" is a surname behind a given name.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from kg.annotate import load_model
from kg.extract.names.english import is_english
from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass

DATA = Path(__file__).parent.parent / "kg" / "knowledge_base" / "data"
COMMONEST = 10_000
"""So many of the census' surnames, which seven of ten people bear."""
BEARERS = 2
"""A surname that so many persons of the knowledge base bear."""

SURNAMES_HEADER = """\
# Compiled by scripts/compile_names.py: surnames of the census and of the knowledge base's persons.
"""
GIVEN_NAMES_HEADER = """\
# Compiled by scripts/compile_names.py: given names of the census of the United States.
"""
DOUBTFUL_HEADER = """\
# Compiled by scripts/compile_names.py: {} that are words, places or bodies as well.
"""


def main() -> None:
    """Read the arguments and write both lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("census", type=Path, help="folder of the census' three files")
    parser.add_argument("-o", "--output", type=Path, default=DATA, help="folder to write into")
    options = parser.parse_args()
    given = {
        *read_census(options.census / "dist.female.first"),
        *read_census(options.census / "dist.male.first"),
    }
    last = {*list(read_census(options.census / "dist.all.last"))[:COMMONEST], *find_surnames()}
    output = options.output
    for names, kind, file, header in (
        (given, "given_names", "census_given_names.txt", GIVEN_NAMES_HEADER),
        (last, "surnames", "surnames.txt", SURNAMES_HEADER),
    ):
        sure = telling(names)
        _write(output / file, header, sure)
        doubtful = {name for name in names if len(name) > 1}.difference(sure)
        told = DOUBTFUL_HEADER.format(kind.replace("_", " "))
        _write(output / f"doubtful_{kind}.txt", told, sorted(doubtful))


def read_census(path: Path) -> Iterator[str]:
    """The names of one file in small letters, the commonest first."""
    for line in path.read_text(encoding="ascii").splitlines():
        yield line.split()[0].casefold()


def find_surnames() -> set[str]:
    """The last words of the names of at least two persons of the knowledge base."""
    labels = (e.label for e in load_knowledge_base() if e.entity_class is EntityClass.PERSON)
    counts = Counter(normalize_name(label.split()[-1]) for label in labels if " " in label)
    return {name for name, count in counts.items() if count >= BEARERS}


def _write(path: Path, header: str, names: Iterable[str]) -> None:
    lines = "\n".join(names)
    path.write_text(f"{header}{lines}\n", encoding="utf-8", newline="\n")


def telling(names: Iterable[str]) -> list[str]:
    """Those that are nothing else, sorted."""
    others = {
        normalize_name(name)
        for entry in load_knowledge_base()
        if entry.entity_class is not EntityClass.PERSON
        for name in entry.names
    }
    words = sorted(name for name in names if len(name) > 2)
    doc = Doc(load_model().vocab, words=words)
    return [token.text for token in doc if not is_english(token) and token.text not in others]


if __name__ == "__main__":
    main()
