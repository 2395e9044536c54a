"""Bylines: "By ANA SOLIS and Tom Reed, Valley Courier" to the names of its authors."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.read.dates import find_date
from kg.read.vocabulary import load_pattern, load_words, normalize

PARTICLES = frozenset(
    "al ap bin bint d da das de del della den der di do dos du e el ibn la le san st te ten ter"
    " van vander vom von y zu".split()
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "md", "phd", "ph.d."})
_WORD = r"[^\W\d_](?:[\w.]|['’-](?=\w))*"
_NAME_WORD = re.compile(_WORD)
_NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{1,5}}")
_SIGNED = re.compile(rf"[—–―-]{{1,2}}\s*(?P<name>{_NAME.pattern})")
_JOINT = re.compile(r"\s*,\s*(?:and|&)\s+|\s*[,;]\s*|\s+(?:and|&|with)\s+", re.IGNORECASE)
_END = re.compile(
    r"\s+[|•·–—-]\s+|\s*[|•·\n]\s*|\s+(?=(?:published|updated|posted|last updated)\b)",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<!\b[JS]r)(?<!\b[A-Z])\.$")
"""A final full stop that belongs neither to an initial nor to "Jr."."""
_IN_PLACE = re.compile(r"\s+(?:in|from|at|for|of)\s+(?=the\s|[^\W\d_a-z])(?P<where>.+)$")


class Byline(NamedTuple):
    """Who wrote, and where in the text the byline ends."""

    authors: tuple[str, ...]
    end: int


def find_byline(text: str, position: int = 0) -> Byline | None:
    """The byline that starts right there and runs to a separator, a date or the end."""
    match = _load_opening().match(text, position)
    if not match:
        return None
    ends = [len(text)]
    ends.extend(found.start() for found in [_END.search(text, match.end())] if found)
    ends.extend(found.start for found in [find_date(text, match.end())] if found)
    end = min(ends)
    names = text[match.end() : end].rstrip(" ,;:(-–—|")
    authors = to_authors(_STOP.sub("", names))
    return None if authors is None else Byline(authors, end)


@cache
def _load_opening() -> re.Pattern[str]:
    openings = load_pattern("bylines", "opens").pattern
    return re.compile(rf"{openings}\s*:?\s+", re.IGNORECASE)


def find_signature(text: str) -> str:
    """The name in a line that only signs ("— Ana Solís"), or empty."""
    match = _SIGNED.fullmatch(text)
    name = _STOP.sub("", match["name"]) if match else ""
    return to_name(name) if is_name(name) else ""


def to_authors(names: str) -> tuple[str, ...] | None:
    """The people in a byline's list of names, without outlets and roles; None if it is no byline.

    >>> to_authors("ANA SOLIS and Tom Reed, Valley Courier")
    ('Ana Solis', 'Tom Reed')
    """
    authors: list[str] = []
    outlets: list[str] = []
    among_outlets = and_seen = False
    for item, joint in _to_items(names):
        # "A and B, Valley Courier, Lima": behind a list that is complete come outlets and places.
        among_outlets = joint == "," and (among_outlets or and_seen)
        and_seen = and_seen or joint == "and"
        if is_affiliation(item) or (among_outlets and _is_capitalized(item)):
            outlets.append(item)
            among_outlets = True
        elif is_name(person := _IN_PLACE.sub("", item)):
            authors.append(to_name(person))
        elif not authors or not _is_capitalized(item):
            return None
    # "By The Valley Wire" has no person in it; "By Staff Writer" names nobody.
    if not authors:
        authors = [outlet for outlet in outlets if not _is_role(outlet)]
    return tuple(dict.fromkeys(authors)) if authors or outlets else None


def is_name(text: str) -> bool:
    """Whether it is written like a person's full name: two to six words, capitalized."""
    if not _NAME.fullmatch(text):
        return False
    words = text.split()
    names = [word for word in words if word.casefold() not in PARTICLES | _SUFFIXES]
    return (
        bool(names)
        and len(words) > 1
        and all(word[0].isupper() or word.startswith(("al-", "el-")) for word in names)
        and words[0].casefold() not in {"the", "a", "an", "our"}
        and not (words[-1].casefold() in PARTICLES and words[-1].islower())
    )


def is_affiliation(text: str) -> bool:
    """Whether it names an outlet, an agency or a role: "Andes Wire", "Staff Writer", "AP"."""
    name = normalize(text)
    if not _is_capitalized(text):
        return name in {"staff", "staff reporter", "staff writer", "our correspondent"}
    return (
        _is_role(text)
        or not load_words("bylines", "outlets").isdisjoint(name.split())
        or name in load_words("credits", "agencies")
        or (text.isupper() and len(text) <= 5)
    )


def to_name(text: str) -> str:
    """A name as it is usually written: "ANA DE SOLIS" becomes "Ana de Solis"."""
    shortest = 2 if text.isupper() else 4
    return " ".join(_to_word(word, shortest) for word in text.rstrip(" ,").split())


def _to_word(word: str, shortest: int) -> str:
    if not word.isupper() or len(word) < shortest or word in {"II", "III", "IV"}:
        return word
    if word.casefold() in PARTICLES:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)


def _to_items(names: str) -> list[tuple[str, str]]:
    """Each item of a list with what joins it to the one before: "," or "and" or nothing."""
    items: list[tuple[str, str]] = []
    position, joint = 0, ""
    for match in _JOINT.finditer(names):
        items.extend(_split_at_capitals(names[position : match.start()].strip(), joint))
        joint = "," if match.group().strip() in {",", ";"} else "and"
        position = match.end()
    items.extend(_split_at_capitals(names[position:].strip(), joint))
    return [(item, joint) for item, joint in items if item]


def _split_at_capitals(item: str, joint: str) -> list[tuple[str, str]]:
    """ "Ana Solís BBC News", "ANA SOLIS Andes Wire": where capitals change an outlet begins."""
    words = item.split()
    styles = [word.isupper() if len(word.strip(".")) > 1 else None for word in words]
    for index in range(2, len(words)):
        if styles[index] is not None and {*styles[:index]} - {None} == {not styles[index]}:
            return [(" ".join(words[:index]), joint), (" ".join(words[index:]), ",")]
    return [(item, joint)]


def _is_role(text: str) -> bool:
    words = normalize(text).split()
    return bool(words) and words[-1] in load_words("bylines", "roles")


def _is_capitalized(text: str) -> bool:
    """Whether every word is, but for the small ones within a name."""
    small = PARTICLES | {"of", "the", "for", "in", "and", "at"}
    words = _NAME_WORD.findall(text)
    return bool(words) and all(word[0].isupper() or word.casefold() in small for word in words)
