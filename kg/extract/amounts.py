"""Amounts, which stand between a verb and what it is about: "500 tonnes of food"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def before_amounts(verb: Token, objects: list[Token]) -> Iterator[Token]:
    """ "Fined Y two million crowns", "lent Y 20 ships": parsers tie the name to the amount."""
    for noun in objects:
        numbers = [child for child in noun.children if child.dep_ == "nummod"]
        for child in noun.children:
            name = child.pos_ == "PROPN" and child.dep_ in {"nmod", "compound"}
            if name and numbers and verb.i < child.i < numbers[0].i:
                yield child


def find_measured(noun: Token) -> Iterator[Token]:
    """What "500 tonnes of food" or "two million crowns in aid" is an amount of."""
    if not any(child.dep_ == "nummod" for child in noun.children):
        return
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in"}:
            yield from (word for word in child.children if word.dep_ == "pobj")
