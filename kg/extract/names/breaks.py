"""Where one span of the model's holds none, one or several names: what was run together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.gazetteer import Gazetteer
from kg.extract.names.edges import has_name, strip

if TYPE_CHECKING:
    from spacy.tokens import Doc


def clean(
    doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer
) -> Iterator[tuple[int, int]]:
    """Token ranges of the names in a span that the model marked; none, one or several."""
    for first, last in _split_at_breaks(doc, _after_leaning(doc, start, end), end):
        for piece in _split_possessor(doc, first, last, label, gazetteer):
            for part in _split_conjuncts(doc, *piece, label, gazetteer):
                begin, stop = strip(doc, *part, label, gazetteer)
                if begin < stop and has_name(doc, begin, stop, label):
                    yield begin, stop


_LEANING = frozenset({"pro", "anti", "ex", "non"})


def _after_leaning(doc: Doc, start: int, end: int) -> int:
    """Where a name begins behind whom it leans to: "pro-Klow | Orm Party"."""
    leans = doc[start].lower_ in _LEANING
    if leans and doc[start].is_title and not doc[start].is_sent_start:
        return start  # "the Anti-Corruption Commission"
    first = start if leans else start - 2
    hyphened = first >= 0 and doc[first].lower_ in _LEANING and doc[first + 1].text == "-"
    behind = first + 3
    return behind if hyphened and start <= behind < end else start


def _split_at_breaks(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """No name goes over a line's end or into a bracket."""
    begin = start
    for position in range(start, end):
        if doc[position].is_space or doc[position].text in {"(", "["}:
            yield begin, position
            begin = position + 1
    yield begin, end


def _split_possessor(
    doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer
) -> Iterator[tuple[int, int]]:
    """ "Ruritania's Supreme Court" is two names; "Lord's Aid Society" is one.

    No person is called "Ana's World".
    """
    for position in range(start + 1, end - 1):
        if doc[position].tag_ == "POS":
            hit = gazetteer.find(doc[start:position].text)
            if label == "PERSON" or (hit and (hit.sure or hit.entity_class in LANDS)):
                yield start, position
                if label != "PERSON" or gazetteer.is_given_name(doc[position + 1].text):
                    yield from _split_possessor(doc, position + 1, end, label, gazetteer)
                return
    yield start, end


def _split_conjuncts(
    doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer
) -> Iterator[tuple[int, int]]:
    """Two persons or two known names that an "and", "or" or comma joins are two names."""
    for position in range(start + 1, end - 1):
        if doc[position].lower_ not in {"and", "or", "&", ",", "/"}:
            if not _is_seam(doc, start, position, end, gazetteer):
                continue
            yield start, position
            yield from _split_conjuncts(doc, position, end, label, gazetteer)
            return
        sides = doc[start:position].text, doc[position + 1 : end].text
        known = all((hit := gazetteer.find(side)) and hit.sure for side in sides)
        word = doc[position].lower_
        if known or word == "or" or (label in {"PERSON", "GPE"} and word != "&"):
            yield start, position
            yield from _split_conjuncts(doc, position + 1, end, label, gazetteer)
            return
    yield start, end


def _is_seam(doc: Doc, start: int, position: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether two known names were run together: "… left the U.S. NATO has begun …"."""
    left, right = doc[start:position].text, doc[position:end].text
    if gazetteer.find(f"{left} {right}") is not None:
        return False
    hits = gazetteer.find(left), gazetteer.find(right)
    return all(hit is not None and hit.sure and not hit.is_demonym for hit in hits)
