"""The two that a claim is about, as the graph and the texts know them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Store

from kg.ask.find import find_entity
from kg.model import Article
from kg.vocab import KG
from kg.why_not.answer import Look


def find_id(store: Store, name: str) -> str:
    """The id of the entity that a name means; of an office, that of the body that it is in.

    Raises ConformanceError where nobody or several are called so.
    """
    entity = find_entity(store, name)
    for quad in store.quads_for_pattern(entity, KG("positionIn"), None, None):
        if isinstance(quad.object, NamedNode):
            entity = quad.object
    return entity.value.rsplit("/", 1)[-1]


def find_missed(articles: Iterable[Article], name: str, most: int) -> Iterator[Look]:
    """Where the words of a name stand in the texts though nothing is known by it."""
    if not name.strip():
        return
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    for article in articles:
        for match in pattern.finditer(article.to_readable()):
            if most <= 0:
                return
            most -= 1
            yield Look(
                article.source_name,
                _around(article.text, *match.span()),
                ("its words stand here, but no rule took them for a name of an entity of its own",),
            )


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 60) : end + 60]
