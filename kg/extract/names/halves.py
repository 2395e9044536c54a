"""Halves of a divided land by their direction alone: "the North" where North Korea was named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer, Hit
from kg.extract.names.candidate import Candidate
from kg.extract.names.spans import is_name_word
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPPOSITE = {"North": "South", "South": "North"}


def find_halves(doc: Doc, chosen: list[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """ "The South" for the one land called so that the article names and that has a counterpart."""
    taken = {position for candidate in chosen for position in candidate.places}
    halves = _halves(chosen, gazetteer)
    for token in doc[1:] if halves else ():
        hit = halves.get(token.text)
        if hit and token.i not in taken and _stands_alone(token):
            yield Candidate(token.i, token.i + 1, "name:half", hit=hit)


def _halves(chosen: list[Candidate], gazetteer: Gazetteer) -> dict[str, Hit]:
    found: dict[str, Hit] = {}
    several = set()
    for hit in (candidate.hit for candidate in chosen):
        if hit is None or hit.entity_class is not EntityClass.COUNTRY:
            continue
        direction, _, land = hit.label.partition(" ")
        if direction not in _OPPOSITE or not land:
            continue
        other = gazetteer.find(f"{_OPPOSITE[direction]} {land}")
        divided = other is not None and other.entity_class is EntityClass.COUNTRY
        if divided and found.setdefault(direction, hit).label != hit.label:
            several.add(direction)
    return {direction: hit for direction, hit in found.items() if direction not in several}


def _stands_alone(token: Token) -> bool:
    """Whether it is all of a noun phrase with "the": not "the South Side", "the North of Peru"."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else None
    goes_on = behind is not None and (is_name_word(behind) or behind.lower_ in {"of", "-"})
    leans = token.dep_ in {"compound", "amod", "nmod"}
    return token.nbor(-1).lower_ == "the" and not goes_on and not leans
