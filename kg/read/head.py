"""The top of an article: header lines, headline, byline, dates, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.read import notices
from kg.read.byline import is_affiliation
from kg.read.credits import find_credit
from kg.read.dates import FoundDate, find_date
from kg.read.headline import PARAGRAPH, find_headline, is_sandwiched
from kg.read.lines import Line
from kg.read.metadata import Metadata, make_metadata, to_field
from kg.read.topline import TopLine, to_topline
from kg.read.vocabulary import load_words, normalize

_ZONE = 12
"""How many lines may precede the body: headline, standfirst, caption, byline, dates, a banner."""
_BANNER = 4
"""How many of them may be a section's name or a notice."""
_TELLING = frozenset({"title", "headline", "date", "published", "by", "author", "byline", "url"})
"""A field of these makes a line at the very top metadata by itself; others need a second field."""
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_DATELINE = re.compile(r"(?P<place_and_date>[^\W\d_a-z].{2,110}?)\s*(?:—|–|―|--|-)\s")
_AGENCY = re.compile(r"\s*(?:\([^()]{2,60}\)|/\S+/)\s*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the top tells, the furniture in it, and the index of the first line that is neither."""

    known: Metadata
    masked: tuple[Span, ...]
    body: int


def find_head(lines: Sequence[Line]) -> Head:
    """Read the top lines of an article."""
    fields, first = _read_fields(lines)
    zone = range(first, _find_zone_end(lines, first))
    toplines = {i: line for i in zone if (line := to_topline(lines[i].text))}
    banners = {i for i in zone[:_BANNER] if i not in toplines and _is_banner(lines[i])}
    furniture = {i for i in zone if _is_furniture(lines, i, zone, toplines)}
    headline = find_headline(lines, zone, banners | furniture)
    furniture |= {i for i in banners if headline is None or i < headline}
    furniture |= {i for i in zone if is_sandwiched(lines, i, furniture) and i != headline}
    body = next((i for i in zone if i not in furniture and i != headline), zone.stop)
    inline = _find_inline_date(lines, headline, body)
    found = Metadata(
        title=_to_title(lines[headline], inline) if headline is not None else "",
        published=_choose_date(list(toplines.values()), inline, lines[body : body + 2]),
        authors=tuple(dict.fromkeys(a for line in toplines.values() for a in line.authors)),
    )
    masked = {lines[i].span for i in (*range(first), *furniture)}
    if inline:
        masked.add(Span(inline.start, inline.end))
    return Head(make_metadata(fields).or_else(found), tuple(sorted(masked)), body)


def _read_fields(lines: Sequence[Line]) -> tuple[dict[str, str], int]:
    """The header lines at the very top ("Title: …", "Date: …") and how many they are."""
    fields: dict[str, str] = {}
    for line in lines:
        field = to_field(line.text)
        if field is None:
            break
        fields.setdefault(*field)
    known = len(fields) > 1 or not _TELLING.isdisjoint(fields)
    return (fields, len(fields)) if known else ({}, 0)


def _find_zone_end(lines: Sequence[Line], first: int) -> int:
    """Up to where furniture is looked for: a standfirst may precede the byline, a body may not."""
    paragraphs = 0
    for index, line in enumerate(lines[first : first + _ZONE], first):
        paragraphs += len(line.text) >= PARAGRAPH and line.ends_sentence
        if paragraphs > 1:
            return index
    return min(len(lines), first + _ZONE)


def _is_furniture(
    lines: Sequence[Line], index: int, zone: range, toplines: Mapping[int, TopLine]
) -> bool:
    line = lines[index]
    if index in toplines:
        # A place with a date is a dateline of its own: of use to the reader.
        return not toplines[index].place
    above = toplines.get(index - 1)
    return (
        notices.is_label(line.text)
        or notices.is_end_label(line.text)
        or (notices.is_weather(line.text) and _is_weather_near(lines, index, zone))
        or (index == zone.start and find_credit(line) == line.span)
        or bool(above and above.authors and not line.after_gap and is_affiliation(line.text))
    )


def _is_banner(line: Line) -> bool:
    """A section's name or a cookie notice above the headline."""
    section = normalize(line.text) in load_words("sections", "names")
    return section or notices.is_notice(line, beside_furniture=False)


def _is_weather_near(lines: Sequence[Line], index: int, zone: range) -> bool:
    near = (other for other in (index - 1, index + 1) if other in zone)
    return any(notices.is_weather(lines[other].text) for other in near)


def _find_inline_date(lines: Sequence[Line], headline: int | None, body: int) -> FoundDate | None:
    """A full date with its weekday that closes the headline or opens the body, as in wikis.

    "Ministers meet Monday, January 26, 2026", "Monday, January 26, 2026 Ministers met in Lima."
    """
    if body < len(lines) and (found := _find_weekday_date(lines[body], 0)):
        after = lines[body].text[found.end - lines[body].start :]
        if after[:1].isspace() and after.lstrip()[:1].isupper():
            return found
    for match in _WEEKDAY.finditer(lines[headline].text) if headline is not None else ():
        found = _find_weekday_date(lines[headline or 0], match.start())
        if found and found.end == lines[headline or 0].end:
            return found
    return None


def _find_weekday_date(line: Line, position: int) -> FoundDate | None:
    """The date that starts at a weekday, by its offsets in the text."""
    found = (
        find_date(line.text, position, here=True) if _WEEKDAY.match(line.text, position) else None
    )
    if not found or not found.iso:
        return None
    return FoundDate(line.start + found.start, line.start + found.end, found.iso)


def _to_title(line: Line, inline: FoundDate | None) -> str:
    within = inline and line.start < inline.start < line.end
    return " ".join(
        (line.text[: inline.start - line.start] if inline and within else line.text).split()
    )


def _choose_date(
    toplines: Collection[TopLine], inline: FoundDate | None, body: Sequence[Line]
) -> str:
    """The date of publication; that of an update only where no other is told."""
    told = [line.published for line in toplines]
    told += [inline.iso] if inline else []
    told += [_find_dateline_date(line) for line in body]
    told += [line.updated for line in toplines]
    return next(filter(None, told), "")


def _find_dateline_date(line: Line) -> str:
    """The date in "GENEVA, March 3, 2026 (Andes Wire) — "; without its year it is not known."""
    match = _DATELINE.match(line.text)
    words = _AGENCY.sub("", match["place_and_date"]) if match else ""
    found = find_date(words)
    return found.iso if found and found.end == len(words) and "," in words[: found.start] else ""
