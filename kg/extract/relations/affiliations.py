"""What mere adjacency tells: "Spain's Eva Krantz", "the German carmaker Brightair", "Reed (SPD)".

A demonym, a possessor, a bracket or "of" beside a name ties it to a country or a body without a
verb; such ties are asserted by the way, whatever the sentence says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.factuality import assess
from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.extract.relations.bodies import find_body_at, is_party
from kg.extract.relations.described import find_described
from kg.model import EntityClass, Factuality, Mention, MentionKind, Predicate, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSON, ORGANIZATION = EntityClass.PERSON, EntityClass.ORGANIZATION
COUNTRY, PLACE = EntityClass.COUNTRY, EntityClass.PLACE

_POSSESSED = {
    (COUNTRY, PERSON): Predicate.CITIZEN_OF,
    (COUNTRY, ORGANIZATION): Predicate.BASED_IN,
    (COUNTRY, PLACE): Predicate.LOCATED_IN,
    (PLACE, ORGANIZATION): Predicate.BASED_IN,
    (PLACE, PLACE): Predicate.LOCATED_IN,
    (ORGANIZATION, ORGANIZATION): Predicate.PART_OF,
    (ORGANIZATION, PERSON): Predicate.AFFILIATED_WITH,
}
"""Owner's and owned's classes -> the relation from the owned to the owner."""

_OF = {
    (PERSON, COUNTRY): Predicate.CITIZEN_OF,
    (ORGANIZATION, ORGANIZATION): Predicate.PART_OF,
}
_DESCRIBED = {
    ORGANIZATION: Predicate.BASED_IN,
    PLACE: Predicate.LOCATED_IN,
    PERSON: Predicate.CITIZEN_OF,
}
"""Class of a name that a demonym describes -> its relation to the country."""

_SKIPPED = frozenset({",", "of", "the"})
_DESCRIBING_WORDS = {
    ORGANIZATION: "organization_nouns",
    PLACE: "place_nouns",
    PERSON: "professions",
}


def find_affiliations(page: Page) -> Iterator[Relation]:
    """Ties between names that stand side by side."""
    beside = [m for m in page.mentions if m.kind is not MentionKind.PRONOUN]
    named = (m for m in beside if m.entity_class is not EntityClass.GROUP)
    for one, other in pairwise(_outermost(named)):
        yield from _between(page, one, other)
    for mention in beside:
        yield from _described(page, mention)
        yield from _institution(page, mention)
        yield from _of_body(page, mention)
        yield from _partisan(page, mention)


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Of mentions in text order, the wider first, those that lie in no other."""
    reached = 0
    for mention in mentions:
        if mention.end > reached:
            reached = mention.end
            yield mention


def _between(page: Page, one: Mention, other: Mention) -> Iterator[Relation]:
    between = " ".join(page.article.text[one.end : other.start].split())
    if one.kind is not MentionKind.NAME or other.kind is MentionKind.DEMONYM:
        return
    pair = (one.entity_class, other.entity_class)
    if between in {"'s", "’s", "'", "’"} and pair in _POSSESSED:
        yield _relate(page, _POSSESSED[pair], other, one, "affiliation:possessor")
    elif between in {"of", "of the", "from the"} and pair in _OF and _hangs_on(page, one, other):
        yield _relate(page, _OF[pair], one, other, "affiliation:of")
    elif between in {"'s", "’s"} and pair == (PERSON, ORGANIZATION) and _is_whole(page, other):
        yield _relate(page, Predicate.AFFILIATED_WITH, one, other, "affiliation:owner")
    elif between == "(" and page.article.text[other.end : other.end + 1] == ")":
        if pair == (PERSON, ORGANIZATION):
            yield _relate(page, Predicate.MEMBER_OF, one, other, "affiliation:bracket")
        elif pair == (PERSON, COUNTRY):
            yield _relate(page, Predicate.CITIZEN_OF, one, other, "affiliation:bracket")


def _is_whole(page: Page, body: Mention) -> bool:
    """Whether a body is what is owned: not in "Reed's Senate bid"."""
    return page.head(body).dep_ not in {"compound", "nmod", "amod"}


def _hangs_on(page: Page, one: Mention, other: Mention) -> bool:
    noun = page.head(other)
    return noun.dep_ == "pobj" and noun.head.head.i == page.head(one).i


def _partisan(page: Page, party: Mention) -> Iterator[Relation]:
    """ "Tom Reed, a Social Democrat", "Democrat Tom Reed", "Reed is a Democrat member of …"."""
    head = page.head(party)
    words = {party.name.lower(), party.name.lower().split()[-1]}
    if party.entity_class is not ORGANIZATION or not words & load_words("partisans"):
        return
    modifies = head.dep_ in {"compound", "amod", "nmod"} and head.i + 1 < len(page.doc)
    if modifies and head.head.lower_ in load_words("state_offices") | {"member"}:
        names = list(find_described(page, head.head))
    elif modifies:
        names = [head.nbor()]
    elif any(child.lower_ in {"a", "an"} for child in head.children):
        names = list(find_described(page, head))
    else:
        names = []
    for name in names:
        person = page.at(name, MentionKind.NAME)
        if person is not None and person.entity_class is PERSON:
            relation = _relate(page, Predicate.MEMBER_OF, person, party, "affiliation:partisan")
            claimed = assess(head).factuality if head.dep_ == "attr" else Factuality.ASSERTED
            yield replace(relation, factuality=claimed)
            return


