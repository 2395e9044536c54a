"""Acts that another word of the clause makes others of: attacks in words, troops that keep peace.

Politicians who "hit", "pound" or "attack" each other strike nobody: between two persons such a
verb or noun tells of criticism, unless the clause tells of a weapon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.model import EntityClass, Mention, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRIKING = frozenset(
    "attack assault batter battle bombard clash feud fight hammer hit pound pummel savage shell"
    " strike target war".split()
)


def is_verbal_attack(word: Token, predicate: Predicate, agent: Mention, recipient: Mention) -> bool:
    """Whether an assault of one person on another is one in words."""
    persons = agent.entity_class is recipient.entity_class is EntityClass.PERSON
    if predicate is not Predicate.ASSAULTS or not persons:
        return False
    launched = any(c.dep_ == "dobj" and c.lemma_.lower() == "attack" for c in word.children)
    return (launched or word.lemma_.lower() in _STRIKING) and not _is_armed(word)


def _is_armed(word: Token) -> bool:
    """ "With a knife", "in the face", "outside a nightclub": what is done by hand has a place."""
    for child in word.children:
        if child.dep_ == "prep":
            nouns = {noun.lemma_.lower() for noun in child.children}
            if nouns & load_words("weapons") or child.lower_ in {"outside", "inside", "near"}:
                return True
    return False


def is_clash_in_words(word: Token, predicate: Predicate) -> bool:
    """ "Peru clashed with Chile over fish"."""
    over = any(child.dep_ == "prep" and child.lower_ == "over" for child in word.children)
    return predicate is Predicate.ASSAULTS and word.lemma_.lower() == "clash" and over


_TROOPS = frozenset(
    "army armies fighters forces guerrillas gunmen insurgents jihadists militants militia militias"
    " paramilitaries rebels separatists soldiers troops".split()
)


def is_battle(page: Page, word: Token, agent: Mention) -> bool:
    """ "Peruvian troops clashed with rebels": no riot."""
    return word.lemma_.lower() == "clash" and page.head(agent).lower_ in _TROOPS


_PEACE = frozenset({"peacekeeping", "peacekeeper", "peacekeepers"})


def is_peacekeeping(word: Token, predicate: Predicate) -> bool:
    """Whether troops are sent to keep peace: "sent troops to Peru on a peacekeeping mission"."""
    if predicate is not Predicate.MOBILIZES_AGAINST:
        return False
    return any(token.lower_ in _PEACE for token in word.subtree)
