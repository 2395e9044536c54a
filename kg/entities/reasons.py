"""The rules by which names are joined, in words."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "decision": "a person decided so",
    "surname:unique": "a bare surname, which only one person of these articles bears",
    "acronym:introduced": "an acronym that stands beside the long form in some article",
    "class:majority": "one name, which most articles take for the one class",
    "middle-name": "one name with and without a middle name",
    "initials": "a given name and its initials",
    "nickname": "a given name and its short form",
    "spelling": "two spellings of one name",
    "misspelling": "two spellings of one name in one article",
}


def to_words(reason: str) -> str:
    """A rule's name as a clause.

    >>> to_words("surname:unique")
    'a bare surname, which only one person of these articles bears'
    >>> to_words("event:summit at one place")
    'summit at one place, told in two wordings'
    """
    if reason.startswith("knowledge-base:"):
        return f"both are {reason.removeprefix('knowledge-base:')} of the knowledge base"
    if reason.startswith("event:"):
        return f"{reason.removeprefix('event:')}, told in two wordings"
    return _WORDS.get(reason, reason)
