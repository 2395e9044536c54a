"""The entities of a built folder as resolution left them, with the texts that name them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from kg.ask.find import find_entity
from kg.decisions.decision import to_key
from kg.errors import ConformanceError
from kg.folder.records import read_articles, read_extractions, read_identities
from kg.model import Article, EntityClass, Mention, MentionKind, Span
from kg.resolve.identity import Identity, Part
from kg.store import load_names, open_store

_SHOWN = 8
"""So many of those whom a name may mean stand in a message."""


class Catalogue:
    """Entities by id and by name, their names by article, and sentences to quote."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.identities = {identity.entity: identity for identity in read_identities(directory)}
        self.articles: dict[str, Article] = {a.id: a for a in read_articles(directory)}

    def source(self, article: str) -> str:
        """An article's name in a person's decisions."""
        return self.articles[article].source_name

    @cached_property
    def bearers(self) -> dict[tuple[str, EntityClass], list[Identity]]:
        """Who bears a name, by its key and class: several where homonyms are."""
        found: dict[tuple[str, EntityClass], list[Identity]] = defaultdict(list)
        for identity in self.identities.values():
            for key in dict.fromkeys((to_key(p.name), p.entity_class) for p in identity.parts):
                found[key].append(identity)
        return found

    @cached_property
    def _by_key(self) -> dict[str, list[Identity]]:
        """Who bears a name as its fullest in some article, or as its label."""
        found: dict[str, dict[str, Identity]] = defaultdict(dict)
        for identity in self.identities.values():
            for name in (identity.label, *(part.name for part in identity.parts)):
                found[to_key(name)][identity.entity] = identity
        return {key: list(bearers.values()) for key, bearers in found.items()}

    @cached_property
    def _by_other_name(self) -> dict[str, list[Identity]]:
        """Who is called so beside a fuller name."""
        found: dict[str, dict[str, Identity]] = defaultdict(dict)
        for identity in self.identities.values():
            for part in identity.parts:
                for name in self.names(part):
                    found[to_key(name)][identity.entity] = identity
        return {key: list(bearers.values()) for key, bearers in found.items()}

    def find_all(self, name: str) -> list[Identity]:
        """The entities that a name or an id means, forgivingly; at least one."""
        local = name.rsplit("/", 1)[-1]
        if local in self.identities:
            return [self.identities[local]]
        found = self._by_key.get(to_key(name)) or self._by_other_name.get(to_key(name))
        if found:
            return found
        store = open_store(self.directory)
        entity = find_entity(store, name).value.removeprefix(load_names(store).base_iri)
        if entity not in self.identities:
            raise ConformanceError(
                f"{name!r} is known, but no article names it, so there is nothing to decide of it"
            )
        return [self.identities[entity]]

    def find(self, name: str) -> Identity:
        """The one entity that a name or an id means; ConformanceError names them if several do."""
        found = self.find_all(name)
        if len(found) > 1:
            listed = ", ".join(self.describe(identity) for identity in found[:_SHOWN])
            raise ConformanceError(f"{name!r} may mean {listed}; type what stands in brackets")
        return found[0]

    def describe(self, identity: Identity) -> str:
        """Label, id and an article: what tells homonyms apart."""
        first = min(self.source(part.article) for part in identity.parts)
        return f"{identity.label} ({identity.entity}) in {first}"

    @cached_property
    def _mentions(self) -> dict[tuple[str, Span], Mention]:
        return {
            (extraction.article, mention.span): mention
            for extraction in read_extractions(self.directory)
            for mention in extraction.mentions
        }

    @cached_property
    def _sentences(self) -> dict[str, tuple[Span, ...]]:
        return {e.article: e.sentences for e in read_extractions(self.directory)}

    def mentions(self, part: Part) -> Iterator[Mention]:
        """The mentions of an entity in one article."""
        return (self._mentions[part.article, span] for span in part.spans)

    def names(self, part: Part) -> Counter[str]:
        """The names that an article gives an entity, with how often."""
        return Counter(
            mention.text if mention.kind is MentionKind.DEMONYM else mention.name
            for mention in self.mentions(part)
            if mention.kind in {MentionKind.NAME, MentionKind.DEMONYM}
        )

    def quote(self, mention: Mention) -> str:
        """The sentence of a mention, on one line."""
        text = self.articles[mention.article].text
        for span in self._sentences[mention.article]:
            if span.contains(mention.span):
                return " ".join(text[span.start : span.end].split())
        return mention.text


def count_mentions(identity: Identity) -> int:
    """How often the articles speak of an entity."""
    return sum(len(part.spans) for part in identity.parts)
