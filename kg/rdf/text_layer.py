"""The text layer: an article, its sentences, mentions and quotations, by their offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.model import Article, AttributedQuotation, Mention, ResolvedArticle, Span
from kg.rdf.terms import TYPE, Triple, if_dated, if_known
from kg.vocab import ITSRDF, KG, NIF, PROV, SCHEMA, XSD, Names

_BEGIN = NIF("beginIndex")
_END = NIF("endIndex")
_ANCHOR = NIF("anchorOf")
_CONTEXT = NIF("referenceContext")
_SUPERSTRING = NIF("superString")
_SENTENCE = NIF("Sentence")
_PHRASE = NIF("Phrase")
_QUOTATION = KG("Quotation")
_MEANS = ITSRDF("taIdentRef")
_MENTION_KIND = KG("mentionKind")


def text_triples(resolved: ResolvedArticle, names: Names, *, with_text: bool) -> Iterator[Triple]:
    """Yield what is known of an article and of each stretch of its text that matters."""
    article = resolved.article
    text = _Text(article, names.article(article.id), names, _find_sentences(resolved))
    yield from text.article_triples()
    if with_text:
        yield text.node, NIF("isString"), Literal(article.text)
    for span in text.sentences:
        yield from text.stretch(names.sentence(article.id, span), _SENTENCE, span)
    for mention, entity_id in resolved.mentions:
        yield from text.mention_triples(mention, entity_id)
    for quotation in resolved.quotations:
        yield from text.quotation_triples(quotation)


def _find_sentences(resolved: ResolvedArticle) -> tuple[Span, ...]:
    """List the article's sentences and those that its statements were read from, in order."""
    evidence = {span for statement in resolved.statements for span in statement.sentences}
    return tuple(sorted(evidence.union(resolved.sentences)))


@dataclass(frozen=True, slots=True)
class _Text:
    """One article while it is written: its sentences are sorted."""

    article: Article
    node: NamedNode
    names: Names
    sentences: tuple[Span, ...]

    def article_triples(self) -> Iterator[Triple]:
        article, node = self.article, self.node
        yield node, TYPE, SCHEMA("NewsArticle")
        yield node, TYPE, NIF("Context")
        yield node, KG("sourceName"), Literal(article.source_name)
        yield node, KG("sha256"), Literal(article.sha256)
        yield node, _BEGIN, Literal(0)
        yield node, _END, Literal(len(article.text))
        yield from if_known(node, SCHEMA("headline"), article.title)
        yield from if_dated(node, SCHEMA("datePublished"), article.published)
        for author in article.authors:
            yield from if_known(node, SCHEMA("author"), author)
        yield from if_known(node, SCHEMA("publisher"), article.publisher)
        yield from if_known(node, SCHEMA("inLanguage"), article.language)
        if article.url:
            yield node, SCHEMA("url"), Literal(article.url, datatype=XSD("anyURI"))

    def stretch(self, node: NamedNode, class_: NamedNode, span: Span) -> Iterator[Triple]:
        yield node, TYPE, class_
        yield node, _CONTEXT, self.node
        yield node, _BEGIN, Literal(span.start)
        yield node, _END, Literal(span.end)
        yield node, _ANCHOR, Literal(self.article.text[span.start : span.end])

    def within_sentence(self, node: NamedNode, span: Span) -> Iterator[Triple]:
        """Lead to the sentence where the span starts, if that is among those written."""
        found = bisect_right(self.sentences, (span.start, len(self.article.text))) - 1
        if found >= 0 and span.start < self.sentences[found].end:
            sentence = self.names.sentence(self.article.id, self.sentences[found])
            yield node, _SUPERSTRING, sentence

    def mention_triples(self, mention: Mention, entity_id: str) -> Iterator[Triple]:
        node = self.names.mention(self.article.id, mention.span)
        yield from self.stretch(node, _PHRASE, mention.span)
        yield from self.within_sentence(node, mention.span)
        yield node, _MEANS, self.names.entity(entity_id)
        yield node, _MENTION_KIND, Literal(mention.kind.value)

    def quotation_triples(self, attributed: AttributedQuotation) -> Iterator[Triple]:
        quotation = attributed.quotation
        span = Span(quotation.start, quotation.end)
        node = self.names.quotation(self.article.id, span)
        yield from self.stretch(node, _QUOTATION, span)
        yield from self.within_sentence(node, span)
        yield node, KG("quotationKind"), Literal(quotation.kind.value)
        if attributed.speaker:
            yield node, PROV("wasAttributedTo"), self.names.entity(attributed.speaker)
        for entity_id in attributed.about:
            yield node, SCHEMA("about"), self.names.entity(entity_id)
