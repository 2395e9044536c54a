"""Articles with their whole texts, where an imported graph has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, Quad

from kg.errors import InputError
from kg.model import Article
from kg.vocab import KG, NIF, SCHEMA

_FIELDS = {
    KG("sourceName"): "source_name",
    NIF("isString"): "text",
    SCHEMA("headline"): "title",
    SCHEMA("datePublished"): "published",
    SCHEMA("author"): "authors",
    SCHEMA("publisher"): "publisher",
    SCHEMA("url"): "url",
    SCHEMA("inLanguage"): "language",
}
_SHA256 = KG("sha256")


class Texts:
    """Gathers what quads tell of articles."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._told: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._hashes: dict[str, str] = {}

    def watch(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Take what is told of articles, and pass all on."""
        for quad in quads:
            if isinstance(quad.object, Literal):
                if field := _FIELDS.get(quad.predicate):
                    self._told[str(quad.subject)][field].append(quad.object.value)
                elif quad.predicate == _SHA256:
                    self._hashes[str(quad.subject)] = quad.object.value
            yield quad

    def to_articles(self) -> list[Article]:
        """Make the articles whose texts are known, by name; none may have been changed."""
        articles = [
            self._to_article(node, told) for node, told in self._told.items() if told["text"]
        ]
        return sorted(articles, key=lambda article: (article.source_name, article.id))

    def _to_article(self, node: str, told: defaultdict[str, list[str]]) -> Article:
        text = told["text"][0]
        authors = tuple(told.pop("authors", ()))
        fields = {field: values[0] for field, values in told.items() if values}
        article = Article(**fields, authors=authors)  # type: ignore[arg-type] # masked is left out
        if article.sha256 != self._hashes.get(node):
            raise InputError(
                f"{self._name}: the text of {fields['source_name']!r} is not the one that was read "
                f"({len(text)} characters with another SHA-256); RDF/XML cannot keep every one"
            )
        return article
