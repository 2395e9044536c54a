"""Lasting relations that a verb or relational noun tells: births, schools, kin, seats, membership.

The words are data (``lexicons/lasting_relations.tsv``): each row has the frames of its two ends
and the classes that they must have. "self" is whom a noun describes: the one that it stands in
apposition to, is predicated of, or stands before; "have" is who has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.clauses import find_below, find_fillers, with_conjuncts
from kg.extract.factuality import assess
from kg.extract.lexicon.entries import Frame, Role
from kg.extract.lexicon.rows import read_rows
from kg.extract.page import Page
from kg.extract.relations.bodies import find_introduced
from kg.extract.relations.described import find_described
from kg.extract.relations.places import find_place_named, with_enclosing
from kg.extract.subjects import own_subject
from kg.model import EntityClass, Factuality, Mention, MentionKind, Predicate, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

SELF, HAVE = "self", "have"
_HAVING = frozenset({"have", "hold", "receive", "earn", "obtain", "complete", "pursue"})

_PLACED = frozenset(
    {Predicate.BORN_IN, Predicate.LIVES_IN, Predicate.BASED_IN, Predicate.LOCATED_IN}
)
"""Relations to a place that hold for the wider places that follow it: "in Lima, Peru"."""


@dataclass(frozen=True, slots=True)
class LastingEntry:
    """A row: where the two ends stand, of which classes, and what ties them.

    An end is None where the word itself describes it; ``had`` is for a subject that has the thing.
    """

    pos: str
    particle: str
    had: bool
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
        lemma, particle = to_lemma(row.word("word"), row.text("pos"))
        entry = LastingEntry(
            row.text("pos"),
            particle,
            row.text("subject") == HAVE,
            None if row.text("subject") in {SELF, HAVE} else row.frame("subject"),
            row.choices("subject_is", EntityClass),
            None if row.text("object") == SELF else row.frame("object"),
            row.choices("object_is", EntityClass),
            row.choice("predicate", Predicate),
            row.text("example"),
        )
        entries.setdefault(lemma, []).append(entry)
    return {lemma: tuple(rows) for lemma, rows in entries.items()}


def find_lasting(page: Page) -> Iterator[Relation]:
    """Relations of the table's words, in text order."""
    table = load_lasting()
    for token in page.doc:
        entries = table.get(token.lemma_.lower()) or table.get(token.lower_, ())
        for entry in entries:
            if (token.pos_ == "VERB") == (entry.pos == "VERB") and has_particle(
                token, entry.particle
            ):
                yield from _apply(page, token, entry)
        if token.lower_ == "founded" and token.i > 2:
            yield from _cofounded(page, token)


def _cofounded(page: Page, verb: Token) -> Iterator[Relation]:
    """ "Reed co-founded Orm Air", of whose hyphen parsers make nonsense: what stands beside it."""
    doc = page.doc
    if doc[verb.i - 2 : verb.i].text.lower() != "co-" or verb.i + 2 >= len(doc):
        return
    thing = verb.nbor(2) if verb.nbor().pos_ == "DET" else verb.nbor()
    founder, founded = page.at(doc[verb.i - 3]), page.at(thing, MentionKind.NAME)
    if founder is None or founder.entity_class is not EntityClass.PERSON or founded is None:
        return
    if founded.entity_class is EntityClass.ORGANIZATION:
        yield Relation(
            Predicate.FOUNDED_BY, founded.span, founder.span,
            page.evidence(verb.idx, "lasting:co-found"), at=verb.idx,
        )  # fmt: skip


def to_lemma(words: str, pos: str) -> tuple[str, str]:
    """The lemma of a row and what must go with it: a verb's particle or a noun's modifier.

    >>> to_lemma("grow up", "VERB"), to_lemma("parent company", "NOUN")
    (('grow', 'up'), ('company', 'parent'))
    """
    first, _, rest = words.partition(" ")
    return (rest, first) if rest and pos == "NOUN" else (first, rest)


def has_particle(word: Token, particle: str) -> bool:
    """Whether the particle or modifier that a row asks for, if any, goes with a word."""
    kinds = {"prt"} if word.pos_ == "VERB" else {"compound", "amod", "nmod"}
    return not particle or any(c.dep_ in kinds and c.lower_ == particle for c in word.children)


