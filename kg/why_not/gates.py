"""The gates in their order, asked one after the other about one claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from kg.arguments import ENDS, fits
from kg.ask.find import find_matches
from kg.errors import ConformanceError
from kg.extract.page import Page
from kg.folder.records import read_articles, read_extractions, read_identities
from kg.model import SYMMETRIC, Article, EntityClass, Extraction, Predicate, Relation
from kg.query import find_rows
from kg.reread import reread
from kg.resolve.identity import Identity
from kg.store import load_names, open_store
from kg.vocab import KG
from kg.why_not.answer import Answer, Gate, Look
from kg.why_not.entities import find_id, find_missed
from kg.why_not.meetings import Meeting, find_meetings, tell_apart
from kg.why_not.words import find_path, find_ties, find_words

_STATEMENTS = """
SELECT ?one ?predicate ?other ?st ?factuality ?rule ?who {
  ?st a kg:Statement ; rdf:subject ?one ; rdf:predicate ?predicate ; rdf:object ?object ;
    kg:factuality ?factuality ; kg:rule ?rule .
  OPTIONAL { ?object kg:positionIn ?body }
  OPTIONAL { ?st prov:wasAttributedTo/rdfs:label ?who }
  FILTER(COALESCE(?body, ?object) = ?other)
} ORDER BY ?st"""


@dataclass(frozen=True)
class _Case:
    """A claim with all that the folder holds about it."""

    directory: Path
    store: Store
    one: Identity
    predicate: Predicate
    other: Identity
    articles: Mapping[str, Article]
    extractions: tuple[Extraction, ...]
    most: int

    @property
    def claim(self) -> str:
        return f"{self.one.label} {self.predicate} {self.other.label}"


def why_not(directory: Path, one: str, predicate: Predicate, other: str, most: int = 3) -> Answer:
    """Which gate stopped a claim about two entities, with at most so many sentences looked into."""
    store = open_store(directory)
    articles = {article.id: article for article in read_articles(directory)}
    claim = f"{one} {predicate} {other}"
    ids = []
    for name in (one, other):
        try:
            ids.append(find_id(store, name))
        except ConformanceError as error:
            unknown = not find_matches(store, name)
            missed = tuple(find_missed(articles.values(), name, most)) if unknown else ()
            return Answer(claim, Gate.NAME, str(error), missed)
    identities = {identity.entity: identity for identity in read_identities(directory)}
    unread = [found for found in ids if found not in identities]
    if unread:
        reason = f"{unread[0]} is known beforehand only: no article has a mention of it"
        return Answer(claim, Gate.NAME, reason)
    case = _Case(
        directory, store, identities[ids[0]], predicate, identities[ids[1]], articles,
        tuple(read_extractions(directory)), most,
    )  # fmt: skip
    return _is_one(case) or _is_stated(case) or _is_misfit(case) or _look(case)


def _is_one(case: _Case) -> Answer | None:
    if case.one.entity != case.other.entity:
        return None
    merges = "; ".join(f"{m.merged} = {m.kept}: {m.reason}" for m in case.one.merges)
    return Answer(case.claim, Gate.IDENTITY, f"both are one entity ({merges or 'one name'})")


def _is_stated(case: _Case) -> Answer | None:
    """What the graph says with this predicate, either way round."""
    forth = list(_find_stated(case, case.one, case.other))
    back = list(_find_stated(case, case.other, case.one))
    if forth or (back and case.predicate in SYMMETRIC):
        told = forth or back
        asserted = any(" Asserted" in line for line in told)
        reason = "the graph says so: " if asserted else "it is stated, but not as a fact: "
        return Answer(
            case.claim, Gate.STATED if asserted else Gate.FACTUALITY, reason + "; ".join(told)
        )
    if back:
        return Answer(case.claim, Gate.DIRECTION, f"stated the other way round: {'; '.join(back)}")
    return None


def _find_stated(case: _Case, one: Identity, other: Identity) -> Iterator[str]:
    names = load_names(case.store)
    given: dict[str, NamedNode | Literal] = {
        "one": names.entity(one.entity),
        "other": names.entity(other.entity),
        "predicate": KG(case.predicate),
    }
    for row in find_rows(case.store, _STATEMENTS, given):
        key = row["st"].value.rsplit("/", 1)[-1]
        status = row["factuality"].value.rsplit("#", 1)[-1]
        who = f", said by {row['who'].value}" if row["who"] else ""
        yield f"{key} {status} ({row['rule'].value}{who})"


def _is_misfit(case: _Case) -> Answer | None:
    """What the relation asks of its two ends; a claim about an office names the body it is in."""
    ends = (case.one.entity_class, case.other.entity_class)
    if case.predicate in _OF_OFFICES:
        ends = (ends[0], EntityClass.POSITION)
    if fits(case.predicate, *ends):
        return None
    asked = [" or ".join(sorted(classes)) for classes in ENDS[case.predicate]]
    reason = f"it leads from {asked[0]} to {asked[1]}; these are {ends[0]} and {ends[1]}"
    return Answer(case.claim, Gate.CLASSES, reason)


_OF_OFFICES = frozenset({Predicate.HOLDS_POSITION, Predicate.FORMERLY_HELD_POSITION})


def _look(case: _Case) -> Answer:
    """Look into the sentences that have both."""
    meetings = list(find_meetings(case.extractions, case.one, case.other))
    if not meetings:
        reason = tell_apart(case.one, case.other, case.articles, case.extractions)
        return Answer(case.claim, Gate.SENTENCE, reason)
    chosen = meetings[: case.most]
    wanted = [case.articles[key] for key in dict.fromkeys(m.article for m in chosen)]
    pages = {page.article.id: page for page, _ in reread(case.directory, wanted)}
    by_article = {extraction.article: extraction for extraction in case.extractions}
    looks = tuple(
        _look_into(case, meeting, pages[meeting.article], by_article[meeting.article])
        for meeting in chosen
    )
    gate, reason = _judge(case, meetings, by_article)
    return Answer(case.claim, gate, reason, looks)


def _look_into(case: _Case, meeting: Meeting, page: Page, extraction: Extraction) -> Look:
    found = [
        f"read as {r.predicate} {r.factuality} by {r.evidence.rule}"
        for r in _relations(meeting, extraction)
    ]
    found += find_words(page, meeting.sentence, case.predicate)
    found += find_ties(page, meeting.ones, meeting.others)
    found.append(f"parse: {find_path(page, meeting.ones[0], meeting.others[0])}")
    start, end = meeting.sentence
    return Look(page.article.source_name, page.article.text[start:end], tuple(found))


def _relations(meeting: Meeting, extraction: Extraction) -> Iterator[Relation]:
    pairs = {*product(meeting.ones, meeting.others), *product(meeting.others, meeting.ones)}
    return (found for found in extraction.relations if (found.subject, found.object) in pairs)


def _judge(
    case: _Case, meetings: list[Meeting], extractions: Mapping[str, Extraction]
) -> tuple[Gate, str]:
    """The last gate that a claim came to in any sentence; a bare tie (relatedTo) is no reading."""
    read = [r for m in meetings for r in _relations(m, extractions[m.article])]
    if any(relation.predicate is case.predicate for relation in read):
        return Gate.CLASSES, "a rule read it, but its ends were settled otherwise over all articles"
    count = f"{len(meetings)} sentence{'s' if len(meetings) > 1 else ''} with both"
    others = sorted({relation.predicate.value for relation in read} - {Predicate.RELATED_TO.value})
    if others:
        return Gate.READING, f"{count}; what rules read between them is {', '.join(others)}"
    return Gate.RULE, f"{count}; no rule's pattern matched in any"
