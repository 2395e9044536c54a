"""Relations that stand in somebody's words are reported by whoever says them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.quotations.lookup import speaker_at
from kg.model import INTERACTIONS, Factuality, Predicate, Quotation, QuotationKind, Relation, Span

_ACTS = INTERACTIONS | {Predicate.RELATED_TO}
_DONE_BY_SAYING = frozenset(
    {
        Predicate.ACCUSES,
        Predicate.SUPPORTS,
        Predicate.REJECTS,
        Predicate.REQUESTS,
        Predicate.THREATENS,
    }
)


def attribute_relations(
    relations: Iterable[Relation], quotations: Sequence[Quotation]
) -> Iterator[Relation]:
    """Give each relation inside a quotation its speaker; what was asserted becomes reported.

    A title or place that an indirect quotation names in passing stays asserted by the article:
    "Reed said the Ruritanian minister, Ana Solís, had left".
    """
    spoken = [quotation for quotation in quotations if quotation.speaker is not None]
    direct = [quotation for quotation in spoken if quotation.kind is QuotationKind.DIRECT]
    for relation in relations:
        possible = spoken if relation.predicate in _ACTS else direct
        others = (quotation for quotation in possible if quotation.speaker != relation.subject)
        around = speaker_at(others, _place(relation))
        yield _attribute(relation, around) if around is not None else relation


def _place(relation: Relation) -> Span:
    """The word that a relation was read at, or all from one of its ends to the other."""
    if relation.at >= 0:
        return Span(relation.at, relation.at + 1)
    ends = (relation.subject, relation.object)
    return Span(min(end.start for end in ends), max(end.end for end in ends))


def _attribute(relation: Relation, quotation: Quotation) -> Relation:
    factuality = relation.factuality
    if factuality not in {Factuality.ASSERTED, Factuality.REPORTED}:
        return replace(relation, speaker=relation.speaker or quotation.speaker)
    if _is_done_by_saying(relation):
        return replace(relation, factuality=Factuality.ASSERTED, speaker=None)
    speaker = relation.speaker or quotation.speaker
    return replace(relation, factuality=Factuality.REPORTED, speaker=speaker)


def _is_done_by_saying(relation: Relation) -> bool:
    """ "“I condemn Graustark,” said Reed": to say so is to do so."""
    begin = relation.evidence.start
    subject = relation.evidence.quote[relation.subject.start - begin : relation.subject.end - begin]
    return relation.predicate in _DONE_BY_SAYING and subject.lower() in {"i", "we"}
