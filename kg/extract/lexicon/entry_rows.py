"""How each table of the lexicon becomes entries: one function for the columns of one table."""

from __future__ import annotations

from kg.extract.lexicon.entries import (
    Act,
    Confidence,
    ControlEntry,
    FactualityEntry,
    Frame,
    LightVerbEntry,
    NounEntry,
    ReportingEntry,
    Role,
    SupportVerbEntry,
    VerbEntry,
)
from kg.extract.lexicon.rows import Row
from kg.model import EntityClass, Factuality, Predicate

NOUN_AGENTS = "poss|amod|compound|prep:by"
"""Where the agent of a noun stands if its row does not say."""


def make_verb(row: Row, lemma: str, particle: str) -> VerbEntry:
    """Make an entry of a row of interactions.tsv."""
    return VerbEntry(
        lemma=lemma,
        particle=particle,
        frames=row.frames("frame"),
        agent_frames=row.frames("agent_frame", Role.SUBJECT),
        predicate=row.root(),
        sense=row.text("sense"),
        confidence=row.choice("confidence", Confidence),
        only=row.choices("only", EntityClass),
        agent_only=row.choices("agent_only", EntityClass),
        example=row.example(),
    )


def make_light_verb(row: Row, lemma: str, particle: str) -> LightVerbEntry:
    """Make an entry of a row of light_verbs.tsv."""
    return LightVerbEntry(
        lemma=lemma,
        particle=particle,
        complements=row.words("complement"),
        at=row.frame("at", Role.OBJECT),
        frames=_with_held(row),
        agent_frames=row.frames("agent_frame", Role.SUBJECT),
        predicate=row.root(),
        sense=row.text("sense"),
        confidence=row.choice("confidence", Confidence),
        only=row.choices("only", EntityClass),
        example=row.example(),
    )


_JUDGING = frozenset({Predicate.ACCUSES, Predicate.SUPPORTS, Predicate.REJECTS})


def _with_held(row: Row) -> tuple[Frame, ...]:
    """A row's frames; who judges somebody's plan judges him: "criticism of Graustark's plan"."""
    frames = row.frames("frame")
    held = Frame(Role.HELD)
    prepositional = any(frame.role is Role.PREPOSITION for frame in frames)
    return (*frames, held) if prepositional and row.root() in _JUDGING else frames


def make_noun(row: Row, lemma: str, _: str) -> NounEntry:
    """Make an entry of a row of interaction_nouns.tsv."""
    return NounEntry(
        lemma=lemma,
        modifiers=row.words("modifier"),
        agent_frames=row.frames("agent_frame", NOUN_AGENTS),
        frames=_with_held(row),
        predicate=row.root(),
        sense=row.text("sense"),
        confidence=row.choice("confidence", Confidence),
        example=row.example(),
    )


def make_support_verb(row: Row, lemma: str, particle: str) -> SupportVerbEntry:
    """Make an entry of a row of support_verbs.tsv."""
    return SupportVerbEntry(
        lemma=lemma,
        particle=particle,
        at=row.frame("at", Role.OBJECT),
        agent_frames=row.frames("agent_frame", Role.SUBJECT),
        frames=row.frames("frame"),
        predicate=row.root(),
        example=row.example(),
    )


def make_control(row: Row, lemma: str, particle: str) -> ControlEntry:
    """Make an entry of a row of control_verbs.tsv."""
    return ControlEntry(
        lemma=lemma,
        particle=particle,
        complement=row.word("complement"),
        controller=row.frame("controller", Role.SUBJECT),
        act=row.choice("act", Act, Act.ANY),
        predicate=row.root_or_none(),
        factuality=row.choice("factuality", Factuality, Factuality.ASSERTED),
        embedded=row.root("embedded"),
        example=row.example(),
    )


def make_factuality(row: Row, lemma: str, particle: str) -> FactualityEntry:
    """Make an entry of a row of factuality.tsv."""
    return FactualityEntry(
        lemma=lemma,
        particle=particle,
        pos=row.word("pos"),
        complement=row.word("complement"),
        factuality=row.choice("factuality", Factuality),
        speaks=row.flag("speaks"),
        predicate=row.root(),
        example=row.example(),
    )


def make_reporting(row: Row, lemma: str, particle: str) -> ReportingEntry:
    """Make an entry of a row of reporting_verbs.tsv."""
    return ReportingEntry(
        lemma=lemma,
        particle=particle,
        addressee=row.frame("addressee") if row.text("addressee") else None,
        stance=row.root_or_none("stance"),
        example=row.example(),
    )
