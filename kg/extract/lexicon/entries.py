"""What a row of the lexicon is: the words, where the two actors stand, what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.model import EntityClass, Factuality, Predicate


class Role(StrEnum):
    """Where an actor stands in relation to a word.

    Of a verb: its subject, its direct or dative object, the object of one of its prepositions, the
    subject of the clause that it takes, the object that an infinitive follows ("told Graustark to
    leave", but not "told Graustark that …"), the owner or doer of its object ("rejected Graustark's
    plan", "condemned the attack by Graustark"). Of a noun: its possessor, adjective or compound,
    or the object of a preposition. ``MUTUAL``: both actors stand joined in one slot ("A and B met",
    "talks between A and B", "the A-B summit"). ``PREDICATIVE`` is for complements only: the
    adjective or noun of "is critical of", "took her hostage".
    """

    SUBJECT = "subj"
    OBJECT = "obj"
    OBJECT_TO = "obj+to"
    DATIVE = "iobj"
    PREPOSITION = "prep"
    CLAUSE_SUBJECT = "comp"
    ASKED = "must"
    BLAMED = "blamed"
    HELD = "held"
    OWNER = "owner"
    PREDICATIVE = "pred"
    MUTUAL = "mutual"
    POSSESSIVE = "poss"
    ADJECTIVE = "amod"
    COMPOUND = "compound"


class Frame(NamedTuple):
    """One place for an actor or a complement; the preposition only where the role is that."""

    role: Role
    preposition: str = ""


class Confidence(StrEnum):
    """How surely a row means its predicate when two actors fill it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Act(StrEnum):
    """The kind of act that a control verb must embed for its row to hold."""

    ANY = "any"
    FRIENDLY = "friendly"
    HOSTILE = "hostile"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of ours with the head words of the two actors that are to be found in it."""

    text: str
    agent: str
    recipient: str


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """A verb that is an interaction.

    ``only`` and ``agent_only`` limit the class of recipient and agent, where not empty.
    """

    lemma: str
    particle: str
    frames: tuple[Frame, ...]
    agent_frames: tuple[Frame, ...]
    predicate: Predicate
    sense: str
    confidence: Confidence
    only: frozenset[EntityClass]
    agent_only: frozenset[EntityClass]
    example: Example


@dataclass(frozen=True, slots=True)
class LightVerbEntry:
    """A verb that is an interaction together with a complement, which stands at ``at``.

    The frames are those of the verb or of the complement: parsers attach either way. ``only``
    limits the class of the recipient, where not empty.
    """

    lemma: str
    particle: str
    complements: tuple[str, ...]
    at: Frame
    frames: tuple[Frame, ...]
    agent_frames: tuple[Frame, ...]
    predicate: Predicate
    sense: str
    confidence: Confidence
    only: frozenset[EntityClass]
    example: Example


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A noun that is an interaction, if need be only with one of ``modifiers`` ("phone call")."""

    lemma: str
    modifiers: tuple[str, ...]
    agent_frames: tuple[Frame, ...]
    frames: tuple[Frame, ...]
    predicate: Predicate
    sense: str
    confidence: Confidence
    example: Example


@dataclass(frozen=True, slots=True)
class SupportVerbEntry:
    """A verb that lends its actors to whatever interaction noun stands at ``at``.

    ``frames`` is where the recipient stands when not with the noun, as in converses ("suffered a
    defeat", "came under attack"), whose recipient is the subject.
    """

    lemma: str
    particle: str
    at: Frame
    agent_frames: tuple[Frame, ...]
    frames: tuple[Frame, ...]
    predicate: Predicate
    example: Example


@dataclass(frozen=True, slots=True)
class ControlEntry:
    """A verb that takes an act and says whose it is and how real.

    ``complement`` is how the act stands ("xcomp", "pcomp:from"), ``controller`` who is its agent.
    ``predicate``, where there is one, is a relation of the verb's own from its subject to the
    act's recipient ("refused to meet"). ``embedded`` is the act's predicate in the example.
    """

    lemma: str
    particle: str
    complement: str
    controller: Frame
    act: Act
    predicate: Predicate | None
    factuality: Factuality
    embedded: Predicate
    example: Example


@dataclass(frozen=True, slots=True)
class FactualityEntry:
    """A word that says how real its complement is; ``speaks`` if its subject is who says so.

    ``complement`` is one of "comp" (a clause), "xcomp" (an infinitive or gerund), "obj" (a noun),
    "head" (the clause that an auxiliary, adverb or preposition stands in) or "pcomp:…".
    ``predicate`` is that of the act in the example.
    """

    lemma: str
    particle: str
    pos: str
    complement: str
    factuality: Factuality
    speaks: bool
    predicate: Predicate
    example: Example


@dataclass(frozen=True, slots=True)
class ReportingEntry:
    """A verb of saying. ``stance`` is the interaction that saying so is with whom it is said of.

    ``addressee`` is where the hearer stands, if anywhere. The example's agent is the speaker.
    """

    lemma: str
    particle: str
    addressee: Frame | None
    stance: Predicate | None
    example: Example
