"""All that a graph tells of one entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.ask.find import find_entity
from kg.model import INTERACTIONS, Predicate
from kg.reports.claims import Claim, ClaimReader, Quote, Thing
from kg.reports.index import ClaimIndex
from kg.reports.phrases import to_phrase
from kg.reports.standing import find_standing
from kg.reports.timeline import Moment, to_moments
from kg.vocab import KG, PROV, SCHEMA, Family, family_of

_ACTS = frozenset({*INTERACTIONS, Predicate.RELATED_TO})
"""What a place may do for whom it stands for."""

_KNOWN = ("positionIn", "ofCountry", "standsFor", "affiliatedWith", "locatedIn")
"""What an entity has by itself, or from the background, without an article that states it."""

_OFFICES = ("holdsPosition", "formerlyHeldPosition")


@dataclass(frozen=True, slots=True)
class Tie:
    """What one entity is to another: claims that agree but for the article and the day.

    ``acting`` is under which name the entity acted: "Marn" where a capital stands for its state.
    """

    family: str
    phrase: str
    other: Thing
    acting: str
    factuality: str
    speaker: str
    first: str
    last: str
    claims: tuple[Claim, ...]
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation of the entity, or of another who speaks of it."""

    words: str
    kind: str
    speaker: str
    about: tuple[str, ...]
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Who or what an entity is, and all that is told of it."""

    entity: Thing
    aliases: tuple[str, ...]
    wikidata: str
    kind: str
    begin: str
    end: str
    known: tuple[str, ...]
    mentions: int
    sources: int
    first: str
    last: str
    positions: tuple[Tie, ...]
    offices: tuple[Tie, ...]
    ties: tuple[Tie, ...]
    named_beside: tuple[tuple[str, int], ...]
    timeline: tuple[Moment, ...]
    quotations: tuple[Utterance, ...]
    spoken_of: tuple[Utterance, ...]


def make_dossier(store: Store, name: str, index: ClaimIndex | None = None) -> Dossier:
    """Gather what is told of the entity of that name.

    What a capital or a palace does for a state is in the dossier of the state, but not who lives
    or meets there. ``index`` is the
    store's, where it has one (``kg.reports.index``). Raises ``ConformanceError`` for a name that
    fits nobody, or several.
    """
    node = find_entity(store, name)
    reader = ClaimReader(store)
    entity, facts = reader.read_thing(node.value), reader.read_facts(node.value)
    selves = [node, *map(NamedNode, sorted(reader.find_subjects(KG("standsFor"), node)))]
    find_claims = index.find_claims if index else _reading(reader)
    claims = [
        claim
        for claim in find_claims(self.value for self in selves)
        if claim.predicate in _ACTS or node.value in {claim.subject.iri, claim.object.iri}
    ]
    ties = _to_ties(claims, {self.value for self in selves})
    standing = index.find_standing(node.value) if index else find_standing(reader, node)
    offices = sorted(reader.find_subjects(KG("positionIn"), node))
    return Dossier(
        entity=entity,
        aliases=tuple(facts.get("altLabel", ())),
        wikidata=facts.get("sameAs", [""])[0].rpartition("/")[2],
        kind=facts.get("eventKind", [""])[0],
        begin=facts.get("hasBeginTimeStamp", [""])[0],
        end=facts.get("hasEndTimeStamp", [""])[0],
        known=tuple(_find_known(reader, facts, claims)),
        mentions=standing.mentions,
        sources=standing.sources,
        first=standing.first,
        last=standing.last,
        positions=tuple(t for t in ties if t.family == Family.POSITION),
        offices=_to_offices(find_claims(offices)),
        ties=tuple(t for t in ties if t.family != Family.POSITION),
        named_beside=standing.beside,
        timeline=tuple(to_moments(reader, claims)),
        quotations=_find_utterances(reader, PROV("wasAttributedTo"), node),
        spoken_of=_find_utterances(reader, SCHEMA("about"), node),
    )


def _to_ties(claims: Iterable[Claim], selves: set[str]) -> list[Tie]:
    """Gather claims that agree; what is asserted, and by most sources, first."""
    groups: dict[tuple[str, str, bool, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        backward = claim.subject.iri not in selves
        other = claim.subject if backward else claim.object
        key = (claim.predicate, other.iri or other.label, backward, claim.factuality, claim.speaker)
        groups[key].append(claim)
    ties = [_to_tie(group, backward=key[2]) for key, group in groups.items()]
    order = {family.value: place for place, family in enumerate(Family)}
    return sorted(
        ties,
        key=lambda tie: (
            order[tie.family],
            tie.factuality != "Asserted",
            -len(tie.evidence),
            tie.phrase,
            tie.other.label,
            tie.other.iri,
            tie.speaker,
        ),
    )


def _to_tie(claims: list[Claim], *, backward: bool) -> Tie:
    one = claims[0]
    days = sorted({claim.stated_on for claim in claims} - {""})
    quotes = (quote for claim in claims for quote in claim.evidence)
    evidence = {(quote.source.sha256, quote.start): quote for quote in quotes}
    return Tie(
        family=family_of(one.predicate).value,
        phrase=to_phrase(one.predicate, backward=backward),
        other=one.subject if backward else one.object,
        acting=(one.object if backward else one.subject).label,
        factuality=one.factuality,
        speaker=one.speaker,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        claims=tuple(claims),
        evidence=tuple(evidence.values()),
    )


def _reading(reader: ClaimReader) -> Callable[[Iterable[str]], list[Claim]]:
    return lambda entities: reader.find_claims(map(NamedNode, entities))


def _to_offices(claims: Iterable[Claim]) -> tuple[Tie, ...]:
    """Who is told to hold, or to have held, offices."""
    return tuple(_to_ties((claim for claim in claims if claim.predicate in _OFFICES), set()))


def _find_known(
    reader: ClaimReader, facts: dict[str, list[str]], claims: Iterable[Claim]
) -> Iterator[str]:
    """Phrases for what holds though no article at hand states it."""
    stated = {(claim.predicate, claim.object.iri) for claim in claims}
    for name in _KNOWN:
        for iri in facts.get(name, ()):
            if (name, iri) not in stated:
                yield f"{to_phrase(name)} {reader.read_thing(iri).label}"


def _find_utterances(
    reader: ClaimReader, role: NamedNode, entity: NamedNode
) -> tuple[Utterance, ...]:
    """Quotations in which the entity has this role: who speaks, or who is spoken of."""
    found = []
    for iri in sorted(reader.find_subjects(role, entity)):
        if not reader.read_values(iri, KG("quotationKind")):
            continue  # a statement: it too is attributed to who makes it
        facts = reader.read_facts(iri)
        speakers = [reader.read_thing(one).label for one in facts.get("wasAttributedTo", ())]
        about = [reader.read_thing(one).label for one in facts.get("about", ())]
        found.append(
            Utterance(
                words=facts.get("anchorOf", [""])[0],
                kind=facts["quotationKind"][0],
                speaker=", ".join(speakers),
                about=tuple(sorted(about)),
                evidence=reader.read_evidence(facts.get("superString", ())),
            )
        )
    distinct = {(u.words, u.speaker, q.source.sha256): u for u in found for q in u.evidence}
    return tuple(sorted(distinct.values(), key=_order_of_utterance))


def _order_of_utterance(utterance: Utterance) -> tuple[str, str, int]:
    first = utterance.evidence[0]
    return first.source.date, first.source.name, first.start
