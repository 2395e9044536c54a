"""When a person was born or died and a body was founded, told by a verb or noun with its date.

The words are data (``lexicons/life_dates.tsv``). Only one definite day, month or year counts:
"since 1998", "in the 1990s" name no date of birth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.factuality import assess
from kg.extract.lexicon.entries import Frame
from kg.extract.lexicon.rows import read_rows
from kg.extract.page import Page
from kg.extract.relations.lasting import fill_frame, has_particle, to_lemma
from kg.extract.times import Times
from kg.model import EntityClass, Predicate, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class LifeDateEntry:
    """A row: where the one whose date it is stands, of which classes, and which date it is."""

    pos: str
    particle: str
    whose: Frame
    classes: frozenset[EntityClass]
    predicate: Predicate
    example: str


@cache
def load_life_dates() -> dict[str, tuple[LifeDateEntry, ...]]:
    """The rows by lemma."""
    entries: dict[str, list[LifeDateEntry]] = {}
    for row in read_rows("life_dates.tsv"):
        lemma, particle = to_lemma(row.word("word"), row.text("pos"))
        entry = LifeDateEntry(
            row.text("pos"), particle, row.frame("whose"), row.choices("is", EntityClass),
            row.choice("predicate", Predicate), row.word("example"),
        )  # fmt: skip
        entries.setdefault(lemma, []).append(entry)
    return {lemma: tuple(rows) for lemma, rows in entries.items()}


def find_life_dates(page: Page, times: Times) -> Iterator[Relation]:
    """Dates of birth, death and foundation, in text order."""
    table = load_life_dates()
    for token in page.doc:
        date = _date_of(token, times) if token.lemma_.lower() in table else ""
        if date:
            yield from _apply(page, token, table[token.lemma_.lower()], date)


def _date_of(word: Token, times: Times) -> str:
    date = times.at(word)
    return date.begin if date is not None and date.begin == date.end_date else ""


def _apply(
    page: Page, word: Token, entries: tuple[LifeDateEntry, ...], date: str
) -> Iterator[Relation]:
    seen = set()
    for entry in entries:
        if (word.pos_ == "VERB") != (entry.pos == "VERB") or not has_particle(word, entry.particle):
            continue
        for mention in fill_frame(page, word, entry.whose, entry.classes):
            if mention.span in seen:
                continue
            seen.add(mention.span)
            rule = f"biography:{word.lemma_.lower()}"
            yield Relation(
                entry.predicate, mention.span, mention.span, page.evidence(word.idx, rule),
                factuality=assess(word).factuality, value=date, at=word.idx,
            )  # fmt: skip
