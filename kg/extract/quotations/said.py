"""What a text says that somebody says: quoted stretches and reported clauses, each with its cue."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.page import Page
from kg.extract.quotations.cues import Cue, find_speaker, judges
from kg.extract.quotations.direct import Surroundings, find_touch
from kg.extract.quotations.marks import Quoted
from kg.extract.quotations.words import lemma_of
from kg.model import QuotationKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset({"dobj", "oprd", "attr", "acomp", "ccomp", "xcomp"})
_SHORTEST = 12
"""Characters that are left of a reported clause when what another verb quotes is taken away."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation before its speaker's mention is known: what is said, and the words that tell.

    ``stretch`` is the number of the quoted stretch that it is, if it is one.
    """

    span: Span
    kind: QuotationKind
    rule: str
    cue: Token
    speaker: Token
    stretch: int = -1


@dataclass
class Collector:
    """Gathers what is said on a page: ``direct`` by number of the quoted stretch, and the rest.

    ``spoken`` are the numbers of those whose speaker is known already.
    """

    page: Page
    quoted: Sequence[Quoted]
    around: Surroundings
    spoken: Collection[int] = ()
    direct: dict[int, Said] = field(default_factory=dict)
    reported: list[Said] = field(default_factory=list)

    def collect(self, cues: Sequence[Cue]) -> list[Said]:
        """Everything said, in text order."""
        for number, stretch in enumerate(self.quoted):
            touch = None if number in self.spoken else find_touch(self.around, stretch)
            if touch is not None:
                rule = f"quotation:{_name(touch.cue)}"
                self._add_direct(number, rule, touch.cue, touch.speaker)
        used = {said.cue.i for said in self.direct.values()}
        for cue in cues:
            if cue.word.i not in used and not self.around.is_quoted(cue.word.idx):
                self._report(cue)
        self.reported.extend(self._quoted_words())
        return sorted(
            [*self.direct.values(), *self.reported], key=lambda said: (said.span.start, said.cue.i)
        )

    def stretches(self, said: Said) -> list[int]:
        """The numbers of the quoted stretches that something said is or contains."""
        if said.kind is QuotationKind.INDIRECT:
            return []
        inside = (n for n, stretch in enumerate(self.quoted) if said.span.contains(stretch.inner))
        return [said.stretch] if said.stretch >= 0 else list(inside)

    def is_left(self, number: int) -> bool:
        """Whether a quoted stretch belongs to nothing that was found."""
        span = self.quoted[number].inner
        return number not in self.direct and not any(r.span.contains(span) for r in self.reported)

    def _add_direct(self, number: int, rule: str, cue: Token, speaker: Token) -> None:
        span = self.quoted[number].inner
        self.direct.setdefault(number, Said(span, QuotationKind.DIRECT, rule, cue, speaker, number))

    def _report(self, cue: Cue) -> None:
        """A cue's content: quoted stretches alone, a clause, or a clause with quoted words."""
        doc = self.page.doc
        rule = f"reported:{_name(cue.word)}"
        span = self._without_foreign(cue, self.page.span(doc[cue.first], doc[cue.last]))
        if span is None:
            return
        inside = [n for n, stretch in enumerate(self.quoted) if stretch.inner.overlaps(span)]
        words = [token for token in self.page.tokens(span) if not _is_loose(token)]
        if inside and all(self.around.is_quoted(word.idx) for word in words):
            for number in inside:
                self._add_direct(number, rule, cue.word, cue.speaker)
            return
        if len(words) < 2:
            return
        if inside:
            first, last = self.quoted[inside[0]].outer, self.quoted[inside[-1]].outer
            span = Span(min(span.start, first.start), max(span.end, last.end))
        kind = QuotationKind.MIXED if inside else QuotationKind.INDIRECT
        self.reported.append(Said(span, kind, rule, cue.word, cue.speaker))

    def _without_foreign(self, cue: Cue, span: Span) -> Span | None:
        """A reported clause up to where another verb's quotation begins, if enough is left."""
        own = range(cue.first, cue.last + 1)
        for number, said in sorted(self.direct.items()):
            outer = self.quoted[number].outer
            if outer.overlaps(span) and said.cue.i not in own:
                text = self.page.article.text[span.start : min(span.end, outer.start)].rstrip(" ,:")
                return Span(span.start, span.start + len(text)) if len(text) > _SHORTEST else None
        return span

    def _quoted_words(self) -> Iterator[Said]:
        """ "Blasted the “shameful” vote": the phrase with quoted words that such a verb governs."""
        for number, stretch in enumerate(self.quoted):
            words = self.page.tokens(stretch.inner)
            taken = any(said.span.overlaps(stretch.outer) for said in self.reported)
            if taken or number in self.direct or not any(word.is_lower for word in words):
                continue
            phrase = words.root
            while phrase.head.pos_ != "VERB" and phrase.head.i != phrase.i:
                phrase = phrase.head
            speaker = self._judge(phrase)
            if speaker is not None:
                span = self.page.span(phrase.left_edge, phrase.right_edge)
                outer = stretch.outer
                span = Span(min(span.start, outer.start), max(span.end, outer.end))
                rule = f"quoted-words:{_name(phrase.head)}"
                yield Said(span, QuotationKind.MIXED, rule, phrase.head, speaker)

    def _judge(self, phrase: Token) -> Token | None:
        """Who judges by the verb that a phrase is a complement of."""
        verb = phrase.head
        if phrase.dep_ not in _COMPLEMENTS or phrase.left_edge.i <= verb.i:
            return None
        if self.around.is_quoted(verb.idx) or not judges(verb):
            return None
        return find_speaker(verb)


def _name(cue: Token) -> str:
    """How a rule is named after its cue: the lemma, "label" for a dash or colon."""
    return lemma_of(cue) if cue.is_alpha else "label"


def _is_loose(token: Token) -> bool:
    return token.is_punct or token.is_space or token.is_quote
