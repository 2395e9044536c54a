"""Offices that several hold: "Orm Bank chiefs Tom Reed and Eva Krantz", "Presidents A and B".

A body before the plural is everyone's, one behind a name only that person's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.extract.relations.bodies import find_body_at
from kg.extract.relations.offices import Office, read_office
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = frozenset({"NNS", "NNPS"})


def find_plural_offices(page: Page) -> Iterator[tuple[Office, Mention]]:
    """Each office that a plural before names gives, with the person who holds it."""
    offices = load_words("offices")
    for token in page.doc:
        singular = token.lemma_.lower()
        if token.tag_ not in _PLURAL or singular not in offices or page.at(token, MentionKind.NAME):
            continue
        names = list(_names_after(page, token))
        if not names:
            continue
        shared = read_office(page, token)
        title = f"{shared.title.removesuffix(token.text)}{_to_singular(token, singular)}"
        before = shared.body if shared.body and shared.body.start < token.idx else None
        for name in names:
            body = _own_body(page, name) or before
            yield replace(shared, title=title, body=body), name


def _to_singular(token: Token, singular: str) -> str:
    return singular.capitalize() if token.text[0].isupper() else singular


def _names_after(page: Page, token: Token) -> Iterator[Mention]:
    """The persons right behind a noun, and those that commas and "and" join to the first."""
    position = token.i + 1
    name = page.at(page.doc[position], MentionKind.NAME) if position < len(page.doc) else None
    begins = name is not None and page.tokens(name.span).start == position
    if name is None or not begins or name.entity_class is not EntityClass.PERSON:
        return
    yield name
    for noun in _joined(page.head(name)):
        other = page.at(noun, MentionKind.NAME)
        if other is not None and other.entity_class is EntityClass.PERSON:
            yield other


def _joined(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in {"conj", "appos"} and child.i > noun.i and _is_bare(child):
            yield child
            yield from _joined(child)


def _is_bare(name: Token) -> bool:
    """Whether no title or article of its own stands before a name."""
    words = load_words("offices") | {"the", "a", "an", "his", "her", "its"}
    return not any(child.lower_ in words for child in name.children)


def _own_body(page: Page, name: Mention) -> Mention | None:
    """The land in "Vladimir Orlov of Russia"."""
    end = page.tokens(name.span).end
    if end >= len(page.doc) or page.doc[end].lower_ != "of":
        return None
    return find_body_at(page, page.doc[end])
