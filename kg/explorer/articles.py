"""Which articles a page is to draw on, when not all."""

from __future__ import annotations

from pyoxigraph import NamedNode, Store

from kg.errors import QueryError
from kg.explorer.facts import find_subjects, read_property
from kg.store import load_names
from kg.vocab import KG, RDF, SCHEMA


def find_graphs(
    store: Store, article: str | None, since: str | None, until: str | None
) -> list[NamedNode] | None:
    """The graphs of an article, or of those published within a time; None where all are meant."""
    if not (article or since or until):
        return None
    found = _find_articles(store, article) if article else find_articles(store)
    if since or until:
        dates = read_property(store, SCHEMA("datePublished"))
        found = [iri for iri in found if _is_within(dates.get(iri, [""])[0], since, until)]
    names = load_names(store)
    return [names.graph(iri.removeprefix(names.base_iri)) for iri in found]


def find_articles(store: Store) -> list[str]:
    """The IRIs of all articles, sorted."""
    return find_subjects(store, RDF("type"), SCHEMA("NewsArticle"))


def _find_articles(store: Store, name: str) -> list[str]:
    """Those that have this source name, headline or IRI."""
    called = [read_property(store, known) for known in (KG("sourceName"), SCHEMA("headline"))]
    found = [
        iri
        for iri in find_articles(store)
        if name == iri or any(name in known.get(iri, ()) for known in called)
    ]
    if not found:
        raise QueryError(f"no article is called {name!r}; give its source name or headline")
    return found


def _is_within(date: str, since: str | None, until: str | None) -> bool:
    """Whether a day is in a span whose ends may be days, months or years."""
    return bool(date) and (since or "") <= date and (not until or date[: len(until)] <= until)
