"""What may be a name, with what is to be said for each class of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kg.extract.gazetteer import Hit
from kg.model import EntityClass

MODEL_CLASSES = {
    "PERSON": EntityClass.PERSON,
    "ORG": EntityClass.ORGANIZATION,
    "GPE": EntityClass.PLACE,
    "LOC": EntityClass.PLACE,
    "FAC": EntityClass.PLACE,
    "EVENT": EntityClass.EVENT,
    "NORP": EntityClass.ORGANIZATION,
}
"""spaCy's labels (OntoNotes 5 guidelines) as our classes; the others name no entity of ours."""


@dataclass
class Candidate:
    """Tokens ``start`` to ``end`` that may be a name, and what is to be said for each class.

    ``guesses`` are the model's votes, ``votes`` those of words and neighbours.
    """

    start: int
    end: int
    source: str
    votes: dict[EntityClass, float] = field(default_factory=lambda: defaultdict(float))
    guesses: dict[EntityClass, float] = field(default_factory=lambda: defaultdict(float))
    hit: Hit | None = None

    @property
    def places(self) -> range:
        """The positions of its tokens."""
        return range(self.start, self.end)


def without_overlap(proposed: list[Candidate]) -> list[Candidate]:
    """The longest of those that overlap; sure knowledge before guesses where they are equal."""

    def rank(candidate: Candidate) -> tuple[int, int, int]:
        sure = candidate.hit is not None and candidate.hit.sure
        return (-len(candidate.places), 0 if sure else 1 if candidate.hit else 2, candidate.start)

    chosen: list[Candidate] = []
    taken: dict[int, Candidate] = {}
    for candidate in sorted(proposed, key=rank):
        rivals = {id(taken[i]): taken[i] for i in candidate.places if i in taken}
        if not rivals:
            chosen.append(candidate)
            taken.update(dict.fromkeys(candidate.places, candidate))
        for rival in rivals.values():
            if rival.places == candidate.places:
                add_votes(rival.guesses, candidate.guesses)
                add_votes(rival.votes, candidate.votes)
                rival.hit = rival.hit or candidate.hit
    return chosen


def add_votes(total: dict[EntityClass, float], more: dict[EntityClass, float]) -> None:
    """Add one ballot to another."""
    for entity_class, vote in more.items():
        total[entity_class] = total.get(entity_class, 0.0) + vote
