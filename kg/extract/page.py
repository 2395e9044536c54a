"""One article on the desk: its spaCy document and the mentions found in it so far.

Every step of extraction reads from a page and adds to it; nothing else is shared between steps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.model import Article, EntityClass, Evidence, Mention, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

_PRECEDENCE = (MentionKind.NAME, MentionKind.DEMONYM, MentionKind.NOMINAL, MentionKind.PRONOUN)


@dataclass
class Page:
    """An article, its document and its mentions, which grow as the steps add to them."""

    article: Article
    doc: Doc
    _mentions: dict[Span, Mention] = field(default_factory=dict)
    _by_token: dict[int, list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._sentences = [
            Span(*trim(self.doc, sentence.start, sentence.end)) for sentence in self.doc.sents
        ]
        self._starts = [span.start for span in self._sentences]

    # -- mentions ---------------------------------------------------------------------------

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention so far, in text order, the wider first where two begin together."""
        return tuple(sorted(self._mentions.values(), key=lambda m: (m.start, -m.end)))

    def add(  # noqa: PLR0913 - a mention has that many parts, most of them seldom given
        self,
        span: Span,
        kind: MentionKind,
        entity_class: EntityClass,
        rule: str,
        *,
        name: str = "",
        antecedent: Span | None = None,
        of: Span | None = None,
    ) -> Mention:
        """Record a mention; a span that already has one keeps it and that one is returned."""
        if span in self._mentions:
            return self._mentions[span]
        text = self.article.text[span.start : span.end]
        mention = Mention(
            self.article.id, span.start, span.end, text, kind, entity_class, name or text, rule,
            antecedent, of,
        )  # fmt: skip
        self._mentions[span] = mention
        for token in self.tokens(span):
            self._by_token.setdefault(token.i, []).append(span)
        return mention

    def remove(self, span: Span) -> None:
        """Take a mention away, for one that says more; none may point to it."""
        del self._mentions[span]
        for token in self.tokens(span):
            self._by_token[token.i].remove(span)

    def link(self, span: Span, antecedent: Span) -> None:
        """Say that a mention means the same as another of this article."""
        if span != antecedent:
            self._mentions[span] = replace(self._mentions[span], antecedent=antecedent)

    def rename(self, span: Span, name: str) -> None:
        """Give a mention another name than its text."""
        self._mentions[span] = replace(self._mentions[span], name=name)

    def reclass(self, span: Span, entity_class: EntityClass) -> None:
        """Give a mention another class."""
        self._mentions[span] = replace(self._mentions[span], entity_class=entity_class)

    def __getitem__(self, span: Span) -> Mention:
        return self._mentions[span]

    def __contains__(self, span: Span) -> bool:
        return span in self._mentions

    def at(self, token: Token, *kinds: MentionKind) -> Mention | None:
        """The mention that a token belongs to: names first, the widest of a kind first."""
        found = [self._mentions[span] for span in self._by_token.get(token.i, ())]
        found = [mention for mention in found if not kinds or mention.kind in kinds]
        return min(
            found, key=lambda m: (_PRECEDENCE.index(m.kind), m.start - m.end, m.start), default=None
        )

    def covering(self, token: Token) -> list[Mention]:
        """Every mention that a token belongs to, in the order in which they were found."""
        return [self._mentions[span] for span in self._by_token.get(token.i, ())]

    def resolve(self, mention: Mention) -> Mention:
        """Follow antecedents to the mention that this one finally means."""
        seen = {mention.span}
        while mention.antecedent is not None and mention.antecedent not in seen:
            mention = self._mentions[mention.antecedent]
            seen.add(mention.span)
        return mention

    # -- text -------------------------------------------------------------------------------

    def tokens(self, span: Span) -> TokenSpan:
        """The tokens that a stretch of text touches."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return found if found is not None else self.doc[0:0]

    def head(self, mention: Mention) -> Token:
        """The token of a mention that the rest of it depends on."""
        return self.tokens(mention.span).root

    def sentence(self, at: int) -> Span:
        """The sentence that the character at an offset stands in, without surrounding space."""
        return self._sentences[max(0, bisect_right(self._starts, at) - 1)]

    def sentences(self) -> Iterator[TokenSpan]:
        """The document's sentences that hold more than space."""
        return (sentence for sentence in self.doc.sents if sentence.text.strip())

    def evidence(self, at: int, rule: str) -> Evidence:
        """The sentence around an offset as evidence for what a rule read there."""
        start, end = self.sentence(at)
        return Evidence(self.article.id, start, end, self.article.text[start:end], rule)

    def span(self, first: Token, last: Token) -> Span:
        """From the beginning of one token to the end of another."""
        return Span(first.idx, last.idx + len(last))


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Character offsets of tokens ``start`` to ``end`` without the space tokens around them."""
    while start < end - 1 and doc[start].is_space:
        start += 1
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
