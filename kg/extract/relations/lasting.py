"""Lasting relations that a verb or relational noun tells: births, schools, kin, seats, membership.

The words are data (``lexicons/lasting_relations.tsv``): each row has the frames of its two ends
and the classes that they must have. "self" is whom a noun describes: the one that it stands in
apposition to, is predicated of, or stands before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.clauses import find_fillers, with_conjuncts
from kg.extract.factuality import assess
from kg.extract.lexicon.entries import Frame, Role
from kg.extract.lexicon.rows import read_rows
from kg.extract.page import Page
from kg.extract.subjects import find_subject
from kg.model import EntityClass, Mention, MentionKind, Predicate, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

SELF = "self"


@dataclass(frozen=True, slots=True)
class LastingEntry:
    """A row: where the two ends stand, of which classes, and what ties them."""

    pos: str
    subject: Frame | None
    subject_is: frozenset[EntityClass]
    object: Frame | None
    object_is: frozenset[EntityClass]
    predicate: Predicate
    example: str


@cache
def load_lasting() -> dict[str, tuple[LastingEntry, ...]]:
    """The rows by lemma; a frame is None where the noun itself describes that end."""
    entries: dict[str, list[LastingEntry]] = {}
    for row in read_rows("lasting_relations.tsv"):
        entry = LastingEntry(
            row.text("pos"),
            None if row.text("subject") == SELF else row.frame("subject"),
            row.choices("subject_is", EntityClass),
            None if row.text("object") == SELF else row.frame("object"),
            row.choices("object_is", EntityClass),
            row.choice("predicate", Predicate),
            row.text("example"),
        )
        entries.setdefault(row.word("word"), []).append(entry)
    return {lemma: tuple(rows) for lemma, rows in entries.items()}


def find_lasting(page: Page) -> Iterator[Relation]:
    """Relations of the table's words, in text order."""
    table = load_lasting()
    for token in page.doc:
        entries = table.get(token.lemma_.lower()) or table.get(token.lower_, ())
        for entry in entries:
            if (token.pos_ == "VERB") == (entry.pos == "VERB"):
                yield from _apply(page, token, entry)


def _apply(page: Page, word: Token, entry: LastingEntry) -> Iterator[Relation]:
    subjects = list(_fill(page, word, entry.subject, entry.subject_is))
    if not subjects:
        return
    targets = [m for m in _fill(page, word, entry.object, entry.object_is) if m not in subjects]
    if not targets:
        return
    status = assess(word)
    rule = f"lasting:{word.lemma_.lower()}"
    for subject in subjects:
        for target in targets:
            yield Relation(
                entry.predicate, subject.span, target.span, page.evidence(word.idx, rule),
                factuality=status.factuality, at=word.idx,
            )  # fmt: skip


def _fill(
    page: Page, word: Token, frame: Frame | None, classes: frozenset[EntityClass]
) -> Iterator[Mention]:
    fillers = _described(page, word) if frame is None else _fillers(word, frame)
    for filler in fillers:
        for noun in with_conjuncts(filler):
            mention = _mention_at(page, noun, classes)
            if mention is not None:
                yield mention


def _fillers(word: Token, frame: Frame) -> Iterator[Token]:
    """Those of the frame; a preposition may hang on the verb above its noun."""
    found = list(find_fillers(word, frame))
    if not found and frame.role is Role.PREPOSITION and word.dep_ in {"attr", "dobj"}:
        found = list(find_fillers(word.head, frame))
    yield from found


def _mention_at(page: Page, noun: Token, classes: frozenset[EntityClass]) -> Mention | None:
    for mention in page.covering(noun):
        if mention.entity_class in classes and page.head(mention).i == noun.i:
            return mention
    return None


def _described(page: Page, noun: Token) -> Iterator[Token]:
    """Whom a noun describes: "X, the wife of", "X is a citizen of", "his wife, X", "member X"."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    if head.dep_ == "appos":
        yield head.head
    elif head.dep_ in {"attr", "oprd", "acomp"}:
        subject = find_subject(head.head)
        if subject is not None:
            yield subject
    elif head.dep_ in {"compound", "nmod"} and head.head.pos_ == "PROPN":
        yield head.head
    yield from (child for child in noun.children if child.dep_ == "appos" and child.i > noun.i)
    after = noun.i + 1
    if after < len(page.doc) and page.doc[after].text == "," and _is_definite(noun):
        after += 1
    if after < len(page.doc) and (mention := page.at(page.doc[after], MentionKind.NAME)):
        yield page.head(mention)


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.children)
