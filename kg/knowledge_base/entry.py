"""What the knowledge base knows of one entity."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass


@dataclass(frozen=True, slots=True)
class KbEntry:
    """One entity of the knowledge base.

    ``id`` is the Wikidata item, else class and name ("Place:Donbas"). ``country`` and
    ``stands_for`` are ids: of the country or territory that it belongs to, and of what it means
    when it acts ("Kyiv" for Ukraine, "the Kremlin" for Russia). The first of ``demonyms`` is the
    adjective to write with ("Dutch"), the others are adjectives and words for the people. ``kind``
    is its sort ("capital", "political party"), ``note`` what else tells it from namesakes: a
    person's offices or parliament, an event's date, a country's ISO 3166 code.
    """

    id: str
    label: str
    entity_class: EntityClass
    country: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    kind: str = ""
    note: str = ""
    stands_for: str = ""

    @property
    def qid(self) -> str:
        """The Wikidata item, or empty."""
        return self.id if re.fullmatch(r"Q\d+", self.id) else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The label and the aliases."""
        return (self.label, *self.aliases)

    def bears(self, name: str) -> bool:
        """Whether it has the name, in any spelling that `normalize_name` makes equal.

        An acronym ("US", "WHO") is not borne in small letters unless it is listed so ("Nato"), and
        an abbreviation ("Miss." for Mississippi, "LeT") only as it is written.
        """
        key = normalize_name(name)
        in_capitals = is_in_capitals(name)
        spellings = (other for other in self.names if normalize_name(other) == key)
        return any(
            in_capitals if other.isupper() else name == other or not _is_short(other)
            for other in spellings
        )


_LONGEST_SHORT = 5


def _is_short(name: str) -> bool:
    """Whether a name that is not all in capitals is an abbreviation: "Miss.", "LeT"."""
    lettered = len(name) <= _LONGEST_SHORT and name.isalpha() and not name[1:].islower()
    return name.endswith(".") or lettered


def is_in_capitals(name: str) -> bool:
    """Whether a name is written in capitals, but for an article ("the U.S.")."""
    return re.sub(r"^[Tt]he\s", "", name).isupper()
