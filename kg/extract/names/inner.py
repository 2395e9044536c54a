"""Persons inside the names of other things: "the Ana Solís Foundation", "the Solís government".

Such a mention says that the text speaks of the person, no more: it is added when all relations have
been read, so that nobody acts through the name of a foundation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_inner_persons(page: Page) -> None:
    """Add a mention where a longer name begins with the name of a person of the article."""
    persons = _names_of_persons(page)
    outer = [m for m in page.mentions if m.kind is MentionKind.NAME]
    for mention in outer:
        if mention.entity_class is EntityClass.PERSON:
            continue
        tokens = page.tokens(mention.span)
        for length in range(len(tokens) - 1, 0, -1):
            person = persons.get(tuple(token.text for token in tokens[:length]))
            if person is not None and _is_whole(tokens[length]):
                span = Span(mention.start, page.span(tokens[0], tokens[length - 1]).end)
                page.add(
                    span, MentionKind.NAME, EntityClass.PERSON, "name:inner", antecedent=person.span
                )
                break


def _is_whole(following: Token) -> bool:
    """Whether the person's name ends there: not in "Ana Solís-Reed Foundation"."""
    return following.text not in {"-", "–", "&"}


def _names_of_persons(page: Page) -> dict[tuple[str, ...], Mention]:
    """Full names and surnames of the article's persons, each of which only one bears."""
    bearers: dict[tuple[str, ...], dict[Span, Mention]] = {}
    for mention in page.mentions:
        if mention.kind is not MentionKind.NAME or mention.entity_class is not EntityClass.PERSON:
            continue
        meant = page.resolve(mention)
        for words in _forms(page, meant):
            bearers.setdefault(words, {}).setdefault(meant.span, meant)
    return {
        words: min(meant.values(), key=lambda m: m.span)
        for words, meant in bearers.items()
        if len({m.name for m in meant.values()}) == 1
    }


def _forms(page: Page, person: Mention) -> Iterator[tuple[str, ...]]:
    words = tuple(token.text for token in page.tokens(person.span))
    if len(words) > 1:
        yield words
        yield words[-1:]