def _apply(page: Page, word: Token, entry: LastingEntry) -> Iterator[Relation]:
    if entry.predicate is Predicate.LIVES_IN and any(c.dep_ == "dobj" for c in word.children):
        return  # who "moved the firm to Lima" need not live there
    if entry.predicate is Predicate.EDUCATED_AT and _does_research(word):
        return
    single = entry.predicate is Predicate.SPOUSE_OF
    if entry.had and not (word.dep_ == "dobj" and word.head.lemma_ in _HAVING):
        return
    frame, holder = (Frame(Role.SUBJECT), word.head) if entry.had else (entry.subject, word)
    subjects = list(dict.fromkeys(fill_frame(page, holder, frame, entry.subject_is, single=single)))
    if not subjects:
        return
    found = fill_frame(page, word, entry.object, entry.object_is, single=single)
    targets = [mention for mention in found if mention not in subjects]
    if entry.predicate in _PLACED:
        targets = [place for target in targets for place in with_enclosing(page, target)]
    if not targets:
        return
    factuality = _factuality(word)
    rule = f"lasting:{word.lemma_.lower()}"
    for subject in subjects:
        for target in targets:
            yield Relation(
                entry.predicate, subject.span, target.span, page.evidence(word.idx, rule),
                factuality=factuality, at=word.idx,
            )  # fmt: skip


def _factuality(word: Token) -> Factuality:
    """What "its founder Tom Reed" tells by the way is so, whatever the sentence says of him."""
    if word.pos_ != "VERB" and word.dep_ in {"appos", "compound", "nmod"}:
        return Factuality.ASSERTED
    return assess(word).factuality


def _does_research(verb: Token) -> bool:
    """ "Studies glue at the Orm Institute", now and with an object: no student."""
    has_object = any(child.dep_ == "dobj" for child in verb.children)
    return has_object and verb.lemma_ == "study" and verb.tag_ in {"VBZ", "VBP"}


def fill_frame(
    page: Page,
    word: Token,
    frame: Frame | None,
    classes: frozenset[EntityClass],
    *,
    single: bool = False,
) -> Iterator[Mention]:
    """The mentions of some classes that stand in a frame of a word, or that it describes."""
    fillers = find_described(page, word) if frame is None else _fillers(word, frame)
    for filler in fillers:
        for noun in (filler,) if single else with_conjuncts(filler):
            mention = _mention_at(page, noun, classes)
            if mention is None and frame is not None:
                mention = _meant(page, noun, frame, classes)
            if mention is not None:
                yield mention


def _meant(
    page: Page, noun: Token, frame: Frame, classes: frozenset[EntityClass]
) -> Mention | None:
    """The one that a common noun stands for: "X is a firm based in Y", "a firm, X, founded by"."""
    if frame.role is Role.PREPOSITION:
        place = find_place_named(page, noun)
        found = place or find_introduced(page, noun)
        return found if found is not None and found.entity_class in classes else None
    if frame.role not in {Role.SUBJECT, Role.OBJECT} or noun.pos_ != "NOUN":
        return None
    if noun.dep_ not in {"attr", "appos"}:
        found = find_introduced(page, noun)
        return found if found is not None and found.entity_class in classes else None
    meant = (_mention_at(page, token, classes) for token in find_described(page, noun))
    return next((mention for mention in meant if mention is not None), None)


def _fillers(word: Token, frame: Frame) -> Iterator[Token]:
    """Those of the frame; a preposition may hang on the verb or the conjunct beside its noun.

    "The founder and chief of it", "lives and works in it", "took a degree in physics from it".
    """
    found = list(find_fillers(word, frame))
    if found or frame.role is not Role.PREPOSITION:
        yield from found
        return
    beside = [c for c in word.children if c.dep_ == "conj" and _is_beside(word, c)]
    found = [noun for other in beside for noun in find_fillers(other, frame)]
    if not found and word.dep_ in {"attr", "dobj"}:
        found = list(find_fillers(word.head, frame))
    if not found and word.lemma_.lower() in _LEARNING:
        found = list(find_below(word, frame.preposition))
    yield from found


_LEARNING = frozenset("degree doctorate phd diploma bachelor master graduate".split())


def _is_beside(word: Token, conjunct: Token) -> bool:
    """Whether another word shares what follows it: a noun, or a verb two words on."""
    if word.pos_ == "VERB":
        return conjunct.i == word.i + 2 and own_subject(conjunct) is None
    return word.pos_ == "NOUN" and conjunct.pos_ in {"NOUN", "PROPN"}


def _mention_at(page: Page, noun: Token, classes: frozenset[EntityClass]) -> Mention | None:
    for mention in page.covering(noun):
        if mention.entity_class in classes and page.head(mention).i == noun.i:
            return mention
    return None
