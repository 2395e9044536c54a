"""Who holds or held which office: the person for each office that a text names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.factuality import assess
from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.extract.relations.bodies import is_party
from kg.extract.relations.offices import Office
from kg.extract.relations.plural_offices import find_plural_offices
from kg.extract.subjects import find_subject
from kg.model import EntityClass, Factuality, Mention, MentionKind, Predicate, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

_BE = frozenset({"be", "become", "remain"})
_SERVING = frozenset("serve work act retire resign quit return step continue".split())
_APPOINTING = frozenset(
    "appoint elect name nominate install swear confirm choose select pick hire crown reappoint"
    " reelect re-elect reinstate designate proclaim vote tap oust replace dismiss sack fire".split()
)
_LEAVING = frozenset("oust replace dismiss sack fire resign retire quit step".split())

_OF_TEAMS = frozenset({"coach", "trainer", "champion"})
"""Callings in which one serves a land's team: "Peru coach Tom Reed"."""


def find_positions(page: Page, offices: Iterable[Office]) -> Iterator[Relation]:
    """Relate persons to the offices that the text says are or were theirs."""
    for office in offices:
        held = find_holder(page, office) or _described(page, office)
        if held is None:
            continue
        holder, rule, former = held
        if office.body is None or office.body.span == holder.span:
            continue
        if is_party(office.body) and office.head.lower_ in load_words("state_offices"):
            yield make_membership(page, holder, office)
        elif _is_calling_of_a_land(office):
            if office.body.kind is MentionKind.DEMONYM:
                yield make_citizenship(page, holder, office, rule)
        elif not _is_headless(office):
            yield make_position(page, holder, office, rule, former=former)
    for office, holder in find_plural_offices(page):
        if office.body is not None and not _is_calling_of_a_land(office):
            yield make_position(page, holder, office, "position:title-names", former=False)


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