def _of_body(page: Page, person: Mention) -> Iterator[Relation]:
    """ "Reed of the Orm union", "Reed from the Lima-based network Orm", "Reed (of the SPD)"."""
    doc, position = page.doc, page.tokens(person.span).end
    if person.entity_class is not PERSON or person.kind is not MentionKind.NAME:
        return
    apart = position < len(doc) and doc[position].text in {",", "("}
    position += apart
    if position >= len(doc) or doc[position].lower_ not in ({"of"} if apart else {"of", "from"}):
        return
    if not apart and doc[position].head.i != page.head(person).i:
        return
    body = find_body_at(page, doc[position])
    if body is not None and body.entity_class is ORGANIZATION:
        member = apart or is_party(body)
        predicate = Predicate.MEMBER_OF if member else Predicate.AFFILIATED_WITH
        yield _relate(page, predicate, person, body, "affiliation:of")


def _described(page: Page, mention: Mention) -> Iterator[Relation]:
    """ "German carmaker Brightair", "the Ukrainian city of Orm", "Danish novelist Eva Krantz"."""
    predicate = _DESCRIBED.get(mention.entity_class)
    if predicate is None or mention.kind is not MentionKind.NAME:
        return
    for land in _lands_before(page, mention):
        if land.span != mention.span:
            yield _relate(page, predicate, mention, land, "affiliation:demonym")
            return


def _lands_before(page: Page, mention: Mention) -> Iterator[Mention]:
    """The demonym or land in front of a name or of the noun that introduces or explains it."""
    words = load_words(_DESCRIBING_WORDS[mention.entity_class])
    first = page.tokens(mention.span)[0]
    position = first.i - 1
    while position >= 0 and (page.doc[position].text in _SKIPPED or page.doc[position].is_quote):
        position -= 1
    bare = not any(token.text in _SKIPPED for token in page.doc[position + 1 : first.i])
    introduced = position >= 0 and page.doc[position].lower_ in words
    if introduced or (bare and mention.entity_class is ORGANIZATION):
        yield from _lands_left(page, position, mention, words)
    if not introduced:
        yield from _in_apposition(page, mention, words)


def _lands_left(
    page: Page, position: int, mention: Mention, words: frozenset[str]
) -> Iterator[Mention]:
    """The land at the left end of the adjectives and nouns that end at a position."""
    while position >= 0 and _continues(page.doc[position], words):
        position -= 1
    if position < 0:
        return
    seat = _seat(page, position)
    if seat is not None:
        yield seat
        return
    land = page.at(page.doc[position])
    if land is None and page.doc[position].tag_ == "POS" and position:
        land = page.at(page.doc[position - 1])
    lands = {COUNTRY} if mention.entity_class is PERSON else {COUNTRY, PLACE}
    if land is None or land.entity_class not in lands or not _is_land(land, page, position):
        return
    hyphened = page.doc[position + 1].text == "-"  # "English-language"
    other = land.kind is MentionKind.DEMONYM and _describes_another(page, land, mention)
    if not hyphened and not other:
        yield land


def _describes_another(page: Page, land: Mention, mention: Mention) -> bool:
    """In "the Italian NATO ambassador" the adjective is the ambassador's."""
    name = page.head(mention)
    modifies = name.dep_ in {"compound", "nmod"} and name.head.i > name.i
    return modifies and page.head(land).head.i == name.head.i and not page.at(name.head)


def _seat(page: Page, position: int) -> Mention | None:
    """ "Lima" where "-based" ends at the position: "the Lima-based research institute Orm"."""
    if page.doc[position].lower_ != "based" or position < 2:
        return None
    place = page.at(page.doc[position - 2], MentionKind.NAME)
    return place if place is not None and place.entity_class in {COUNTRY, PLACE} else None


def _continues(token: Token, words: frozenset[str]) -> bool:
    if token.lower_ in words or token.text == "-":
        return True
    part = token.i > 0 and token.nbor(-1).text == "-" and token.lower_ != "based"
    return part or (token.pos_ in {"ADJ", "NOUN"} and token.ent_type_ == "")


def _is_land(land: Mention, page: Page, position: int) -> bool:
    return land.kind is MentionKind.DEMONYM or page.doc[position].tag_ == "POS"


def _in_apposition(page: Page, mention: Mention, words: frozenset[str]) -> Iterator[Mention]:
    """ "Brightair, a German carmaker", "Orm, a port in Vespugia"."""
    head = page.head(mention)
    for noun in head.children:
        if noun.dep_ != "appos" or noun.lower_ not in words:
            continue
        for child in noun.children:
            land = page.at(child)
            if child.dep_ in {"amod", "poss"} and land and land.entity_class is COUNTRY:
                yield land
            elif child.dep_ == "prep" and child.lower_ == "in":
                for target in child.children:
                    place = page.at(target, MentionKind.NAME)
                    if place and place.entity_class in {COUNTRY, PLACE}:
                        yield place


_ABROAD = frozenset({"embassy", "consulate", "mission", "delegation", "legation"})


def _institution(page: Page, mention: Mention) -> Iterator[Relation]:
    """ "Lithuania's parliament" is based in Lithuania; its embassy is anywhere else."""
    if mention.of is None or mention.entity_class is not ORGANIZATION:
        return
    if page.head(mention).lower_ in _ABROAD:
        return
    owner = page[mention.of]
    if owner.entity_class in {COUNTRY, PLACE}:
        yield _relate(page, Predicate.BASED_IN, mention, owner, "affiliation:institution")


def _relate(
    page: Page, predicate: Predicate, subject: Mention, target: Mention, rule: str
) -> Relation:
    return Relation(predicate, subject.span, target.span, page.evidence(subject.start, rule))
