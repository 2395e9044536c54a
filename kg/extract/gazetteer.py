"""What the knowledge base knows of a stretch of text as a name, before any guess is made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.knowledge_base.given_names import given_names
from kg.knowledge_base.knowledge_base import KbEntry, KnowledgeBase, load_knowledge_base
from kg.model import EntityClass

_CLASS_ORDER = (
    EntityClass.COUNTRY,
    EntityClass.ORGANIZATION,
    EntityClass.PLACE,
    EntityClass.EVENT,
    EntityClass.PERSON,
)

_SURE_KINDS = frozenset(
    {
        "capital", "seat of power", "continent", "territory", "sea", "strait",
        "international organization", "EU body", "news media", "armed movement", "social network",
        "breakaway republic", "disputed region", "former republic",
    }
)  # fmt: skip
"""Kinds whose names, in capitals, mean little else."""


_LEAD = re.compile(
    r"(?:Federal )?(President|Prime Minister|Chancellor|head of state|head of government)"
    r" of (?:the )?(.+)",
    re.IGNORECASE,
)
"""What the knowledge base notes of who leads, or led, a state."""

_LEADS = {"head of state": "president", "head of government": "prime minister"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that the knowledge base has: its class and its usual form.

    ``sure`` where the name is that thing wherever it stands in capitals; the others want the
    model's or the grammar's consent ("Split", "Reading", a person's surname). ``others`` are
    further countries that a name or demonym may mean ("Congo", "Congolese").
    """

    label: str
    entity_class: EntityClass
    sure: bool
    is_demonym: bool = False
    others: tuple[str, ...] = ()


class Gazetteer:
    """Looks names and demonyms up; answers are kept, since names recur."""

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        self._knowledge_base = knowledge_base
        self._answers: dict[str, Hit | None] = {}
        self._beginnings: dict[str, bool] = {}
        self._leads: dict[str, frozenset[tuple[str, str]]] = {}

    def find(self, text: str) -> Hit | None:
        """The hit for a stretch of text, if it is a name or demonym at all."""
        if text not in self._answers:
            known = self._knowledge_base.knows(text)
            self._answers[text] = (
                self._find_name(text) or self._find_demonym(text) if known else None
            )
        return self._answers[text]

    def begins_name(self, word: str) -> bool:
        """Whether a name of several words may begin with this one."""
        if word not in self._beginnings:
            self._beginnings[word] = self._knowledge_base.begins_name(word)
        return self._beginnings[word]

    def is_given_name(self, word: str) -> bool:
        """Whether persons are commonly called so."""
        return word.casefold() in given_names()

    def find_lead(self, name: str) -> frozenset[tuple[str, str]]:
        """Which offices at the head of which states a person of that name has or had.

        >>> sorted(load_gazetteer().find_lead("Mette Frederiksen"))
        [('prime minister', 'Denmark')]
        """
        if name not in self._leads:
            entries = self._knowledge_base.find(name)
            persons = [e for e in entries if e.entity_class is EntityClass.PERSON]
            note = persons[0].note if len(persons) == 1 else ""
            found = (_LEAD.match(part.strip()) for part in note.split(";"))
            self._leads[name] = frozenset(
                (_LEADS.get(lead[1].lower(), lead[1].lower()), lead[2]) for lead in found if lead
            )
        return self._leads[name]

    def _find_name(self, text: str) -> Hit | None:
        if not any(c.isupper() for c in text):
            return None
        entries = self._knowledge_base.find(text)
        if not entries:
            return None
        classes = {entry.entity_class for entry in entries}
        best = min(classes, key=_CLASS_ORDER.index)
        entry, *more = (entry for entry in entries if entry.entity_class is best)
        others = more if best is EntityClass.COUNTRY else ()
        return Hit(
            entry.label, best, self._is_sure(text, entry, classes),
            others=tuple(other.label for other in others),
        )  # fmt: skip

    def _is_sure(self, text: str, entry: KbEntry, classes: set[EntityClass]) -> bool:
        if entry.entity_class is EntityClass.COUNTRY:
            return True
        if len(classes) > 1 or entry.entity_class is EntityClass.PERSON:
            return False
        if entry.kind in _SURE_KINDS:
            return True
        if entry.entity_class is EntityClass.PLACE:
            return " " in text and not self.is_given_name(text.split(maxsplit=1)[0])
        return " " in text or (text.isupper() and len(text) > 1)

    def _find_demonym(self, text: str) -> Hit | None:
        if not text[:1].isupper():
            return None
        entries: Sequence[KbEntry] = self._knowledge_base.find_demonym(text)
        for entity_class in (EntityClass.COUNTRY, EntityClass.PLACE):
            labels = [entry.label for entry in entries if entry.entity_class is entity_class]
            if labels:
                return Hit(
                    labels[0], entity_class, sure=True, is_demonym=True, others=tuple(labels[1:])
                )
        return None


@cache
def load_gazetteer(extra: Path | None = None) -> Gazetteer:
    """The gazetteer over the bundled knowledge base and a user's own additions."""
    return Gazetteer(load_knowledge_base(extra))
