"""Given names: to tell persons from other things, and men from women where a name does."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from kg.knowledge_base.names import normalize_name

Gender = Literal["male", "female", ""]


@cache
def given_names() -> frozenset[str]:
    """Return common given names in small letters, with and without accents."""
    names = {*_read_lines("given_names.txt"), *_read_lines("census_given_names.txt"), *_genders()}
    return frozenset(names | {normalize_name(name) for name in names})


@cache
def surnames() -> frozenset[str]:
    """Return common surnames in small letters, without accents; none is a place's name too."""
    return frozenset(_read_lines("surnames.txt"))


@cache
def any_given_names() -> frozenset[str]:
    """Return given names in small letters, those too that are words or places ("Art", "Paris")."""
    return given_names().union(_read_lines("doubtful_given_names.txt"))


@cache
def any_surnames() -> frozenset[str]:
    """Return surnames in small letters, those too that are words or places ("Swift", "London")."""
    return surnames().union(_read_lines("doubtful_surnames.txt"))


def gender_of_given_name(name: str) -> Gender:
    """Tell whether a given name is a man's or a woman's; empty where it is either or unknown.

    >>> gender_of_given_name("Björn"), gender_of_given_name("Alex")
    ('male', '')
    """
    return _genders().get(normalize_name(name), "")


@cache
def _genders() -> dict[str, Gender]:
    """Gender by name; a name that stands in both lists has none."""
    genders: dict[str, Gender] = {}
    for line in _read_lines("given_name_genders.tsv"):
        gender, _, names = line.split("\t")
        for name in map(normalize_name, names.split()):
            known = genders.setdefault(name, "female" if gender == "female" else "male")
            if known != gender:
                genders[name] = ""
    return genders


def _read_lines(name: str) -> list[str]:
    text = files("kg.knowledge_base").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
