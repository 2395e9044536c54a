"""Whom a noun describes: "X, the wife of", "X is a firm based in", "his wife, X", "member X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.page import Page
from kg.extract.subjects import find_subject
from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_described(page: Page, noun: Token) -> Iterator[Token]:
    """The nouns that may name what a common noun describes, the surest first."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    if head.dep_ == "appos":
        yield head.head
    elif head.dep_ in {"attr", "oprd", "acomp"}:
        subject = find_subject(head.head)
        if subject is not None:
            yield subject
    elif head.dep_ == "pobj" and head.head.lower_ == "as" and head.head.head.pos_ == "VERB":
        subject = find_subject(head.head.head)
        if subject is not None:
            yield subject
    elif head.dep_ in {"compound", "nmod"} and head.head.pos_ == "PROPN":
        yield head.head
    yield from (child for child in noun.children if child.dep_ == "appos" and child.i > noun.i)
    yield from _name_behind(page, noun)


def _name_behind(page: Page, noun: Token) -> Iterator[Token]:
    """ "Member X"; over a comma only "his wife, X" and "the founder, X"."""
    after = noun.i + 1
    if after < len(page.doc) and page.doc[after].text == "," and _is_definite(noun):
        after += 1
    if after < len(page.doc) and (mention := page.at(page.doc[after], MentionKind.NAME)):
        yield page.head(mention)


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.children)
