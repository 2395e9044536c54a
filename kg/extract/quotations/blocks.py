"""Speech that paragraphs set off without quotation marks: turns of an interview, block quotations.

A turn begins with its speaker's name and a colon ("REED: I never signed it."), which must come
again in the article; a block follows a paragraph that ends in a verb of saying and a colon.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.page import Page
from kg.extract.quotations.marks import Paragraphs, Quoted
from kg.extract.quotations.words import lemma_of, load_words_of_saying
from kg.model import EntityClass, Mention, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_TURN = re.compile(r"[\"“]?(?P<label>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s+(?=\S)")
_SHORTEST_BLOCK = 40
"""Characters of a paragraph that may be a quotation: a list's items are shorter."""


def find_turns(page: Page, paragraphs: Paragraphs) -> Iterator[tuple[Quoted, Mention]]:
    """Yield what is said in each turn of an interview, with its speaker."""
    text = page.doc.text
    found = [(n, span, _TURN.match(text, *span)) for n, span in enumerate(paragraphs.spans)]
    often = Counter(match["label"] for *_, match in found if match)
    for number, span, match in found:
        if match is None or often[match["label"]] < 2:
            continue
        speaker = _find_bearer(page, Span(match.start("label"), match.end("label")))
        if speaker is not None:
            marks = '"”' if text[span.start] in '"“' else ""
            end = match.end() + len(text[match.end() : span.end].rstrip(marks))
            yield Quoted(Span(match.end(), end), span, number), speaker


def _find_bearer(page: Page, label: Span) -> Mention | None:
    """The person whom a label names, in capitals or by the surname alone."""
    if label in page:
        return page[label]
    name = page.article.text[label.start : label.end]
    for mention in page.mentions:
        is_person = mention.entity_class is EntityClass.PERSON and mention.kind is MentionKind.NAME
        if is_person and mention.name.casefold().split()[-1:] == name.casefold().split()[-1:]:
            full = page.resolve(mention)
            return page.add(
                label, MentionKind.NAME, EntityClass.PERSON, "name:turn",
                name=name.title(), antecedent=full.span,
            )  # fmt: skip
    return None


def find_blocks(page: Page, paragraphs: Paragraphs, quoted: Sequence[Quoted]) -> Iterator[Quoted]:
    """Yield paragraphs without quotation marks that the one before announces: "Reed added:"."""
    text = page.doc.text
    marked = {stretch.paragraph for stretch in quoted}
    for number, span in enumerate(paragraphs.spans[1:], start=1):
        before = paragraphs.spans[number - 1]
        if number in marked or not text[before.start : before.end].endswith(":"):
            continue
        announcing = page.tokens(Span(before.end - 1, before.end)).sent
        if span.end - span.start >= _SHORTEST_BLOCK and any(map(_is_saying, announcing)):
            yield Quoted(span, span, number)


def _is_saying(token: Token) -> bool:
    return token.pos_ == "VERB" and load_words_of_saying().speaks(lemma_of(token))
