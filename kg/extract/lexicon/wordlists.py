"""Word lists and tables kept as data files under ``lexicons/``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kg.errors import InputError


def _lines(file_name: str) -> list[str]:
    text = files("kg.extract").joinpath("lexicons", file_name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def load_words(*names: str) -> frozenset[str]:
    """The words of each ``lexicons/NAME.txt``: any number a line, ``#`` begins a comment line.

    >>> "minister" in load_words("offices")
    True
    """
    lines = (line for name in names for line in _lines(f"{name}.txt"))
    return frozenset(word for line in lines for word in line.split())


@cache
def load_table(name: str) -> dict[str, str]:
    """The pairs of ``lexicons/NAME.txt``, tab separated: word, then what it stands for."""
    table: dict[str, str] = {}
    for line in _lines(f"{name}.txt"):
        word, tab, value = line.partition("\t")
        if not tab or word in table:
            raise InputError(f"lexicons/{name}.txt: '{line}' is no new pair of word, tab, value")
        table[word] = value.strip()
    return table
