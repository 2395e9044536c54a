"""Where nobody's people or things are struck: "killed nine people in Lima" is done to Lima."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.clauses import find_fillers
from kg.extract.groups import find_land_of
from kg.extract.interactions.actors import actor_at
from kg.extract.lexicon.entries import Frame, Role, VerbEntry
from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.model import Mention, MentionKind, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARM = frozenset({"kill", "hurt"})
_THERE = frozenset({"in", "near", "at", "across", "outside"})


def find_scene(
    page: Page, verb: Token, entry: VerbEntry, agents: tuple[Token, ...]
) -> tuple[Token, ...]:
    """The land where a verb strikes nameless people or sites, if it is not the agent's own."""
    if entry.predicate is not Predicate.ASSAULTS or not agents:
        return ()
    victims = list(find_fillers(verb, Frame(Role.OBJECT)))
    if not victims or not all(_is_nobodys(page, victim, entry) for victim in victims):
        return ()
    at_home = {land.name for agent in agents for land in _homes(page, agent)}
    for place in _places((verb, *victims)):
        land = _land_at(page, place)
        if land is not None and page.resolve(land).name not in at_home:
            return (page.head(land),)
    return ()


def _is_nobodys(page: Page, noun: Token, entry: VerbEntry) -> bool:
    """ "Killed nine people", "stormed a camp": whose they are is not told."""
    killed = entry.sense in _HARM and (noun.lower_ in load_words("groups") or noun.tag_ == "CD")
    struck = killed or noun.lower_ in load_words("sites")
    return struck and actor_at(page, noun) is None


def _land_at(page: Page, noun: Token) -> Mention | None:
    land = page.at(noun, MentionKind.NAME) or find_land_of(page, noun)
    return land if land is not None and land.entity_class in LANDS else None


def _homes(page: Page, agent: Token) -> Iterator[Mention]:
    """The agent and the land that it belongs to: the Peruvian police kill at home."""
    mention = actor_at(page, agent)
    while mention is not None:
        yield page.resolve(mention)
        mention = page[mention.of] if mention.of else None


def _places(words: tuple[Token, ...]) -> Iterator[Token]:
    """What stands behind "in" or "near": of the verb, its object, or an attack in the clause."""
    for word in words:
        for child in word.children:
            if child.dep_ != "prep" or child.i < word.i:
                continue
            for noun in child.children:
                if noun.dep_ == "pobj" and child.lower_ in _THERE:
                    yield noun
                if noun.dep_ == "pobj" and noun.pos_ == "NOUN":
                    yield from _places((noun,))
