"""What one graph tells that another does not, or a graph on one day and not yet on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from kg.ask.days import check_day, is_within
from kg.errors import QueryError
from kg.model import EntityClass
from kg.rdf.terms import TYPE
from kg.reports.claims import Claim, ClaimReader, Thing
from kg.reports.phrases import to_clause, to_status
from kg.reports.text import to_quotes, wrap
from kg.store import open_store
from kg.vocab import KG

_Key = tuple[str, str, str, str]
_Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Turn:
    """A claim whose factuality changed: what was planned happened, what was said is denied."""

    before: tuple[str, ...]
    now: Claim


@dataclass(frozen=True, slots=True)
class Difference:
    """What came, what went, and what is now told with another factuality."""

    new_entities: tuple[Thing, ...]
    lost_entities: tuple[Thing, ...]
    new_claims: tuple[Claim, ...]
    lost_claims: tuple[Claim, ...]
    turned: tuple[Turn, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both sides tell the same."""
        return not any(
            (
                self.new_entities,
                self.lost_entities,
                self.new_claims,
                self.lost_claims,
                self.turned,
            )
        )


def compare(folders: Sequence[Path], start: str | None, end: str | None) -> Difference:
    """Compare two built folders, or what one had been told by two days."""
    if len(folders) == 2 and start is None and end is None:
        return compare_stores(*map(open_store, folders))
    if len(folders) == 1 and start is not None and end is not None:
        return compare_days(open_store(folders[0]), check_day(start), check_day(end))
    raise QueryError(
        "a comparison needs two built folders, kg diff DIR1 DIR2,"
        " or two days of one, kg diff -d DIR --from 2026-01-01 --to 2026-01-31"
    )


def compare_stores(old: Store, new: Store) -> Difference:
    """Compare two graphs by the IRIs of their entities and by what they claim of them.

    A claim that another article repeats is no new claim.
    """
    before, now = _Content(ClaimReader(old)), _Content(ClaimReader(new))
    return _compare(before, now)


def compare_days(store: Store, start: str, end: str) -> Difference:
    """Tell what articles claimed after one day and until another that none had claimed before.

    An article without a date is on neither side.
    """
    claims = [claim for claim in ClaimReader(store).find_claims() if claim.stated_on]
    before = [claim for claim in claims if is_within(claim.stated_on, "", start)]
    until = [claim for claim in claims if is_within(claim.stated_on, "", end)]
    return _compare(_Content(None, before), _Content(None, until))


class _Content:
    """The entities and claims of one side, by key."""

    def __init__(self, reader: ClaimReader | None, claims: Iterable[Claim] = ()) -> None:
        found = list(claims) if reader is None else reader.find_claims()
        self.claims = {_key(claim): claim for claim in reversed(found)}
        self.entities = {
            thing.iri: thing
            for claim in found
            for thing in (claim.subject, claim.object)
            if thing.iri
        }
        self.factualities: dict[_Pair, set[str]] = defaultdict(set)
        for *pair, factuality in self.claims:
            self.factualities[pair[0], pair[1], pair[2]].add(factuality)
        if reader is not None:
            iris = (iri for c in EntityClass for iri in reader.find_subjects(TYPE, KG(c)))
            self.entities.update((iri, reader.read_thing(iri)) for iri in iris)


def _key(claim: Claim) -> _Key:
    object_ = claim.object.iri or claim.object.label
    return claim.subject.iri, claim.predicate, object_, claim.factuality


def _compare(before: _Content, now: _Content) -> Difference:
    came = [claim for key, claim in now.claims.items() if key not in before.claims]
    turned = [claim for claim in came if _key(claim)[:3] in before.factualities]
    return Difference(
        new_entities=_only(now.entities, before.entities),
        lost_entities=_only(before.entities, now.entities),
        new_claims=_in_order(claim for claim in came if _key(claim)[:3] not in before.factualities),
        lost_claims=_in_order(
            claim
            for key, claim in before.claims.items()
            if key not in now.claims and key[:3] not in now.factualities
        ),
        turned=tuple(
            Turn(tuple(sorted(before.factualities[_key(claim)[:3]])), claim)
            for claim in _in_order(turned)
        ),
    )


def _only(some: dict[str, Thing], others: dict[str, Thing]) -> tuple[Thing, ...]:
    only = (thing for iri, thing in some.items() if iri not in others)
    return tuple(sorted(only, key=lambda thing: (thing.cls, thing.label, thing.iri)))


def _in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(
        sorted(
            claims,
            key=lambda claim: (
                claim.stated_on,
                claim.subject.label,
                claim.predicate,
                claim.object.label,
                claim.iri,
            ),
        )
    )


def difference_to_text(difference: Difference, most: int = 1) -> str:
    """A difference for a reader: + what came, - what went, ~ what turned."""
    sections = (
        (f"{sign} {title}", list(lines))
        for sign, title, lines in (
            ("+", "ENTITIES", _names(difference.new_entities)),
            ("-", "ENTITIES", _names(difference.lost_entities)),
            ("+", "CLAIMS", _claims(difference.new_claims, most)),
            ("-", "CLAIMS", _claims(difference.lost_claims, most)),
            ("~", "TURNED", _turns(difference.turned, most)),
        )
    )
    text = "\n\n".join("\n".join([title, *lines]) for title, lines in sections if lines)
    return f"{text}\n" if text else ""


def _names(things: Iterable[Thing]) -> Iterator[str]:
    for thing in things:
        yield from wrap(f"{thing.label}  [{thing.cls}]", "  ")


def _claims(claims: Iterable[Claim], most: int) -> Iterator[str]:
    for claim in claims:
        status = to_status(claim.factuality, claim.speaker)
        note = f"  [{status}]" if status else ""
        yield from wrap(f"{to_clause(claim)}{note}", "  ")
        yield from to_quotes(claim.evidence, most)


def _turns(turned: Iterable[Turn], most: int) -> Iterator[str]:
    for turn in turned:
        was, now = ", ".join(turn.before).lower(), turn.now.factuality.lower()
        yield from wrap(f"{to_clause(turn.now)}  [was {was}, now {now}]", "  ")
        yield from to_quotes(turn.now.evidence, most)
