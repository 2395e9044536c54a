"""What a hyphen makes of the words beside it: "post-Soviet", "Franco-Peruvian", "cease-fire"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREFIXES = frozenset("post pre anti pro non ex un inter trans ultra".split())


def has_prefix(word: Token) -> bool:
    """ "Post-Soviet wars", "anti-Peruvian protesters", "pro-Peruvian rebels": not of that land."""
    return word.i > 1 and word.nbor(-1).text in "-–" and word.nbor(-2).lower_ in _PREFIXES


def is_joined_by_hyphen(word: Token) -> bool:
    """Whether a name is one of two that share a thing: "Franco-Peruvian", "Peru-Chile talks"."""
    doc = word.doc
    before = word.i > 1 and doc[word.i - 1].text in "-–" and word.i - 2 >= word.sent.start
    after = word.i + 2 < len(doc) and doc[word.i + 1].text in "-–"
    return bool(before) or (after and doc[word.i + 2].text[:1].isupper())


def without_hyphen(word: Token) -> str:
    """ "Ceasefire" for the "fire" of "cease-fire"."""
    hyphened = word.i > 1 and word.nbor(-1).text == "-"
    return f"{word.nbor(-2).lower_}{word.lemma_.lower()}" if hyphened else ""


_TELLING = frozenset("based born led run owned controlled held".split())
"""Participles behind a hyphen that tell where somebody belongs: "the Lima-based firm"."""


def is_agent_by_hyphen(word: Token) -> bool:
    """ "Peru-brokered talks", "Peru-backed rebels": whose doing it is, and not whose they are."""
    if word.i + 2 >= len(word.doc) or word.nbor().text not in "-–":
        return False
    participle = word.nbor(2)
    return participle.tag_ == "VBN" and participle.lower_ not in _TELLING
