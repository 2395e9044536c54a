"""The body that an office is of, where it is told behind the noun: "editor of the Orm Gazette".

Behind a preposition stands the body itself, its land ("of the Peruvian parliament"), its seat
("at the Lima-based institute Orm") or its kind ("of the carmaker Brightair").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

BODIES = frozenset({EntityClass.ORGANIZATION, EntityClass.COUNTRY, EntityClass.PLACE})
_PREPOSITIONS = frozenset({"of", "at", "for", "in", "with", "to", "on", "from"})
_LATER = frozenset({"of", "at", "with", "for"})
_BEHIND_NAMES = frozenset({"of", "at", "with", "from"})
_TEACHING = frozenset({"professor", "lecturer", "reader", "chair"})
_IN_PHRASE = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})
_UNITS = frozenset(
    "bureau unit department division section branch chapter wing desk subsidiary programme program"
    " project delegation mission".split()
)
_LOCAL_OFFICES = frozenset(
    {"mayor", "governor", "senator", "congressman", "congresswoman", "judge"}
)


def find_body_behind(
    page: Page, head: Token, title_last: int, *, near: bool = False
) -> Mention | None:
    """The body in "secretary at the Treasury", "expert on Japan at the Orm Institute".

    ``near``: only right behind the title, as where another body stands before it.
    """
    position = title_last + 1
    if position + 1 >= len(page.doc):
        return None
    if page.doc[position].lower_ in _PREPOSITIONS:
        school = _school(page, head, page.doc[position])
        body = school or find_body_at(page, page.doc[position])
        if body is not None and _fits(page.doc[position].lower_, body, head):
            return body
    for child in () if near else head.children:
        if child.dep_ == "prep" and child.i > position and child.lower_ in _LATER:
            objects = [page.at(noun, MentionKind.NAME) for noun in child.children]
            body = next((mention for mention in objects if mention is not None), None)
            if body is not None and body.entity_class is EntityClass.ORGANIZATION:
                return body
    return None


def find_body_behind_name(page: Page, title_last: int) -> Mention | None:
    """The body in "Foreign Minister Eva Krantz of Peru", "analyst Tom Reed at the Orm Bank"."""
    doc, after = page.doc, title_last + 1
    person = page.at(doc[after], MentionKind.NAME) if after < len(doc) else None
    if person is None or person.entity_class is not EntityClass.PERSON:
        return None
    name = page.tokens(person.span)
    if name.start != after or name.end >= len(doc) or doc[name.end].lower_ not in _BEHIND_NAMES:
        return None
    preposition = doc[name.end]
    if preposition.head.i != name.root.i:
        return None
    of_state = doc[title_last].lower_ in load_words("state_offices")
    if of_state and preposition.lower_ != "of":
        return None  # "President Ana Solís at Hofden House"
    for noun in preposition.children:
        body = page.at(noun, MentionKind.NAME)
        if noun.dep_ == "pobj" and body is not None and _is_body_of(preposition, body):
            return None if of_state and is_party(body) else body
    return None


def is_party(body: Mention) -> bool:
    """Whether a body's name says that it is a party: "the National Party", "Socialist"."""
    last = body.name.lower().split()[-1:]
    parties = load_words("partisans", "party_words") | {"party"}
    return body.entity_class is EntityClass.ORGANIZATION and not parties.isdisjoint(last)


def _is_body_of(preposition: Token, body: Mention) -> bool:
    lands = {EntityClass.COUNTRY} if preposition.lower_ == "of" else set()
    return body.entity_class in lands | {EntityClass.ORGANIZATION}


def _school(page: Page, head: Token, preposition: Token) -> Mention | None:
    """The university in "professor of International Relations at Orm University"."""
    if head.lower_ not in _TEACHING or preposition.lower_ != "of":
        return None
    nouns = [head, *(noun for noun in preposition.children if noun.dep_ == "pobj")]
    found = (
        page.at(noun, MentionKind.NAME)
        for above in nouns
        for child in above.children
        if child.dep_ == "prep" and child.lower_ == "at"
        for noun in child.children
    )
    return next((m for m in found if m and m.entity_class is EntityClass.ORGANIZATION), None)


def find_body_at(page: Page, preposition: Token) -> Mention | None:
    """The first body behind a preposition."""
    doc = page.doc
    for noun in preposition.children:
        named = find_introduced(page, noun) if noun.dep_ == "pobj" else None
        if named is not None:
            return named
    for word in doc[preposition.i + 1 : preposition.i + 9]:
        outside = word.sent != preposition.sent or word.text in {",", ";", "—"}
        if outside or word.pos_ == "ADP" or (word.pos_ == "VERB" and word.dep_ != "amod"):
            return None
        mention = page.at(word, MentionKind.NAME, MentionKind.DEMONYM)
        if mention and mention.entity_class in BODIES:
            return _innermost(page, mention, word)
    return None


def _innermost(page: Page, mention: Mention, word: Token) -> Mention | None:
    """The last of "the Ruritanian Central Bank" rather than the demonym before it."""
    noun = word
    while noun.dep_ in _IN_PHRASE and noun.head.i > noun.i:
        noun = noun.head
    other = page.at(noun)
    if other is not None and other.entity_class in BODIES:
        return other
    if noun.i == word.i:
        return mention
    if mention.entity_class is EntityClass.ORGANIZATION and (
        noun.lower_ in _UNITS or (is_party(mention) and " " not in mention.name)
    ):
        return None  # "the head of the Orm Office bureau", "of the Socialist caucus" heads another
    named = find_introduced(page, noun) or _owned(page, noun, word)
    if named is not None:
        return named
    seat = mention.entity_class is EntityClass.PLACE and mention.kind is MentionKind.NAME
    return None if seat and noun.lower_ in load_words("organization_nouns") else mention


def _owned(page: Page, noun: Token, owner: Token) -> Mention | None:
    """The last name before a noun that is somebody's: "Peru's Ucayali province"."""
    if owner.dep_ != "poss":
        return None
    names = (page.at(c, MentionKind.NAME) for c in noun.children if owner.i < c.i < noun.i)
    return next((name for name in names if name and name.entity_class in BODIES), None)


def find_introduced(page: Page, noun: Token) -> Mention | None:
    """The organization named right behind its kind: "the video game company Skyway"."""
    after = noun.i + 1
    if noun.lower_ not in load_words("organization_nouns") or after >= len(page.doc):
        return None
    mention = page.at(page.doc[after], MentionKind.NAME)
    begins = mention is not None and mention.start == page.doc[after].idx
    fits = mention is not None and mention.entity_class is EntityClass.ORGANIZATION
    return mention if begins and fits else None


def _fits(preposition: str, mention: Mention, head: Token) -> bool:
    if preposition in {"in", "on", "from"} and mention.entity_class is not EntityClass.ORGANIZATION:
        return head.lower_ in _LOCAL_OFFICES
    return preposition != "with" or mention.entity_class is EntityClass.ORGANIZATION
