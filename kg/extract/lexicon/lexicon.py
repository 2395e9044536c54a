"""The lexicon of political interactions: words, where their two actors stand, what they mean.

It is data, in ``lexicons/*.tsv``; the comment on top of each file explains its columns.

====================  ========================================================================
interactions          "Ruritania *praised* Graustark": verbs
light_verbs           "Ruritania *imposed sanctions on* Graustark": a verb and its complement
interaction_nouns     "Ruritania's *shelling* of Graustark": nouns
support_verbs         "Ruritania *launched* an invasion of Graustark": verbs that leave the
                      meaning to any interaction noun
control_verbs         "Ruritania *refused to* meet Graustark": verbs that take an act
factuality            "Ruritania *may* invade Graustark": words that say how real a claim is
reporting_verbs       "Ruritania *said* that …": verbs of saying
not_interactions      "Ruritania *resembles* Graustark": verbs known to be no interaction
====================  ========================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from operator import itemgetter
from typing import TypeVar

from kg.extract.lexicon.entries import (
    Act,
    Confidence,
    ControlEntry,
    Example,
    FactualityEntry,
    Frame,
    LightVerbEntry,
    NounEntry,
    ReportingEntry,
    Role,
    SupportVerbEntry,
    VerbEntry,
)
from kg.extract.lexicon.entry_rows import to_maker
from kg.extract.lexicon.rows import LEXICONS, Row, read_rows
from kg.model import Predicate

__all__ = [
    "FRIENDLY",
    "Act",
    "Confidence",
    "ControlEntry",
    "Example",
    "FactualityEntry",
    "Frame",
    "Lexicon",
    "LightVerbEntry",
    "NounEntry",
    "ReportingEntry",
    "Role",
    "SupportVerbEntry",
    "VerbEntry",
    "load_lexicon",
    "read_lexicon",
]

FRIENDLY: frozenset[Predicate] = frozenset(
    {
        Predicate.AGREES_WITH,
        Predicate.CONSULTS,
        Predicate.SUPPORTS,
        Predicate.COOPERATES_WITH,
        Predicate.AIDS,
        Predicate.CONCEDES_TO,
        Predicate.RETREATS_FROM,
    }
)
"""The roots that cooperate; the other nine of the sixteen are hostile."""


_Entry = TypeVar("_Entry")
_Make = Callable[[Row, str, str], _Entry]


@dataclass(frozen=True)
class Lexicon:
    """Every table by lemma in lower case, for each of a row's alternatives.

    ``factuality`` holds the control verbs too: "threaten" says how real its infinitive is.
    """

    verbs: dict[str, tuple[VerbEntry, ...]]
    light_verbs: dict[str, tuple[LightVerbEntry, ...]]
    nouns: dict[str, tuple[NounEntry, ...]]
    support_verbs: dict[str, tuple[SupportVerbEntry, ...]]
    controls: dict[str, tuple[ControlEntry, ...]]
    factuality: dict[str, tuple[FactualityEntry, ...]]
    reporting: dict[str, tuple[ReportingEntry, ...]]
    not_interactions: dict[str, str]

    @cached_property
    def known_verbs(self) -> frozenset[str]:
        """The lemmas of all verbs here, those with a root and those known to have none."""
        cues = (
            lemma
            for lemma, entries in self.factuality.items()
            if any(entry.pos == "VERB" for entry in entries)
        )
        return frozenset().union(
            self.verbs,
            self.light_verbs,
            self.support_verbs,
            self.controls,
            self.reporting,
            self.not_interactions,
            cues,
        )


@cache
def load_lexicon() -> Lexicon:
    """Open the lexicon that newskg comes with, once."""
    return read_lexicon(LEXICONS)


def read_lexicon(folder: Traversable) -> Lexicon:
    """Read a folder of tables into a lexicon; InputError names the file and line of a bad row."""

    def table(name: str, kind: type[_Entry]) -> dict[str, tuple[_Entry, ...]]:
        return _by_lemma(read_rows(f"{name}.tsv", folder), to_maker(kind))

    controls = table("control_verbs", ControlEntry)
    return Lexicon(
        verbs=table("interactions", VerbEntry),
        light_verbs=table("light_verbs", LightVerbEntry),
        nouns=table("interaction_nouns", NounEntry),
        support_verbs=table("support_verbs", SupportVerbEntry),
        controls=controls,
        factuality=_merge(table("factuality", FactualityEntry), controls),
        reporting=table("reporting_verbs", ReportingEntry),
        not_interactions={
            row.word("lemma"): row.text("note") for row in read_rows("not_interactions.tsv", folder)
        },
    )


def _by_lemma(rows: Iterator[Row], make: _Make[_Entry]) -> dict[str, tuple[_Entry, ...]]:
    """Entries under each lemma of their rows ("criticize|criticise"), the narrower first."""
    found: dict[str, list[tuple[tuple[int, ...], _Entry]]] = {}
    for row in rows:
        for lemma, particle in row.heads():
            found.setdefault(lemma, []).append(
                (_breadth(row, particle), make(row, lemma, particle))
            )
    return {
        lemma: tuple(entry for _, entry in sorted(entries, key=itemgetter(0)))
        for lemma, entries in found.items()
    }


def _breadth(row: Row, particle: str) -> tuple[int, ...]:
    """Sort "called on Y" before "called Y", and rows for certain recipients before others.

    A row that asks for a particle, modifier, preposition or class says more than one that does not;
    between rows that ask for as much, the surer is first.
    """
    cells = row.cells
    frame = cells.get("frame", "")
    return (
        not particle,
        not cells.get("modifier"),
        not cells.get("only"),
        not frame.startswith(Role.OBJECT_TO),
        frame.partition("|")[0] in {Role.OBJECT, Role.OWNER, Role.MUTUAL},
        list(Confidence).index(row.choice("confidence", Confidence, Confidence.HIGH))
        if "confidence" in cells
        else 0,
    )


def _merge(
    cues: dict[str, tuple[FactualityEntry, ...]], controls: dict[str, tuple[ControlEntry, ...]]
) -> dict[str, tuple[FactualityEntry, ...]]:
    """Add to the cues what control verbs say of their act, once for each of its constructions."""
    merged = {lemma: list(entries) for lemma, entries in cues.items()}
    for lemma, entries in controls.items():
        known = merged.setdefault(lemma, [])
        for cue in map(_to_cue, entries):
            if (cue.particle, cue.complement) not in {(c.particle, c.complement) for c in known}:
                known.append(cue)
    return {lemma: tuple(entries) for lemma, entries in merged.items()}


def _to_cue(entry: ControlEntry) -> FactualityEntry:
    return FactualityEntry(
        lemma=entry.lemma,
        particle=entry.particle,
        pos="VERB",
        complement=entry.complement,
        factuality=entry.factuality,
        speaks=False,
        predicate=entry.embedded,
        example=entry.example,
    )
