"""What follows from statements, marked as such: each inferred statement names its premises.

Only what holds by the meaning of the words is inferred, and only from what is asserted:

- who leads a country is its citizen (heads of state and government, ministers of a state);
- a part's member is the whole's, and a part's part is the whole's part;
- a place in a place that is in a country is in the country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.confidence import precision_of
from kg.model import Entity, EntityClass, Factuality, Predicate, Statement

_STATE_OFFICES = frozenset(
    "president premier minister chancellor king queen monarch emperor sultan emir prime-minister"
    " taoiseach vice-president secretary".split()
)
"""Last words of titles that a state gives to its own citizens."""

_NOT_CITIZENS = frozenset({"honorary", "designate", "acting"})

_CHAINS: Mapping[tuple[Predicate, Predicate], tuple[Predicate, str]] = {
    (Predicate.MEMBER_OF, Predicate.PART_OF): (Predicate.MEMBER_OF, "inferred:member-of-whole"),
    (Predicate.PART_OF, Predicate.PART_OF): (Predicate.PART_OF, "inferred:part-of-whole"),
    (Predicate.LOCATED_IN, Predicate.LOCATED_IN): (Predicate.LOCATED_IN, "inferred:place-in-place"),
    (Predicate.BASED_IN, Predicate.LOCATED_IN): (Predicate.BASED_IN, "inferred:seat-in-place"),
    (Predicate.TAKES_PLACE_IN, Predicate.LOCATED_IN): (
        Predicate.TAKES_PLACE_IN,
        "inferred:event-in-place",
    ),
}
"""Two relations end to end -> the relation that follows, and its rule."""


class _Conclusion(NamedTuple):
    subject: str
    predicate: Predicate
    object: str
    rule: str


def infer(statements: Iterable[Statement], entities: Mapping[str, Entity]) -> Iterator[Statement]:
    """Statements that follow from those of one article; each once, in a fixed order."""
    asserted = [s for s in statements if s.factuality is Factuality.ASSERTED and s.object]
    known = {(s.subject, s.predicate, s.object) for s in asserted}
    found: dict[_Conclusion, tuple[Statement, ...]] = {}
    for conclusion, premises in _conclude(asserted, entities):
        new = (conclusion.subject, conclusion.predicate, conclusion.object) not in known
        if new and conclusion.subject != conclusion.object:
            found.setdefault(conclusion, premises)
    for conclusion, premises in sorted(found.items(), key=lambda item: item[0]):
        yield _make_statement(conclusion, premises)


def _conclude(
    asserted: list[Statement], entities: Mapping[str, Entity]
) -> Iterator[tuple[_Conclusion, tuple[Statement, ...]]]:
    by_subject: dict[str, list[Statement]] = defaultdict(list)
    for statement in asserted:
        by_subject[statement.subject].append(statement)
    for statement in asserted:
        yield from _citizenship(statement, entities)
        for following in by_subject[statement.object]:
            result = _CHAINS.get((statement.predicate, following.predicate))
            if result is not None:
                predicate, rule = result
                conclusion = _Conclusion(statement.subject, predicate, following.object, rule)
                yield conclusion, (statement, following)


def _citizenship(
    statement: Statement, entities: Mapping[str, Entity]
) -> Iterator[tuple[_Conclusion, tuple[Statement, ...]]]:
    """ "Peruvian Finance Minister Ana Solís" is a citizen of Peru."""
    if statement.predicate is not Predicate.HOLDS_POSITION:
        return
    position = entities.get(statement.object)
    body = entities.get(position.position_in) if position else None
    if position is None or body is None or body.entity_class is not EntityClass.COUNTRY:
        return
    title = position.label.removesuffix(f" of {body.label}").casefold().split()
    head = title[0] if len(title) > 1 and title[1] in {"of", "for"} else title[-1]
    if head in _STATE_OFFICES and not _NOT_CITIZENS.intersection(title):
        conclusion = _Conclusion(
            statement.subject, Predicate.CITIZEN_OF, body.id, "inferred:officer-is-citizen"
        )
        yield conclusion, (statement,)


def _make_statement(conclusion: _Conclusion, premises: tuple[Statement, ...]) -> Statement:
    """No surer than its least sure premise, nor than such conclusions were found to be."""
    first = premises[0]
    return Statement(
        first.article,
        conclusion.subject,
        conclusion.predicate,
        conclusion.object,
        conclusion.rule,
        confidence=min(
            precision_of(conclusion.rule), *(premise.confidence for premise in premises)
        ),
        stated_on=first.stated_on,
        premises=tuple(sorted(premise.id for premise in premises)),
    )
