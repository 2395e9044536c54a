"""Which of the media types on offer suits an ``Accept`` header best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def choose_type(accept: str, offered: Sequence[str]) -> str | None:
    """Pick the type of the highest quality, the first on offer among equals; None if none suits.

    >>> choose_type("text/*;q=0.5, application/json", ["text/csv", "application/json"])
    'application/json'
    >>> choose_type("image/png", ["text/csv"]) is None
    True
    """
    ranges = list(_read_ranges(accept))
    if not ranges:
        return offered[0]
    best = max(offered, key=lambda media_type: _quality(media_type, ranges))
    return best if _quality(best, ranges) > 0 else None


def _read_ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if media_range:
            yield media_range, _read_quality(parameters)


def _read_quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality that the most specific range gives to a type; 0 if none matches."""
    family = media_type.partition("/")[0]
    for wanted in (media_type, f"{family}/*", "*/*"):
        found = [quality for media_range, quality in ranges if media_range == wanted]
        if found:
            return max(found)
    return 0.0
