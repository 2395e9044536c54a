"""How a row becomes an entry: which column each of an entry's fields is read from, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TypeAlias, TypeVar

from kg.extract.lexicon.entries import (
    Act,
    Confidence,
    ControlEntry,
    Frame,
    LightVerbEntry,
    NounEntry,
    Role,
)
from kg.extract.lexicon.rows import Row
from kg.model import EntityClass, Factuality, Predicate

_Entry = TypeVar("_Entry")
_Reader: TypeAlias = Callable[[Row], object]

NOUN_AGENTS = "poss|amod|compound|prep:by"
"""Where the agent of a noun stands if its row does not say."""

_JUDGING = frozenset({Predicate.ACCUSES, Predicate.SUPPORTS, Predicate.REJECTS})


def _with_held(row: Row) -> tuple[Frame, ...]:
    """A row's frames; who judges somebody's plan judges him: "criticism of Graustark's plan"."""
    frames = row.frames("frame")
    held = Frame(Role.HELD)
    prepositional = any(frame.role is Role.PREPOSITION for frame in frames)
    return (*frames, held) if prepositional and row.root() in _JUDGING else frames


_READERS: Mapping[str, _Reader] = {
    "act": lambda row: row.choice("act", Act, Act.ANY),
    "addressee": lambda row: row.frame("addressee") if row.text("addressee") else None,
    "agent_frames": lambda row: row.frames("agent_frame", Role.SUBJECT),
    "agent_only": lambda row: row.choices("agent_only", EntityClass),
    "at": lambda row: row.frame("at", Role.OBJECT),
    "complement": lambda row: row.word("complement"),
    "complements": lambda row: row.words("complement"),
    "confidence": lambda row: row.choice("confidence", Confidence),
    "controller": lambda row: row.frame("controller", Role.SUBJECT),
    "embedded": lambda row: row.root("embedded"),
    "example": Row.example,
    "factuality": lambda row: row.choice("factuality", Factuality),
    "frames": lambda row: row.frames("frame"),
    "modifiers": lambda row: row.words("modifier"),
    "only": lambda row: row.choices("only", EntityClass),
    "pos": lambda row: row.word("pos"),
    "predicate": Row.root,
    "sense": lambda row: row.text("sense"),
    "speaks": lambda row: row.flag("speaks"),
    "stance": lambda row: row.root_or_none("stance"),
}
"""By the name of the field, the same for every kind of entry but for those below."""

_OWN_READERS: Mapping[type, Mapping[str, _Reader]] = {
    NounEntry: {
        "agent_frames": lambda row: row.frames("agent_frame", NOUN_AGENTS),
        "frames": _with_held,
    },
    LightVerbEntry: {"frames": _with_held},
    ControlEntry: {
        "predicate": Row.root_or_none,
        "factuality": lambda row: row.choice("factuality", Factuality, Factuality.ASSERTED),
    },
}


def to_maker(kind: type[_Entry]) -> Callable[[Row, str, str], _Entry]:
    """Give what makes entries of a kind: of a row, and the lemma and particle of one of its heads.

    A field for which no reader is known is a KeyError at once, not at the first row.
    """
    readers = {**_READERS, **_OWN_READERS.get(kind, {})}
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type] # all are dataclasses
    columns = [(name, readers[name]) for name in names if name not in {"lemma", "particle"}]

    def make(row: Row, lemma: str, particle: str) -> _Entry:
        read = {name: reader(row) for name, reader in columns}
        head = {"lemma": lemma, "particle": particle} if "particle" in names else {"lemma": lemma}
        return kind(**head, **read)

    return make
