"""Extractions made by hand, for tests of who is who."""

from __future__ import annotations

from kg.model import EntityClass, Extraction, Mention, MentionKind, Span

PERSON, ORGANIZATION = EntityClass.PERSON, EntityClass.ORGANIZATION
COUNTRY, PLACE = EntityClass.COUNTRY, EntityClass.PLACE


def make_extraction(article, *rows, relations=()):
    """Mentions one after the other; a row is text, class and the row that it points to, if any."""
    mentions, at = [], 0
    for text, entity_class, *rest in rows:
        antecedent = mentions[rest[0]].span if rest and rest[0] is not None else None
        kind = rest[1] if len(rest) > 1 else MentionKind.NAME
        name = rest[2] if len(rest) > 2 else text
        mentions.append(
            Mention(article, at, at + len(text), text, kind, entity_class, name, "test", antecedent)
        )
        at += len(text) + 1
    return Extraction(article, (Span(0, at),), tuple(mentions), tuple(relations), ())
