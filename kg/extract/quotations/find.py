"""All quotations of a page with the mentions of who says them, in text order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.arguments import LANDS
from kg.extract.page import Page
from kg.extract.quotations.blocks import find_blocks, find_turns
from kg.extract.quotations.cues import find_cues
from kg.extract.quotations.direct import Surroundings, find_topic
from kg.extract.quotations.first_person import add_first_person
from kg.extract.quotations.marks import Paragraphs, Quoted, find_quoted
from kg.extract.quotations.said import Collector
from kg.extract.quotations.speakers import Speakers
from kg.model import Mention, Quotation, QuotationKind, Span


def find_quotations(page: Page) -> Iterator[Quotation]:
    """Yield the quotations of a page in text order, and add their speakers to its mentions.

    An indirect quotation has a speaker; a direct one may be left without where nothing tells.
    """
    finder = _Finder(page)
    found = [*finder.turns(), *finder.said(), *finder.rest()]
    for quotation in found:
        if quotation.kind is QuotationKind.DIRECT and quotation.speaker is not None:
            add_first_person(page, quotation, page[quotation.speaker])
    yield from sorted(found, key=lambda q: (q.start, -q.end, q.rule))


class _Finder:
    """Finds the quotations of a page in three steps, each of which needs the one before.

    ``spoken`` are the speakers so far, by the number of the quoted stretch.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        paragraphs = Paragraphs(page.doc)
        turns = dict(find_turns(page, paragraphs))
        self.quoted = _find_stretches(page, paragraphs, turns)
        self.around = Surroundings(page, self.quoted, paragraphs)
        self.speakers = Speakers(page)
        self.spoken = {n: turns[s] for n, s in enumerate(self.quoted) if s in turns}
        self._collector = Collector(page, self.quoted, self.around, set(self.spoken))

    def turns(self) -> Iterator[Quotation]:
        """What is said in an interview, turn by turn."""
        for number, speaker in sorted(self.spoken.items()):
            span = self.quoted[number].inner
            yield self._make(span, QuotationKind.DIRECT, "quotation:turn", speaker)

    def said(self) -> Iterator[Quotation]:
        """Whatever a word of saying, a dash or a colon gives to somebody."""
        for said in self._collector.collect(list(find_cues(self.page.doc))):
            speaker = self.speakers.find(said.speaker, said.cue)
            if said.cue.text == ":" and said.kind is not QuotationKind.DIRECT:
                speaker = speaker if speaker and speaker.entity_class not in LANDS else None
                if speaker is None:
                    continue  # "Lima: three killed" is a heading
            if speaker is not None:
                for number in self._collector.stretches(said):
                    self.spoken[number] = speaker
            if speaker is not None or said.kind is not QuotationKind.INDIRECT:
                yield self._make(said.span, said.kind, said.rule, speaker)

    def rest(self) -> Iterator[Quotation]:
        """Whole sentences in quotation marks that go on with what a neighbour began."""
        for number, stretch in enumerate(self.quoted):
            done = number in self.spoken or not self._collector.is_left(number)
            if done or not stretch.is_marked:
                continue
            if stretch.continues or self.around.is_speech(stretch):
                speaker, rule = self._speaker_nearby(number)
                if speaker is not None:
                    self.spoken[number] = speaker
                yield self._make(stretch.inner, QuotationKind.DIRECT, rule, speaker)

    def _speaker_nearby(self, number: int) -> tuple[Mention | None, str]:
        """Who speaks what no verb of saying touches, and the rule that tells."""
        neighbour = self._neighbour(number)
        if neighbour is None:
            topic = find_topic(self.around, self.quoted[number])
            if topic is not None:
                return self.speakers.find(topic.speaker, topic.cue), "quotation:topic"
        return neighbour, "quotation:continued"

    def _neighbour(self, number: int) -> Mention | None:
        """Who speaks the stretch before, in this paragraph or the last, or the next one in this."""
        here = self.quoted[number].paragraph
        if number - 1 in self.spoken and here - self.quoted[number - 1].paragraph <= 1:
            return self.spoken[number - 1]
        if number + 1 in self.spoken and self.quoted[number + 1].paragraph == here:
            return self.spoken[number + 1]
        return None

    def _make(
        self, span: Span, kind: QuotationKind, rule: str, speaker: Mention | None
    ) -> Quotation:
        article = self.page.article
        return Quotation(
            article.id, span.start, span.end, article.text[span.start : span.end], kind, rule,
            speaker.span if speaker else None,
        )  # fmt: skip


def _find_stretches(page: Page, paragraphs: Paragraphs, turns: Iterable[Quoted]) -> list[Quoted]:
    """Turns of an interview, stretches in quotation marks outside of them, and block quotations."""
    spans = [turn.outer for turn in turns]
    marked = [
        stretch
        for stretch in find_quoted(page.doc, paragraphs)
        if not any(span.overlaps(stretch.outer) for span in spans)
    ]
    blocks = find_blocks(page, paragraphs, [*turns, *marked])
    return sorted([*turns, *marked, *blocks], key=lambda stretch: stretch.outer)
