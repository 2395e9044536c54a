"""The actor that a noun phrase means: a named one, or one that its nationality makes definite.

What belongs to an actor stands for it: who bombs "Bordurian targets" attacks Borduria.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.arguments import ACTORS
from kg.extract.groups import find_owner
from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def actor_at(page: Page, noun: Token) -> Mention | None:
    """The mention of an actor that a noun phrase means, if its head is that mention's."""
    candidates = [m for m in page.covering(noun) if m.entity_class in ACTORS]
    headed = [m for m in candidates if page.head(m).i == noun.i or noun.pos_ == "PROPN"]
    if not headed:
        return (
            _counted(page, noun)
            or _office_of(page, noun)
            or _described_by(page, noun)
            or find_owner(page, noun)
        )
    return max(headed, key=lambda m: (m.end - m.start, m.kind is MentionKind.NAME))


def class_at(page: Page, noun: Token) -> EntityClass | None:
    """The class of the actor that a noun means; that of an owner is not the class of his things.

    Whoever "captured Peruvian ships" has not occupied Peru.
    """
    mention = actor_at(page, noun)
    return None if mention is None or is_thing(page, noun) else mention.entity_class


def is_thing(page: Page, noun: Token) -> bool:
    """Whether a noun stands for its owner and is no actor itself: "Peruvian ships"."""
    return page.at(noun) is None and find_owner(page, noun) is not None


_QUANTIFIERS = frozenset(
    "dozen score hundred thousand million number group series majority some many most several all"
    " one two three part handful host pair couple half third bulk remnant".split()
)


def _counted(page: Page, noun: Token) -> Mention | None:
    """The actors of "11 of Peru's soldiers", "dozens of Iranian officials"."""
    if noun.tag_ != "CD" and noun.lemma_.lower() not in _QUANTIFIERS:
        return None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for target in child.children:
                if target.dep_ == "pobj" and target.i > noun.i:
                    return actor_at(page, target)
    return None


def _office_of(page: Page, noun: Token) -> Mention | None:
    """ "The premier, Ana Solís", "the group Orm Front": the name in apposition to a noun."""
    for child in noun.children:
        mention = page.at(child, MentionKind.NAME) if child.dep_ == "appos" else None
        if mention is not None and mention.entity_class in _NAMED:
            return mention
    return None


_NAMED = frozenset({EntityClass.PERSON, EntityClass.ORGANIZATION})


def _described_by(page: Page, noun: Token) -> Mention | None:
    """ "Graustark, a former colony that Ruritania held": the name that the noun stands beside."""
    name = noun.head
    if noun.dep_ != "appos" or noun.pos_ != "NOUN" or name.pos_ != "PROPN" or page.at(noun):
        return None
    if noun.lower_ in _SAID_OR_DONE:
        return None  # "the murder of Graustarkians, a term which Peru rejects"
    mention = page.at(name, MentionKind.NAME)
    if mention is None or mention.entity_class not in ACTORS or page.head(mention).i != name.i:
        return None
    return mention


_SAID_OR_DONE = frozenset(
    "accusation act allegation charge claim crime decision event fact idea issue label matter move"
    " notion offer plan policy practice problem proposal question step term trend view word".split()
)


def means_same(page: Page, one: Mention, other: Mention) -> bool:
    """Whether two mentions mean one actor, as far as this article tells."""
    first, second = page.resolve(one), page.resolve(other)
    return first.span == second.span or (
        first.name == second.name and first.entity_class == second.entity_class
    )