def make_membership(page: Page, holder: Mention, office: Office) -> Relation:
    """The relation between the holder of a state's office and the party that stands before it."""
    if office.body is None:
        raise ValueError("membership needs a party")
    return Relation(
        Predicate.MEMBER_OF, holder.span, office.body.span,
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
    for rule, find in _RULES:
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


def _name_after(page: Page, office: Office) -> Mention | None:
    """ "Finance Minister Ana Solís", "Secretary of State Tom Reed", "chief Reed"."""
    position = office.title_last.i + 1
    while position < len(page.doc) and page.doc[position].lower_.rstrip(".") in {
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
    }:
        position += 1
    return _person_that_begins(page, position)


def _apposition(page: Page, office: Office) -> Mention | None:
    """ "Tom Reed, deputy press secretary at the Treasury"; "Ruritania's premier, Ana Solís".

    Not "Eva Reed, the president's niece".
    """
    if office.head.dep_ == "poss" or any(c.tag_ == "POS" for c in office.head.children):
        return None
    if _is_of_country_before(page, office):
        return None
    head = _first_conjunct(office.head)
    if head.dep_ == "appos":
        mention = _person_at(page, head.head)
        if mention:
            return mention
    for child in office.head.children:
        if child.dep_ == "appos" and (mention := _person_at(page, child)):
            return mention
    return _across_comma(page, office) or _apposition_below(page, office.head)


def _is_of_country_before(page: Page, office: Office) -> bool:
    """ "The minister of Peru, a member of the Orm Union": it is Peru that is one."""
    before = office.first.i - 1
    if office.head.lower_ != "member" or before < 1 or page.doc[before].text != ",":
        return False
    mention = page.at(page.doc[before - 1], MentionKind.NAME)
    party = office.body is not None and is_party(office.body)
    return mention is not None and mention.entity_class is EntityClass.COUNTRY and not party


def _apposition_below(page: Page, head: Token) -> Mention | None:
    """ "The head of the Orm group in Lima, Tom Reed,": the parse ties the name to the last noun."""
    below = [noun for p in head.children if p.dep_ == "prep" for noun in p.children if p.i > head.i]
    for noun in below:
        names = (page.at(c, MentionKind.NAME) for c in noun.children if c.dep_ == "appos")
        for name in names:
            if name is not None and name.entity_class is EntityClass.PERSON:
                return name if page.doc[page.tokens(name.span).start - 1].text == "," else None
        if noun.dep_ == "pobj" and (found := _apposition_below(page, noun)):
            return found
    return None


def _across_comma(page: Page, office: Office) -> Mention | None:
    """As an apposition where the parse went wrong: only a comma between name and office."""
    doc, before = page.doc, office.first.i - 1
    if before > 0 and doc[before].text in {",", "—", "–", "("}:
        mention = _person_at(page, doc[before - 1])
        if mention and page.tokens(mention.span).end == before:
            return mention
    after = office.last.i + 1
    if after + 1 < len(doc) and doc[after].text in {",", "—", "–"} and office.determiner:
        mention = _person_that_begins(page, after + 1)
        stop = page.tokens(mention.span).end if mention else len(doc)
        if stop < len(doc) and doc[stop].text in {",", "—", "–", ".", "("}:
            return mention
    return None


def _complement(page: Page, office: Office) -> Mention | None:
    """ "X is premier of Y", "X, who became", "X served as", "X was named finance minister"."""
    head = _first_conjunct(office.head)
    verb = head.head
    if head.dep_ in {"attr", "oprd", "acomp"} or (head.dep_ == "dobj" and verb.lemma_ == "become"):
        if verb.lemma_ in _BE:
            return _subject(page, verb, ("nsubj",))
        if verb.lemma_ in _APPOINTING:
            return _subject(page, verb, ("nsubjpass", "dobj"))
    if head.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
        if verb.lemma_ in _SERVING:
            return _subject(page, verb, ("nsubj",))
        if verb.lemma_ in _APPOINTING:
            return _subject(page, verb, ("nsubjpass", "dobj"))
    return None


_RULES = (
    ("position:title-name", _name_after),
    ("position:apposition", _apposition),
    ("position:complement", _complement),
)


def _subject(page: Page, verb: Token, roles: tuple[str, ...]) -> Mention | None:
    """The person who fills a role of a verb; "who" and an empty subject lead to the noun meant."""
    while True:
        for role in roles:
            for child in verb.children:
                if child.dep_ == role:
                    if child.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
                        return _person_at(page, verb.head)
                    return _person_at(page, child)
        if verb.dep_ in {"acl", "relcl"}:
            return _person_at(page, verb.head)
        if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
            continue
        return None


def _is_over(office: Office) -> bool:
    """Whether the clause tells of a tenure in the past: "was premier until 2010"."""
    verb = _first_conjunct(office.head).head
    verb = verb.head if verb.lower_ == "as" else verb
    if verb.lemma_ in _LEAVING:
        return True
    if verb.lemma_ in {"be", "serve", "work", "act"}:
        auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
        return verb.tag_ == "VBD" and not auxiliaries
    return False


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def _person_at(page: Page, token: Token) -> Mention | None:
    """The person that a noun names, describes or stands in apposition to."""
    seen: set[int] = set()
    while token.i not in seen:
        seen.add(token.i)
        mention = page.at(token)
        if mention is not None:
            return mention if mention.entity_class is EntityClass.PERSON else None
        subject = find_subject(token.head) if token.dep_ == "attr" else None
        if subject is not None:  # "X is an engineer who"
            token = subject
        elif token.dep_ in {"appos", "conj"}:
            token = token.head
        else:
            return None
    return None


def _person_that_begins(page: Page, position: int) -> Mention | None:
    if position >= len(page.doc):
        return None
    mention = page.at(page.doc[position], MentionKind.NAME)
    if mention is None or mention.entity_class is not EntityClass.PERSON:
        return None
    return mention if page.tokens(mention.span).start == position else None
