"""Which quotation a stretch of text stands in."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Quotation, Span


def speaker_at(quotations: Iterable[Quotation], span: Span) -> Quotation | None:
    """The innermost quotation with a speaker around a stretch of text."""
    around = [
        quotation
        for quotation in quotations
        if quotation.speaker is not None
        and quotation.start <= span.start
        and span.end <= quotation.end
    ]
    return min(around, key=lambda q: (q.end - q.start, q.start), default=None)
