""" "I" and "my" inside a quotation: its speaker."""

from __future__ import annotations

from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind, Quotation, Span

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_ONE = frozenset({EntityClass.PERSON, EntityClass.UNNAMED_SOURCE})
_MANY = frozenset({EntityClass.ORGANIZATION, EntityClass.COUNTRY})


def add_first_person(page: Page, quotation: Quotation, speaker: Mention) -> None:
    """Add a mention for each "I" of a person and each "we" of a body that is quoted."""
    speaker = page.resolve(speaker)
    if speaker.entity_class in _ONE:
        words = _SINGULAR
    elif speaker.entity_class in _MANY:
        words = _PLURAL
    else:
        return
    for token in page.tokens(Span(quotation.start, quotation.end)):
        if token.lower_ in words and token.pos_ in {"PRON", "DET"} and not page.at(token):
            page.add(
                page.span(token, token), MentionKind.PRONOUN, speaker.entity_class,
                "pronoun:first-person", name=speaker.name, antecedent=speaker.span,
            )  # fmt: skip
