"""The words of page furniture (furniture.toml), opened once and compiled to patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_OPENING = " \t•·»>→▶*[("
_CLOSING = " \t.,:;!…»>→›*])"
_FEW_WORDS = r"(?:\S+\s+){0,6}"


def normalize(text: str) -> str:
    """Lower case, plain apostrophes, single spaces, no bullet before and no stop behind."""
    plain = text.translate(_TYPOGRAPHY).casefold()
    return " ".join(plain.split()).lstrip(_OPENING).rstrip(_CLOSING)


@cache
def load_words(table: str, entry: str) -> frozenset[str]:
    """An entry of the vocabulary as words to look up; "*" is not understood here."""
    return frozenset(_load_entry(table, entry))


@cache
def load_pattern(table: str, entry: str) -> re.Pattern[str]:
    """An entry of the vocabulary as one pattern for normalized text, at word boundaries."""
    phrases = sorted(_load_entry(table, entry), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_to_pattern, phrases))})(?!\w)")


def _to_pattern(phrase: str) -> str:
    """ "sign up for *newsletter" -> words between that may be missing."""
    parts = [r"\s+".join(map(re.escape, part.split())) for part in phrase.split("*")]
    # An asterisk at an end takes words with their spaces on the inner side.
    if not parts[0]:
        return rf"(?:\S+\s+){{1,6}}{parts[-1]}"
    if not parts[-1]:
        return rf"{parts[0]}(?:\s+\S+){{1,6}}"
    return rf"\s+{_FEW_WORDS}".join(parts)


@cache
def _load() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("kg.read").joinpath("furniture.toml").read_text(encoding="utf-8"))


def _load_entry(table: str, entry: str) -> list[str]:
    return _load()[table][entry]
