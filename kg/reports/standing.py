"""How an entity stands in the articles: how often it is named, where, and beside whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.reports.block_reader import BlockReader
from kg.reports.claims import ClaimReader
from kg.vocab import ITSRDF, NIF

_MOST = 8
"""Others that are told of."""

_Company = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """Mentions and different texts, the first and the last day, and who is named beside it."""

    mentions: int
    sources: int
    first: str
    last: str
    beside: tuple[tuple[str, int], ...]


def find_standing(reader: ClaimReader, entity: NamedNode) -> Standing:
    """Count how one entity stands."""
    mentions = reader.find_subjects(ITSRDF("taIdentRef"), entity)
    sentences = {iri for m in mentions for iri in reader.read_values(m, NIF("superString"))}
    company: dict[str, set[str]] = {}
    for sentence in sentences:
        all_there = reader.find_subjects(NIF("superString"), NamedNode(sentence))
        company[sentence] = {
            iri
            for mention in all_there
            for iri in reader.read_values(mention, ITSRDF("taIdentRef"))
        }
    return _to_standing(reader, entity.value, len(mentions), company)


def find_standings(reader: BlockReader) -> Iterator[tuple[str, Standing]]:
    """Count how each entity stands, with its IRI, in order."""
    mentions: Counter[str] = Counter()
    sentences: dict[str, set[str]] = defaultdict(set)
    company: dict[str, set[str]] = defaultdict(set)
    for entities, places in reader.find_mentions():
        mentions.update(entities)
        for entity in entities:
            sentences[entity].update(places)
        for sentence in places:
            company[sentence].update(entities)
    for entity in sorted(mentions):
        there = {sentence: company[sentence] for sentence in sentences[entity]}
        yield entity, _to_standing(reader, entity, mentions[entity], there)


def _to_standing(reader: ClaimReader, entity: str, mentions: int, company: _Company) -> Standing:
    places = [reader.read_source_of(sentence) for sentence in company]
    days = sorted({source.date for source in places} - {""})
    met = Counter(other for others in company.values() for other in others if other != entity)
    things = ((reader.read_thing(iri), number) for iri, number in met.items())
    ranked = sorted((-number, thing.label) for thing, number in things if thing.cls != "Position")
    return Standing(
        mentions=mentions,
        sources=len({source.sha256 for source in places}),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        beside=tuple((label, -number) for number, label in ranked[:_MOST]),
    )
