"""One decision of a person's about who is who, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass, digest

NO_ITEM = "-"
"""What a ``link`` leads to when no Wikidata item is meant."""


class Verdict(StrEnum):
    """What a person may decide."""

    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"
    CLASS = "class"
    LINK = "link"


PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT})
"""Verdicts about two names; the others lead from one name to a value."""


class Key(NamedTuple):
    """A reference without what may vary in spelling."""

    name: str
    entity_class: EntityClass
    article: str

    @property
    def everywhere(self) -> Key:
        """The same name in every article."""
        return self._replace(article="")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a person points at: a name and its class, in every article or in one.

    ``article`` is a source name. A line that names the article goes before one that does not.
    """

    name: str
    entity_class: EntityClass
    article: str = ""

    @property
    def key(self) -> Key:
        """Equal for what is written differently and means one."""
        return Key(to_key(self.name), self.entity_class, self.article)

    def __str__(self) -> str:
        where = f" in {self.article}" if self.article else ""
        return f"“{self.name}” ({self.entity_class}{where})"


def to_key(name: str) -> str:
    """A name as it is compared.

    >>> to_key("The Borean  Bank") == to_key("Borean Bank")
    True
    """
    return normalize_name(name) or name


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of a decisions file: the verdict, whom it is about, and who decided when and why.

    ``other`` is the second of a pair, ``to`` the label, class or item of the other verdicts.
    """

    verdict: Verdict
    about: Reference
    other: Reference | None = None
    to: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    line: int = 0

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of its one or two references."""
        return (self.about.key,) if self.other is None else (self.about.key, self.other.key)

    @property
    def content(self) -> str:
        """What it decides, for a hash: a pair has no order, and who, when and why say nothing."""
        return digest(self.verdict, self.to, *("\x1e".join(key) for key in sorted(self.keys)))

    def __str__(self) -> str:
        if self.other is not None:
            return f"{self.verdict} {self.about} and {self.other}"
        return f"{self.verdict} {self.about} to {self.to}"


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a file, which do not contradict each other."""

    lines: tuple[Decision, ...] = ()
    path: Path | None = None

    @property
    def hash(self) -> str:
        """What a build tells of the decisions that it heeded; empty without any."""
        return digest(*sorted({decision.content for decision in self.lines})) if self.lines else ""
