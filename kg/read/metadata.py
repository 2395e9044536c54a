"""What a container (front matter, JSON, HTML head, header lines) says about its article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.read.byline import is_name, to_authors, to_name
from kg.read.dates import to_iso_date

NAMES = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "publication date": "published",
    "pubdate": "published",
    "datepublished": "published",
    "by": "authors",
    "byline": "authors",
    "author": "authors",
    "authors": "authors",
    "source": "publisher",
    "publisher": "publisher",
    "publication": "publisher",
    "site": "publisher",
    "url": "url",
    "link": "url",
    "permalink": "url",
    "canonical": "url",
}
"""The names that fields go by, and what of an article each of them tells."""
_SILENT_KEYS = frozenset(
    "section category categories tags keywords topics language lang id slug layout draft"
    " description subject".split()
)
"""Fields that are understood as metadata but that newskg keeps nothing of."""
_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{1,19}?)\s*:\s*(?P<value>\S.*)?")
_AUTHOR_JOINT = re.compile(r"\s*;\s*|\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; empty where it is not."""

    title: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""

    def or_else(self, other: Metadata) -> Metadata:
        """Each field from here, or from the other where it is empty here."""
        return Metadata(
            title=self.title or other.title,
            published=self.published or other.published,
            authors=self.authors or other.authors,
            publisher=self.publisher or other.publisher,
            url=self.url or other.url,
        )


def to_field(line: str) -> tuple[str, str] | None:
    """A header line's key and value ("Date: 28 January 2026"), if it is a key that is known."""
    match = _FIELD.fullmatch(line)
    if not match:
        return None
    key = match["key"].casefold().replace("_", " ").strip()
    return (key, match["value"] or "") if key in NAMES or key in _SILENT_KEYS else None


def make_metadata(fields: Mapping[str, str | tuple[str, ...]]) -> Metadata:
    """Metadata from fields under any of their usual names; the first of two names wins."""
    found: dict[str, str | tuple[str, ...]] = {}
    for key, value in fields.items():
        name = NAMES.get(key)
        if name and value:
            found.setdefault(name, value)
    return Metadata(
        title=_to_text(found.get("title", "")),
        published=to_iso_date(_to_text(found.get("published", ""))),
        authors=to_author_names(found.get("authors", "")),
        publisher=_to_text(found.get("publisher", "")),
        url=_to_text(found.get("url", "")),
    )


def to_author_names(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """An author field's names: a list of names, or one string that lists them."""
    if not isinstance(value, str):
        return tuple(dict.fromkeys(to_name(name) for each in value if (name := _to_text(each))))
    names = re.sub(r"^by\s+", "", _to_text(value), flags=re.IGNORECASE)
    if not names:
        return ()
    # One-word names and outlets are fine in a field that says that it holds authors.
    return to_authors(names) or tuple(
        to_name(name) if is_name(name) else name for name in _AUTHOR_JOINT.split(names)
    )


def _to_text(value: str | tuple[str, ...]) -> str:
    return " ".join((value if isinstance(value, str) else ", ".join(value)).split())
