"""Knowledge for a page, made from sentences by hand."""

from __future__ import annotations

from kg.model import (
    Article,
    Entity,
    EntityClass,
    Knowledge,
    Mention,
    MentionKind,
    ResolvedArticle,
    Span,
    Statement,
)
from kg.rdf import to_quads
from kg.render import render_page
from kg.store import open_store, write_store
from kg.vocab import Names


class World:
    """A few invented people and what articles say of them, sentence by sentence."""

    def __init__(self):
        self.entities, self.articles = {}, []

    def entity(self, label, entity_class=EntityClass.PERSON, **more):
        entity = Entity(f"e{len(self.entities)}", entity_class, label, **more)
        self.entities[label] = entity
        return entity

    def article(self, source_name, published, *claims, title="", publisher=""):
        """Each claim is (subject, predicate, object, words, more); words hold both names."""
        text = " ".join(words for *_, words, _ in claims)
        article = Article(source_name, text, title, published, (), publisher)
        sentences, mentions, statements, start = [], {}, [], 0
        for subject, predicate, object_, words, more in claims:
            span = Span(start, start + len(words))
            sentences.append(span)
            start += len(words) + 1
            speaker = more.pop("speaker", "")
            for label in filter(None, (subject, object_, speaker)):
                place = span.start + words.index(label)
                entity = self.entities[label]
                at = Span(place, place + len(label))
                mentions[at] = (
                    Mention(
                        article.id,
                        *at,
                        label,
                        MentionKind.NAME,
                        entity.entity_class,
                        label,
                        "by hand",
                    ),
                    entity.id,
                )
            statements.append(
                Statement(
                    article.id,
                    self.entities[subject].id,
                    predicate,
                    self.entities[object_].id,
                    f"rule-of-{predicate}",
                    (span,),
                    stated_on=published,
                    speaker=self.entities[speaker].id if speaker else "",
                    **{"confidence": 0.8, **more},
                )
            )
        self.articles.append(
            ResolvedArticle(
                article, tuple(sentences), tuple(mentions.values()), (), tuple(statements)
            )
        )

    def build(self, directory, title):
        knowledge = Knowledge(tuple(self.articles), tuple(self.entities.values()))
        write_store(to_quads(knowledge, Names()), directory)
        render_page(open_store(directory), directory / "graph.html", title=title)
        return (directory / "graph.html").as_uri()
