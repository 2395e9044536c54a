"""What is to be said for each class of a name, and the vote over an article."""

from __future__ import annotations

from collections import defaultdict
from math import log
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer
from kg.extract.names.candidate import Candidate, add_votes
from kg.extract.names.neighbours import add_from_neighbours
from kg.extract.names.shape import add_from_shape, add_from_words
from kg.knowledge_base.given_names import any_surnames, given_names
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc


DROPPED = frozenset(
    "party movement group holdings corp corporation inc ltd limited plc ag company co energy coal"
    " oil gas steel motors pharma pharmaceuticals airlines airways systems technologies industries"
    " mining petroleum foods shipping media".split()
)
"""Words that a firm's or party's name may be said without: "New Dawn" for "New Dawn Party"."""


def add_evidence(candidate: Candidate, doc: Doc, gazetteer: Gazetteer) -> None:
    """What the words themselves and their neighbours say of the class."""
    add_from_words(candidate, doc, gazetteer)
    add_from_neighbours(candidate, doc)
    if not any(vote > 0 for vote in candidate.votes.values()):
        add_from_shape(candidate, doc)


def key_of(candidate: Candidate, doc: Doc) -> str:
    """The name without what may vary in spelling."""
    return normalize_name(doc[candidate.start : candidate.end].text)


def vote(chosen: list[Candidate], doc: Doc) -> dict[str, EntityClass]:
    """The class of each name in this article: the sum over all its occurrences."""
    ballots: dict[str, dict[EntityClass, float]] = defaultdict(dict)
    guesses: dict[str, dict[EntityClass, float]] = defaultdict(dict)
    for candidate in chosen:
        key = key_of(candidate, doc)
        add_votes(ballots[key], candidate.votes)
        add_votes(guesses[key], candidate.guesses)
    for key, guessed in guesses.items():
        add_votes(ballots[key], _dampen(guessed))
    _lend_to_surnames(ballots)
    _lend_to_short_forms(ballots)
    return {
        key: _winner(votes) for key, votes in ballots.items() if max(votes.values(), default=0) > 0
    }


def _dampen(guesses: dict[EntityClass, float]) -> dict[EntityClass, float]:
    """The model's guesses, which repeat each other: the tenth says less than the second."""
    total = sum(guesses.values())
    if total <= 1:
        return guesses
    return {key: value * (1 + log(total)) / total for key, value in guesses.items()}


def _winner(votes: dict[EntityClass, float]) -> EntityClass:
    order = list(EntityClass)
    return min(votes, key=lambda c: (-votes[c], order.index(c)))


def _lend_to_short_forms(ballots: dict[str, dict[EntityClass, float]]) -> None:
    """ "New Dawn Party", a body, lends its class to "New Dawn"; no "Reed Foundation" to Reed."""
    for key in list(ballots):
        words, votes = key.split(), ballots[key]
        short = " ".join(words[:-1])
        if len(words) < 2 or short not in ballots or words[-1] not in DROPPED:
            continue
        if ballots[short].get(EntityClass.PLACE, 0) > 1.2:  # "Karachi Motors" are of Karachi
            continue
        names = words[0] in given_names() or (len(words) == 2 and words[0] in any_surnames())
        if not names and votes and _winner(votes) is EntityClass.ORGANIZATION:
            add_votes(ballots[short], {EntityClass.ORGANIZATION: 1.5})


def _lend_to_surnames(ballots: dict[str, dict[EntityClass, float]]) -> None:
    """A full name that is a person's lends its class to its bare surname.

    A given name by itself, where it is a person's, lends the full name its class.
    """
    for key in list(ballots):
        words, votes = key.split(), ballots[key]
        if max(votes.values(), default=0) <= 0:
            continue
        given = ballots.get(words[0]) if len(words) == 2 and words[0] in given_names() else None
        if given and _winner(given) is EntityClass.PERSON:
            add_votes(votes, {EntityClass.PERSON: 1.5})
        if len(words) < 2 or _winner(votes) is not EntityClass.PERSON:
            continue
        parts = {" ".join(words[1:]), *words}
        for part in sorted(parts & ballots.keys()):
            settled = part != words[0] or part in given_names()
            add_votes(ballots[part], {EntityClass.PERSON: 2.5 if settled else 1.0})
