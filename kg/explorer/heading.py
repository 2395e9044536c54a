"""What a page is called when nobody gave it a title: what the graph holds, and from when."""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import Store

from kg.ask.days import to_words
from kg.explorer.facts import read_property
from kg.tables import to_count
from kg.vocab import SCHEMA


def to_heading(store: Store, articles: Collection[str], around: str = "") -> str:
    """How many articles there are, and their first day and last: where they bear one.

    "39 articles, 9 Dec 2024 to 28 Jan 2026"; before it, whom the page is around, if anybody.
    """
    published = read_property(store, SCHEMA("datePublished"))
    days = sorted(day for article in articles for day in published.get(article, ())[:1])
    span = " to ".join(map(to_words, dict.fromkeys((days[0], days[-1])))) if days else ""
    held = ", ".join(filter(None, (to_count(len(articles), "article"), span)))
    return f"{around}: {held}" if around else held
