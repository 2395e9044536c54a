"""Who holds or held which office: the person for each office that a text names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.factuality import assess
from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.extract.relations.bodies import is_party
from kg.extract.relations.holders import HOLDER_RULES, first_conjunct
from kg.extract.relations.offices import Office
from kg.extract.relations.plural_offices import find_plural_offices
from kg.model import EntityClass, Factuality, Mention, MentionKind, Predicate, Relation

_LEAVING = frozenset("oust replace dismiss sack fire resign retire quit step".split())

_OF_TEAMS = frozenset({"coach", "trainer", "champion"})
"""Callings in which one serves a land's team: "Peru coach Tom Reed"."""


def find_positions(page: Page, offices: Iterable[Office]) -> Iterator[Relation]:
    """Relate persons to the offices that the text says are or were theirs."""
    for office in (_of_possessor(page, office) for office in offices):
        held = find_holder(page, office) or _described(page, office)
        if held is not None and office.body is not None and office.body.span != held[0].span:
            holder, rule, former = held
            yield from _of_holder(page, office, office.body, holder, rule, former=former)
    for office, holder in find_plural_offices(page):
        if office.body is not None and not _is_calling_of_a_land(office):
            yield make_position(page, holder, office, "position:title-names", former=False)


def _of_possessor(page: Page, office: Office) -> Office:
    """ "Its chairwoman", where coreference has told whose since the office was read."""
    if office.body is not None or office.first.lower_ != "its":
        return office
    body = page.at(office.first, MentionKind.PRONOUN)
    return replace(office, body=body) if body is not None else office


def _of_holder(
    page: Page, office: Office, body: Mention, holder: Mention, rule: str, *, former: bool
) -> Iterator[Relation]:
    """What an office says of who has it: a position, membership of a party, a citizenship."""
    if office.party is not None:
        yield make_membership(page, holder, office.party, office)
    if is_party(body) and office.head.lower_ in load_words("state_offices"):
        yield make_membership(page, holder, body, office)
    elif _is_calling_of_a_land(office):
        if body.kind is MentionKind.DEMONYM:
            yield make_citizenship(page, holder, office, rule)
    elif not _is_headless(office):
        yield make_position(page, holder, office, rule, former=former)


def _is_calling_of_a_land(office: Office) -> bool:
    """ "The Danish novelist", "Syria expert": a calling that no state bestows."""
    body = office.body
    callings = load_words("professions") - _OF_TEAMS
    if body is None or body.entity_class is EntityClass.ORGANIZATION:
        return False
    return office.head.lemma_.lower() in callings and body.start < office.head.idx


_ANY_ONE = frozenset("a an another any each every no some".split())
_BARE = frozenset("deputy executive managing founding vice chief co acting assistant".split())


def _is_headless(office: Office) -> bool:
    """ "The head of the Peruvian metal workers": of a land that has no such office."""
    words = office.title.lower().replace("-", " ").split()
    of_company = office.head.lower_ in load_words("company_offices")
    land = office.body is not None and office.body.entity_class is not EntityClass.ORGANIZATION
    return of_company and land and not set(words) - _BARE - {words[-1]}


def make_membership(page: Page, holder: Mention, party: Mention, office: Office) -> Relation:
    """The relation between the holder of a state's office and the party that stands beside it."""
    return Relation(
        Predicate.MEMBER_OF, holder.span, party.span,
        page.evidence(office.head.idx, "position:party"), at=office.head.idx,
    )  # fmt: skip


def make_citizenship(page: Page, holder: Mention, office: Office, rule: str) -> Relation:
    """The relation between a person's mention and the land that an adjective names."""
    if office.body is None:
        raise ValueError("citizenship needs a land")
    return Relation(
        Predicate.CITIZEN_OF, holder.span, office.body.span,
        page.evidence(office.head.idx, "position:calling"),
        factuality=_factuality(office, rule), at=office.head.idx,
    )  # fmt: skip


def make_position(
    page: Page, holder: Mention, office: Office, rule: str, *, former: bool
) -> Relation:
    """The relation between a person's mention and an office's body."""
    member = office.head.lower_ in {"member", "members"}
    past = former or office.former
    predicate = Predicate.FORMERLY_HELD_POSITION if past else Predicate.HOLDS_POSITION
    if member and not past:
        predicate = Predicate.MEMBER_OF
    if office.body is None:
        raise ValueError("a position needs a body")
    title_span = page.span(office.title_first, office.title_last)
    return Relation(
        predicate, holder.span, office.body.span, page.evidence(office.head.idx, rule),
        factuality=_factuality(office, rule),
        title="" if predicate is Predicate.MEMBER_OF else office.title,
        title_span=None if predicate is Predicate.MEMBER_OF else title_span,
        at=office.head.idx,
    )  # fmt: skip


def _factuality(office: Office, rule: str) -> Factuality:
    """Titles and appositions are asserted by the way; "is not premier" is a claim of its own."""
    return assess(office.head).factuality if rule == "position:complement" else Factuality.ASSERTED


def find_holder(page: Page, office: Office) -> tuple[Mention, str, bool] | None:
    """The person whose office it is, the rule that says so, and whether it is over."""
    for rule, find in HOLDER_RULES:
        holder = find(page, office)
        if holder is not None:
            return holder, rule, rule == "position:complement" and _is_over(office)
    return None


def _described(page: Page, office: Office) -> tuple[Mention, str, bool] | None:
    """ "The U.S. president" once it is known who that is: the description states the office too."""
    span = page.span(office.first, office.last)
    if span not in page or page[span].entity_class is not EntityClass.PERSON:
        return None
    if office.determiner in _ANY_ONE or office.head.lower_ == "member":
        return None
    return page[span], "position:description", False


def _is_over(office: Office) -> bool:
    """Whether the clause tells of a tenure in the past: "was premier until 2010"."""
    verb = first_conjunct(office.head).head
    verb = verb.head if verb.lower_ == "as" else verb
    if verb.lemma_ in _LEAVING:
        return True
    if verb.lemma_ in {"be", "serve", "work", "act"}:
        auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
        return verb.tag_ == "VBD" and not auxiliaries
    return False
