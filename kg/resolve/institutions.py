"""Institutions that every country has: "the Finance Ministry" of which country an article tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from kg.model import EntityClass
from kg.resolve.chains import Chain


def is_institution_of_any(key: str) -> bool:
    """Whether a normalised name could be an institution of any country.

    >>> is_institution_of_any("ministry of finance"), is_institution_of_any("bank of orm")
    (True, False)
    """
    return all(word in _words() for word in key.split())


def find_homes(chains: Iterable[Chain]) -> dict[str, str]:
    """The country that each article speaks of most, by the article's id."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for chain in chains:
        if chain.entity_class is EntityClass.COUNTRY:
            told[chain.article][chain.key] += len(chain.spans)
    return {
        article: min(countries, key=lambda key: (-countries[key], key))
        for article, countries in told.items()
    }


@cache
def _words() -> frozenset[str]:
    text = files("kg.resolve").joinpath("data", "institution_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
