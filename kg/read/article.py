"""A text and what its container says about it, made an article: the step that all formats share."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import UnreadableArticle
from kg.model import Article, Span
from kg.read.boilerplate import find_boilerplate
from kg.read.dates import date_in_name
from kg.read.head import find_head
from kg.read.lines import to_lines
from kg.read.metadata import Metadata
from kg.read.refusals import refuse

NOTHING_KNOWN = Metadata()


def make_article(source_name: str, text: str, known: Metadata = NOTHING_KNOWN) -> Article:
    """The article, with what its own top tells where the container does not.

    Raises UnreadableArticle for a text that is empty, too long or not in English.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableArticle(
            source_name, f"it holds half a character ({error.reason}); write its text as UTF-8"
        ) from error
    refuse(text, source_name)
    lines = to_lines(text)
    head = find_head(lines)
    known = known.or_else(head.known)
    furniture = find_boilerplate(lines, head.body, title=known.title, authors=known.authors)
    return Article(
        source_name=source_name,
        text=text,
        title=known.title,
        published=known.published or date_in_name(source_name),
        authors=known.authors,
        publisher=known.publisher,
        url=known.url,
        masked=tuple(_merge([*head.masked, *furniture])),
    )


def _merge(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, with those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged
