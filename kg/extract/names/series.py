"""Names in a series tell each other's class: "Orm, Brelk, and Skyway" are three of one kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.names.candidate import Candidate
from kg.extract.names.evidence import key_of, vote
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BETWEEN = frozenset({",", ";", "and", "or", "&", "the"})
_JOINING = frozenset({"and", "or", "&", ";"})
_LONG = 4
"""Commas alone join so many; three may be a town and what it lies in: "Lima, Lima Region, Peru"."""
_WEIGHT = 1.6
"""What a whole series of one class says, beside 1 of one guess of the model's."""
_SETTLED = 1.8
"""How much a member of which all is known counts, beside one of which the model guesses."""
_PLACES = frozenset({EntityClass.COUNTRY, EntityClass.PLACE})


def add_from_series(chosen: list[Candidate], doc: Doc) -> None:
    """Let the members of each series vote on those of which little is known.

    A member that the knowledge base or its own words settle needs no advice. Two may be of
    different kinds ("Reed and the Orm Bank"), and two that no word joins ("Lima, Peru") are often.
    """
    classes = vote(chosen, doc)
    for members in _series(chosen, doc):
        kinds = [
            None if _is_people(member, doc) else classes.get(key_of(member, doc))
            for member in members
        ]
        for place, member in enumerate(members):
            others = [
                (kind, _is_settled(members[i]))
                for i, kind in enumerate(kinds)
                if i != place and kind is not None
            ]
            if len(others) > 1 and kinds[place] is not None and not _is_settled(member):
                _advise(member, others)


def _is_people(member: Candidate, doc: Doc) -> bool:
    """Whether it is a people or a land's adjective, which is neither here nor there."""
    demonym = member.hit is not None and member.hit.is_demonym
    return demonym or doc[member.start].ent_type_ == "NORP"


def _is_settled(member: Candidate) -> bool:
    """Whether much is said for one class, or the model agrees with the knowledge base."""
    agreed = member.hit is not None and member.guesses.get(member.hit.entity_class, 0) >= 1
    return agreed or max(member.votes.values(), default=0) >= 3


def _advise(member: Candidate, others: list[tuple[EntityClass, bool]]) -> None:
    """Add what most of the others are, for as much as they agree.

    Each of ``others`` is a class and whether it is settled, which lends it more weight.
    """
    counts: dict[EntityClass, float] = defaultdict(float)
    for kind, settled in others:
        # A country beside a name says that the name is a place's, not that it is a country's.
        counts[EntityClass.PLACE if kind in _PLACES else kind] += _SETTLED if settled else 1
    most = max(counts, key=lambda kind: (counts[kind], kind.value))
    if counts[most] > sum(counts.values()) / 2:
        member.votes[most] += _WEIGHT * counts[most] / len(others)


def _series(chosen: list[Candidate], doc: Doc) -> Iterator[list[Candidate]]:
    ordered = sorted(chosen, key=lambda c: c.start)
    run = ordered[:1]
    joined = False
    for left, right in pairwise(ordered):
        between = _between(doc, left, right)
        if between is None:
            if joined or len(run) >= _LONG:
                yield run
            run, joined = [right], False
        else:
            run.append(right)
            joined = joined or not between.isdisjoint(_JOINING)
    if joined or len(run) >= _LONG:
        yield run


def _leans_on(doc: Doc, member: Candidate) -> bool:
    """Whether it only says more of a noun behind: "Orm, the Brelk film"."""
    root = doc[member.start : member.end].root
    return root.dep_ in {"compound", "nmod", "amod", "poss"} and root.head.i >= member.end


def _between(doc: Doc, left: Candidate, right: Candidate) -> set[str] | None:
    """The words that join two neighbours of a series, without what a bracket says of one."""
    words: set[str] = set()
    inside = False
    for token in doc[left.end : right.start]:
        if token.text in {"(", ")"}:
            inside = token.text == "("
        elif not inside:
            words.add(token.lower_)
    if _leans_on(doc, left) or _leans_on(doc, right):
        return None
    return words if words and not inside and words <= _BETWEEN and words != {"the"} else None
