"""A dossier as text: what is told, and under it the sentences that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.query.results import to_one_line
from kg.reports.claims import count_sources
from kg.reports.dossier import Dossier, Tie, Utterance
from kg.reports.phrases import to_status
from kg.reports.text import to_quotes, to_source, wrap
from kg.reports.timeline import moments_to_lines
from kg.tables import to_count


def dossier_to_text(dossier: Dossier, most: int = 2) -> str:
    """A dossier for a reader; ``most`` sentences of evidence are shown for each thing told."""
    sections = (
        ("", _head(dossier)),
        ("POSITIONS", _ties(dossier.positions, most)),
        ("IN OFFICE THERE", _ties(dossier.offices, most, office=True)),
        *(
            (family.upper(), _ties([t for t in dossier.ties if t.family == family], most))
            for family in dict.fromkeys(tie.family for tie in dossier.ties)
        ),
        ("TIMELINE", moments_to_lines(dossier.timeline, 0)),
        ("QUOTED", _utterances(dossier.quotations, with_speaker=False)),
        ("SPOKEN OF", _utterances(dossier.spoken_of, with_speaker=True)),
    )
    blocks = []
    for title, content in sections:
        lines = list(content)
        if lines:
            blocks.append("\n".join([title, *lines] if title else lines))
    return "\n\n".join(blocks) + "\n"


def _head(dossier: Dossier) -> Iterator[str]:
    yield to_one_line(dossier.entity.label)
    dates = " – ".join(date for date in (dossier.begin, dossier.end) if date)
    days = " to ".join(dict.fromkeys(day for day in (dossier.first, dossier.last) if day))
    count = f"{to_count(dossier.mentions, 'mention')} in {to_count(dossier.sources, 'text')}"
    kind = f"{dossier.entity.cls} ({dossier.kind})" if dossier.kind else dossier.entity.cls
    yield from wrap("; ".join(p for p in (kind, dates, count, days) if p), "")
    if dossier.known:
        yield from wrap("; ".join(dossier.known), "")
    if dossier.aliases:
        yield from wrap("also called " + ", ".join(dossier.aliases), "")
    if dossier.named_beside:
        named = (f"{label} ({number})" for label, number in dossier.named_beside)
        yield from wrap("most often named with " + ", ".join(named), "")
    if dossier.wikidata:
        yield f"https://www.wikidata.org/wiki/{dossier.wikidata}"


def _ties(ties: Iterable[Tie], most: int, *, office: bool = False) -> Iterator[str]:
    for tie in ties:
        told = f"{tie.phrase} {tie.other.label}"
        if office:
            told = f"{tie.acting}: {tie.other.label}"
        yield from wrap(f"{told}{_notes(tie)}", "  ")
        yield from to_quotes(tie.evidence, most)


def _notes(tie: Tie) -> str:
    """In brackets, how surely, since when and by how many a tie is told."""
    claims = tie.claims
    senses = dict.fromkeys(c.relation_text or c.sense for c in claims if c.relation_text or c.sense)
    spans = dict.fromkeys(_span(c.valid_from, c.valid_until) for c in claims)
    acts = dict.fromkeys(claim.time for claim in claims if claim.time)
    places = dict.fromkeys(f"in {claim.place}" for claim in claims if claim.place)
    sources = count_sources(tie.evidence)
    over = tie.phrase.startswith("was ")  # then it was not so on the day that told of it
    notes = (
        "former" if tie.phrase == "was held by" else "",
        to_status(tie.factuality, tie.speaker),
        *senses,
        *spans,
        *acts,
        *places,
        f"{'told' if over else 'as of'} {tie.last}" if tie.last and not acts else "",
        f"{sources} articles" if sources > 1 else "",
    )
    told = "; ".join(note for note in notes if note)
    return f"  [{told}]" if told else ""


def _span(start: str, end: str) -> str:
    if start and end:
        return f"{start} – {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def _utterances(utterances: Iterable[Utterance], *, with_speaker: bool) -> Iterator[str]:
    for utterance in utterances:
        told = _to_sentence(utterance)
        words = f"“{utterance.words}”" if utterance.kind == "direct" else utterance.words
        speaker = f"{utterance.speaker or 'not said by whom'}: " if with_speaker else ""
        named = "" if with_speaker else ", ".join(utterance.about)
        about = f"  [of {named}]" if named else ""
        source = utterance.evidence[0].source if utterance.evidence else None
        where = f" — {to_source(source)}" if source else ""
        yield from wrap(f"{told or speaker + words}{about}{where}", "  ")


def _to_sentence(utterance: Utterance) -> str:
    """The whole sentence that tells what was not said word for word.

    The content alone would turn it round where somebody denies it or says what not to do.
    """
    if utterance.kind == "direct" or not utterance.evidence:
        return ""
    return f"“{text}”" if (text := utterance.evidence[0].text) else ""
