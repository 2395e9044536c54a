"""Where agent and recipient of an act stand: an entry's frames, until one holds an actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.clauses import find_below, find_fillers, find_owners, with_conjuncts
from kg.extract.groups import find_named
from kg.extract.interactions.actors import actor_at, class_at, is_thing, means_same
from kg.extract.lexicon.entries import Frame, Role
from kg.extract.lexicon.wordlists import load_table, load_words
from kg.extract.page import Page
from kg.model import EntityClass, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
"""Where a gerund stands for a noun: "fighting between them resumed"."""


def fill(
    page: Page,
    word: Token,
    agent_frames: tuple[Frame, ...],
    frames: tuple[Frame, ...],
    only: frozenset[EntityClass] = frozenset(),
    but: tuple[Token, ...] = (),
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The nouns in the first frame that holds an actor, for agent and recipient.

    Nobody is his own recipient, nor that of the agents in ``but``.
    """
    mutual = next((f for f in frames if f.role is Role.MUTUAL), None)
    plain = tuple(frame for frame in frames if frame.role is not Role.MUTUAL)
    agents = first_filled(page, word, agent_frames, frozenset())
    recipients = first_filled(page, word, plain, only, but=(*agents, *but))
    if not recipients and mutual is not None:
        return _split_mutual(page, word, mutual, agents)
    return agents, recipients


def first_filled(
    page: Page,
    word: Token,
    frames: tuple[Frame, ...],
    only: frozenset[EntityClass],
    but: tuple[Token, ...] = (),
) -> tuple[Token, ...]:
    """The actors of the first place that holds any, of these classes and other than ``but``."""
    others = [mention for token in but if (mention := actor_at(page, token))]
    if _is_actor_itself(page, word):
        frames = tuple(frame for frame in frames if frame.role is not Role.OWNER)
    for fillers in _places(word, frames):
        found = tuple(
            noun
            for filler in fillers
            for noun in with_conjuncts(filler)
            if not _joins_later(word, filler, noun)
            and (mention := actor_at(page, noun))
            and (not only or class_at(page, noun) in only or _is_site(page, noun, only))
            and not any(means_same(page, mention, other) for other in others)
        )
        if found:
            return found
    if Frame(Role.OWNER) in frames and not only:
        return tuple(n for n in find_fillers(word, Frame(Role.OBJECT)) if is_thing(page, n))
    return ()


def _is_site(page: Page, noun: Token, only: frozenset[EntityClass]) -> bool:
    """ "Stormed a base in Peru": what stands in a place, where a place is asked for."""
    return bool(only & LANDS) and noun.lower_ in load_words("sites") and is_thing(page, noun)


def _joins_later(word: Token, filler: Token, noun: Token) -> bool:
    """ "Reed, who signed it, and his wife": she did not."""
    return word.dep_ in {"relcl", "acl"} and filler.i == word.head.i and noun.i > word.i > filler.i


def _is_actor_itself(page: Page, word: Token) -> bool:
    """Whether a verb's object is somebody: who "accepted Peruvian refugees" took nothing of Peru's.

    The soldiers and the government of a country are somebody too, and "the Arctic island" is no
    island of the Arctic's.
    """
    if word.pos_ not in {"VERB", "AUX"}:
        return False
    objects = list(find_fillers(word, Frame(Role.OBJECT)))
    if any((page.at(noun) or find_named(page, noun)) and class_at(page, noun) for noun in objects):
        return True
    return any(
        noun.lower_ in load_words("place_nouns") and _lies_in(page, noun) for noun in objects
    )


def _lies_in(page: Page, noun: Token) -> bool:
    places = (page.at(c, MentionKind.NAME) for c in noun.children if c.dep_ == "compound")
    return any(place and place.entity_class is EntityClass.PLACE for place in places)


def _places(word: Token, frames: tuple[Frame, ...]) -> Iterator[Iterable[Token]]:
    """Where to look, in order: the frames, then prepositions one level down, then owners there."""
    yield from (find_fillers(word, frame) for frame in frames)
    lower = [_LOWER.get(frame.role, frame.preposition) for frame in frames]
    yield from (find_below(word, preposition) for preposition in lower if preposition)
    held = [frame for frame in frames if frame.role is Role.PREPOSITION]
    if any(frame.role is Role.OWNER for frame in frames):
        yield from (find_owners(find_fillers(word, frame)) for frame in held)
    elif Frame(Role.HELD) in frames:
        yield from (_holders(word, frame) for frame in held if frame.preposition != "with")


def _holders(word: Token, frame: Frame) -> Iterator[Token]:
    """Whose things are in a frame: "criticism of Reed's plan"; the Lima deal is not Lima's."""
    return (noun for noun in find_owners(_things(word, frame)) if noun.dep_ != "compound")


def _things(word: Token, frame: Frame) -> Iterator[Token]:
    """What stands in a frame and is nobody: "support for Reed's wife" is none for Reed."""
    people = ("offices", "groups", "professions")
    for noun in find_fillers(word, frame):
        lower = noun.lower_
        if lower not in load_table("gendered_words") and not any(
            lower in load_words(name) for name in people
        ):
            yield noun


_LOWER = {Role.DATIVE: "to"}


def _split_mutual(
    page: Page, word: Token, frame: Frame, agents: tuple[Token, ...]
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """ "A and B met", "talks between A and B": the first acts, the others receive."""
    joined = list(agents)
    if frame.preposition:
        prepositional = Frame(Role.PREPOSITION, frame.preposition)
        joined = list(first_filled(page, word, (prepositional,), frozenset())) or joined
    elif word.pos_ not in {"VERB", "AUX"} or word.dep_ in NOMINAL:
        between = (Frame(Role.PREPOSITION, "between"), Frame(Role.PREPOSITION, "of"))
        joined = list(first_filled(page, word, between, frozenset())) or joined
    if len(joined) == 1:
        joined = _both_of(page, joined[0])
    if len(joined) < 2:
        return agents, ()
    return (joined[0],), tuple(joined[1:])


def _both_of(page: Page, noun: Token) -> list[Token]:
    """Whose a plural noun is, if two share it: "Peruvian and Chilean negotiators met"."""
    owners = [c for c in noun.children if c.dep_ in {"amod", "nmod", "compound", "poss"}]
    owners.extend(c for owner in tuple(owners) for c in owner.children if c.dep_ == "conj")
    named = [o for o in owners if page.at(o, MentionKind.NAME, MentionKind.DEMONYM)]
    shared = any(c.dep_ == "cc" for owner in (noun, *owners) for c in owner.children)
    plural = noun.tag_ in {"NNS", "NNPS"} and len(named) == 2 and shared
    return sorted(named, key=lambda token: token.i) if plural else [noun]
