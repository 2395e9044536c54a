"""An entity while the knowledge base is compiled, and how it becomes a row of the table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.knowledge_base.names import normalize_name
from kg.knowledge_base.table import CLASS_LETTERS
from kg.model import EntityClass

LETTERS = {entity_class: letter for letter, entity_class in CLASS_LETTERS.items()}


@dataclass
class Entity:
    """A row in the making.

    ``country`` is an ISO code, or a name where there is no code, until all entities are known;
    ``stands_for`` is a label until then. ``rank`` puts the more newsworthy first. ``order``
    keeps states in the order of their table, so that of two that share a name ("Congo") the one
    that stands first comes first. ``description`` is what the raw material says of it,
    ``asked`` whether a hand-written row names it; they are not written.
    """

    label: str
    entity_class: EntityClass
    qid: str = ""
    country: str = ""
    aliases: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)
    kind: str = ""
    note: str = ""
    stands_for: str = ""
    rank: int = 9
    order: int = 0
    description: str = ""
    asked: bool = False

    @property
    def id(self) -> str:
        """The item, else class and label."""
        return self.qid or f"{self.entity_class}:{self.label}"

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """Newsworthy first, then old items (they tend to be the better known), then by name."""
        number = int(self.qid[1:]) if self.qid else 0
        return self.rank, self.order or number, self.id

    @property
    def names(self) -> list[str]:
        """The label and the aliases that add something to it."""
        return _without_repetition([self.label, *self.aliases])

    def to_row(self) -> str:
        """One line of the table."""
        cells = [
            self.id,
            self.label,
            LETTERS[self.entity_class],
            self.country,
            "|".join(self.names[1:]),
            "|".join(dict.fromkeys(self.demonyms)),
            self.kind,
            self.note,
            self.stands_for,
        ]
        return "\t".join(re.sub(r"[\t\n\r]+", " ", cell) for cell in cells).rstrip("\t")


def _without_repetition(names: list[str]) -> list[str]:
    """Names that no earlier one equals: in form, and in being all capitals as an acronym is."""
    kept: dict[tuple[str, bool], str] = {}
    for name in names:
        kept.setdefault((normalize_name(name), name.isupper()), name)
    return list(kept.values())
