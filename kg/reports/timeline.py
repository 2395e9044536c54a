"""What happened when: acts, events and dated relations, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.ask.days import check_day, is_within
from kg.ask.find import find_entity
from kg.model import DATE_VALUED
from kg.query.results import to_one_line
from kg.rdf.terms import TYPE
from kg.reports.claims import Claim, ClaimReader, Quote
from kg.reports.phrases import to_clause, to_phrase, to_status
from kg.reports.text import to_quotes, wrap
from kg.vocab import ITSRDF, KG, NIF

_INDENT = " " * 27


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened, or holds from then on. ``told`` where only the day of the article is known."""

    date: str
    until: str
    text: str
    status: str
    told: bool
    evidence: tuple[Quote, ...]


def find_timeline(
    store: Store, name: str | None = None, *, since: str = "", until: str = ""
) -> list[Moment]:
    """List what happened in all, or to the entity of that name, within the days given.

    Days are ISO 8601, as exact as one likes ("2026-01").
    """
    for day in filter(None, (since, until)):
        check_day(day)
    reader = ClaimReader(store)
    about = None
    if name is not None:
        node = find_entity(store, name)
        about = [node, *map(NamedNode, sorted(reader.find_subjects(KG("standsFor"), node)))]
    moments = list(to_moments(reader, reader.find_claims(about)))
    if about is None:
        moments = _merge(moments, _all_events(reader))
    return [moment for moment in moments if is_within(moment.date, since, until)]


def to_moments(reader: ClaimReader, claims: Iterable[Claim]) -> list[Moment]:
    """Order what is dated among claims, and the events that they are about."""
    claims = list(claims)
    dated = (moment for claim in claims for moment in _of_claim(claim))
    ends = {end.iri for c in claims for end in (c.subject, c.object) if end.cls == "Event"}
    return _merge(dated, (m for iri in sorted(ends) for m in _of_event(reader, iri)))


def _merge(*parts: Iterable[Moment]) -> list[Moment]:
    """Put moments in order; what several articles tell alike is one, with all their evidence."""
    merged: dict[tuple[str, str, str, str, bool], dict[Quote, None]] = {}
    for part in parts:
        for moment in part:
            key = (moment.date, moment.until, moment.text, moment.status, moment.told)
            merged.setdefault(key, {}).update(dict.fromkeys(moment.evidence))
    return [Moment(*key, evidence=tuple(quotes)) for key, quotes in sorted(merged.items())]


def _of_claim(claim: Claim) -> Iterator[Moment]:
    status = to_status(claim.factuality, claim.speaker)
    clause = to_clause(claim)
    if claim.predicate in DATE_VALUED:
        text = f"{claim.subject.label} {to_phrase(claim.predicate).removesuffix(' on')}"
        yield Moment(claim.object.label, "", text, status, False, claim.evidence)
    elif claim.is_act and (claim.time or claim.stated_on):
        day = claim.time or claim.stated_on
        yield Moment(day, "", clause, status, not claim.time, claim.evidence)
    elif claim.valid_from or claim.valid_until:
        day = claim.valid_from or claim.valid_until
        text = clause if claim.valid_from else f"{clause}, until then"
        yield Moment(day, claim.valid_until, text, status, False, claim.evidence)


def _all_events(reader: ClaimReader) -> Iterator[Moment]:
    for iri in sorted(reader.find_subjects(TYPE, KG("Event"))):
        yield from _of_event(reader, iri)


def _of_event(reader: ClaimReader, iri: str) -> Iterator[Moment]:
    facts = reader.read_facts(iri)
    begin, end = (facts.get(f"has{which}TimeStamp", [""])[0] for which in ("Begin", "End"))
    if begin:
        mentions = reader.find_subjects(ITSRDF("taIdentRef"), NamedNode(iri))
        sentences = {s for m in mentions for s in reader.read_values(m, NIF("superString"))}
        evidence = reader.read_evidence(sentences)
        yield Moment(begin, end, reader.read_thing(iri).label, "", False, evidence)


def timeline_to_text(moments: Iterable[Moment], most: int = 1) -> str:
    """A timeline for a reader, with ``most`` sentences of evidence for each moment."""
    return "".join(f"{line}\n" for line in moments_to_lines(moments, most))


def moments_to_lines(moments: Iterable[Moment], most: int) -> Iterator[str]:
    """An entry for each moment, its date first, with ``most`` sentences of evidence under it.

    A tilde marks the date of an article that does not say when.
    """
    for moment in moments:
        date = f"{moment.date} – {moment.until}" if moment.until else moment.date
        note = f"  [{moment.status}]" if moment.status else ""
        where = f" — {moment.evidence[0].source.name}" if moment.evidence and not most else ""
        date = f"{'~' if moment.told else ' '}{date}"
        yield from wrap(f"{moment.text}{note}{where}", to_one_line(f" {date:23}  "), _INDENT)
        yield from to_quotes(moment.evidence, most, _INDENT)
