"""All quotations of a page with the mentions of who says them, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.page import Page
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
    paragraphs = Paragraphs(page.doc.text)
    quoted = find_quoted(page.doc, paragraphs)
    around = Surroundings(page, quoted, paragraphs)
    collector = Collector(page, quoted, around)
    speakers = Speakers(page)
    found: list[Quotation] = []
    spoken: dict[int, Mention] = {}
    for said in collector.collect(list(find_cues(page.doc))):
        speaker = speakers.find(said.speaker, said.cue)
        if speaker is not None and said.stretch >= 0:
            spoken[said.stretch] = speaker
        if speaker is not None or said.kind is not QuotationKind.INDIRECT:
            found.append(_make(page, said.span, said.kind, said.rule, speaker))
    left = [number for number in range(len(quoted)) if collector.is_left(number)]
    for number in left:
        stretch = quoted[number]
        if stretch.continues or around.is_speech(stretch):
            speaker, rule = _speaker_nearby(number, quoted, around, spoken, speakers)
            if speaker is not None:
                spoken[number] = speaker
            found.append(_make(page, stretch.inner, QuotationKind.DIRECT, rule, speaker))
    for quotation in found:
        if quotation.kind is QuotationKind.DIRECT and quotation.speaker is not None:
            add_first_person(page, quotation, page[quotation.speaker])
    yield from sorted(found, key=lambda q: (q.start, -q.end, q.rule))


def _make(
    page: Page, span: Span, kind: QuotationKind, rule: str, speaker: Mention | None
) -> Quotation:
    return Quotation(
        page.article.id, span.start, span.end, page.article.text[span.start : span.end], kind, rule,
        speaker.span if speaker else None,
    )  # fmt: skip


def _speaker_nearby(
    number: int,
    quoted: Sequence[Quoted],
    around: Surroundings,
    spoken: dict[int, Mention],
    speakers: Speakers,
) -> tuple[Mention | None, str]:
    """Who speaks whole sentences that no verb of saying touches, and the rule that tells."""
    neighbour = _neighbour(number, quoted, spoken)
    if neighbour is None and (topic := find_topic(around, quoted[number])) is not None:
        return speakers.find(topic.speaker, topic.cue), "quotation:topic"
    return neighbour, "quotation:continued"


def _neighbour(number: int, quoted: Sequence[Quoted], spoken: dict[int, Mention]) -> Mention | None:
    """Who speaks the stretch before, in this paragraph or the last, or the next one in this."""
    here = quoted[number].paragraph
    if number - 1 in spoken and here - quoted[number - 1].paragraph <= 1:
        return spoken[number - 1]
    if number + 1 in spoken and quoted[number + 1].paragraph == here:
        return spoken[number + 1]
    return None
