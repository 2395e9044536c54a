"""All that a graph tells of one entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.find import find_entity
from kg.reports.claims import Claim, ClaimReader, Quote, Thing
from kg.reports.phrases import to_phrase
from kg.reports.timeline import Moment, to_moments
from kg.vocab import ITSRDF, KG, NIF, PROV, SCHEMA, Family, family_of

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


def make_dossier(store: Store, name: str) -> Dossier:
    """Gather what is told of the entity of that name.

    What a capital or a palace does for a state is in the dossier of the state. Raises
    ``ConformanceError`` for a name that fits nobody, or several.
    """
    node = find_entity(store, name)
    reader = ClaimReader(store)
    entity, facts = reader.read_thing(node.value), reader.read_facts(node.value)
    selves = [node, *map(NamedNode, sorted(reader.find_subjects(KG("standsFor"), node)))]
    claims = reader.find_claims(selves)
    ties = _to_ties(claims, {self.value for self in selves})
    sentences = _find_sentences(reader, node)
    mentioned = reader.read_evidence(sentences)
    days = sorted({quote.source.date for quote in mentioned} - {""})
    return Dossier(
        entity=entity,
        aliases=tuple(facts.get("altLabel", ())),
        wikidata=facts.get("sameAs", [""])[0].rpartition("/")[2],
        kind=facts.get("eventKind", [""])[0],
        begin=facts.get("hasBeginTimeStamp", [""])[0],
        end=facts.get("hasEndTimeStamp", [""])[0],
        known=tuple(_find_known(reader, facts, claims)),
        mentions=len(reader.find_subjects(ITSRDF("taIdentRef"), node)),
        sources=len({quote.source.sha256 for quote in mentioned}),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        positions=tuple(t for t in ties if t.family == Family.POSITION),
        offices=_find_offices(reader, node),
        ties=tuple(t for t in ties if t.family != Family.POSITION),
        named_beside=_find_company(reader, node, sentences),
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


def _find_offices(reader: ClaimReader, body: NamedNode) -> tuple[Tie, ...]:
    """Who is told to hold, or to have held, an office of this body."""
    offices = sorted(reader.find_subjects(KG("positionIn"), body))
    claims = reader.find_claims(map(NamedNode, offices)) if offices else []
    return tuple(_to_ties((c for c in claims if c.predicate in _OFFICES), set()))


def _find_known(
    reader: ClaimReader, facts: dict[str, list[str]], claims: Iterable[Claim]
) -> Iterator[str]:
    """Phrases for what holds though no article at hand states it."""
    stated = {(claim.predicate, claim.object.iri) for claim in claims}
    for name in _KNOWN:
        for iri in facts.get(name, ()):
            if (name, iri) not in stated:
                yield f"{to_phrase(name)} {reader.read_thing(iri).label}"


def _find_sentences(reader: ClaimReader, entity: NamedNode) -> list[str]:
    """The sentences that mention an entity."""
    mentions = reader.find_subjects(ITSRDF("taIdentRef"), entity)
    return sorted(
        {iri for mention in mentions for iri in reader.read_values(mention, NIF("superString"))}
    )


def _find_company(
    reader: ClaimReader, entity: NamedNode, sentences: Iterable[str], most: int = 8
) -> tuple[tuple[str, int], ...]:
    """Who stands in the most sentences with it, and in how many."""
    met: Counter[str] = Counter()
    for sentence in sentences:
        mentions = reader.find_subjects(NIF("superString"), NamedNode(sentence))
        met.update({iri for m in mentions for iri in reader.read_values(m, ITSRDF("taIdentRef"))})
    del met[entity.value]
    ranked = sorted(
        (-number, thing.label)
        for thing, number in ((reader.read_thing(iri), number) for iri, number in met.items())
        if thing.cls != "Position"
    )
    return tuple((label, -number) for number, label in ranked[:most])


def _find_utterances(
    reader: ClaimReader, role: NamedNode, entity: NamedNode
) -> tuple[Utterance, ...]:
    """Quotations in which the entity has this role: who speaks, or who is spoken of."""
    found = []
    for iri in sorted(reader.find_subjects(role, entity)):
        facts = reader.read_facts(iri)
        if "quotationKind" not in facts:
            continue
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
