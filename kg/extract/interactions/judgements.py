"""Words that judge and whom they judge: "Ruritania is reckless", "has failed its voters".

The words stand in ``lexicons/evaluations.tsv``. Only plain predications count: not what is negated
(but "not honest"), asked, wished for, compared or only possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from kg.extract.factuality import assess
from kg.extract.lexicon.rows import read_rows
from kg.extract.subjects import find_subject, is_passive
from kg.model import Factuality, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEING = frozenset({"be", "become", "remain"})
_NAMING = frozenset("call label brand dub term deem consider describe".split())
_DOING = frozenset("do make show commit tell spread display play".split())
"""Verbs whose object judges the subject: "made a mistake", "has shown courage"."""

_GOOD_DEEDS = frozenset("more much everything lot wonders".split())
_BAD_DEEDS = frozenset("nothing little harm damage".split())
_WEAKENING = frozenset(
    "less least hardly barely scarcely almost nearly so-called supposedly".split()
)
_OF_TASKS = ("fit", "qualified")
"""Adjectives that judge with what somebody is or is not fit to do."""

_NOT = frozenset({"no", "not", "never", "n't", "n’t"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a word says of whom it is said of; ``negated`` what its negation says, if anything."""

    predicate: Predicate
    negated: Predicate | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A word that judges, whom it is said of, the verb that says so, and the verdict."""

    word: Token
    target: Token
    verb: Token
    verdict: Verdict


@cache
def load_verdicts() -> dict[str, dict[str, Verdict]]:
    """The table of words that judge, by part of speech and lemma."""
    tables: dict[str, dict[str, Verdict]] = {"ADJ": {}, "NOUN": {}, "VERB": {}}
    for row in read_rows("evaluations.tsv"):
        verdict = Verdict(row.root("verdict"), row.root_or_none("negated"))
        for word in row.words("word"):
            tables[row.word("pos")][word] = verdict
    return tables


def find_judgement(word: Token) -> Judgement | None:
    """Whom a word judges, where it is a predicate of somebody."""
    if word.pos_ == "VERB" or word.dep_ == "dobj":
        deed = _deed(word)
        if deed is not None:
            return deed
    verdict = _verdict_of(word)
    if verdict is None:
        return None
    if word.pos_ == "VERB":
        return _make(word, _subject(word), word, verdict)
    phrase = word.head if word.dep_ == "amod" else word
    if phrase.i != word.i and _verdict_of(phrase) is not None:
        return None
    if word.pos_ == "ADJ" and not word.lower_.endswith(_OF_TASKS) and _has_infinitive(word):
        return None
    return _predication(word, phrase, verdict)


def find_outcome(judgement: Judgement) -> Predicate | None:
    """What is done by judging so: nothing where it is hypothetical, weakened or compared."""
    word, verdict = judgement.word, judgement.verdict
    phrase = word.head.children if word.dep_ == "amod" else ()
    around = {child.lower_ for child in chain(word.children, phrase)}
    if _WEAKENING & around or word.tag_ in {"JJR", "RBR"}:
        return None
    factuality = assess(judgement.verb).factuality
    if factuality is Factuality.NEGATED or _NOT & around:
        return verdict.negated if _is_plainly_negated(judgement) else None
    if factuality in {Factuality.HYPOTHETICAL, Factuality.PLANNED} or _is_admitted(judgement):
        return None
    return None if "too" in around and verdict.negated else verdict.predicate


_ADMITTING = frozenset("acknowledge admit concede confess regret".split())


def _is_admitted(judgement: Judgement) -> bool:
    """ "Acknowledged that Peru had broken the treaty": an admission, and no charge."""
    verb = judgement.verb
    blames = judgement.verdict.predicate is Predicate.ACCUSES
    return blames and verb.dep_ == "ccomp" and verb.head.lemma_ in _ADMITTING


def _verdict_of(word: Token) -> Verdict | None:
    """The verdict of a word; a participle may judge as an adjective ("is misguided")."""
    verdicts = load_verdicts()
    is_participle = word.tag_ in {"VBN", "VBG"} and any(c.lemma_ == "be" for c in word.children)
    if is_participle and word.lower_ in verdicts["ADJ"]:
        return verdicts["ADJ"][word.lower_]
    return verdicts.get(word.pos_, {}).get(word.lemma_.lower())


def _has_infinitive(word: Token) -> bool:
    """ "Fair to look into", "too weak to attack": not said of whoever is its subject."""
    return any(c.dep_ == "xcomp" and c.i > word.i for c in chain(word.children, word.head.children))


def _make(word: Token, target: Token | None, verb: Token, verdict: Verdict) -> Judgement | None:
    return Judgement(word, target, verb, verdict) if target is not None else None


def _subject(verb: Token) -> Token | None:
    """Who does what a verb says, or is "misguided": the clause's own subject, nothing implied.

    "Failed to agree" blames nobody, and who was jailed "for inciting" is not said to have done so.
    """
    if any(child.dep_ == "xcomp" for child in verb.children):
        return None
    by_participle = verb.lower_ in load_verdicts()["ADJ"]
    own = verb if verb.dep_ != "conj" else verb.head
    has_own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in own.children)
    return find_subject(verb) if has_own and (by_participle or not is_passive(verb)) else None


def _deed(word: Token) -> Judgement | None:
    """ "Has done more for us than anyone", "has done nothing for us"."""
    verb = word.head
    if word.dep_ != "dobj" or verb.lemma_ != "do" or is_passive(verb):
        return None
    for_whom = any(c.dep_ in {"prep", "dative"} and c.lower_ in {"for", "to"}
                   for c in chain(verb.children, word.children))  # fmt: skip
    if not for_whom:
        return None
    if word.lower_ in _GOOD_DEEDS:
        return _make(verb, find_subject(verb), verb, Verdict(Predicate.SUPPORTS))
    if word.lower_ in _BAD_DEEDS:
        return _make(verb, find_subject(verb), verb, Verdict(Predicate.ACCUSES))
    return None


def _predication(word: Token, phrase: Token, verdict: Verdict) -> Judgement | None:
    """Whom a phrase is said of: "X is …", "called X …", "described X as …", "X has shown …"."""
    verb = phrase.head
    if phrase.dep_ in {"attr", "acomp"} and verb.lemma_ in _BEING:
        return _make(word, find_subject(verb), verb, verdict)
    if phrase.dep_ in {"oprd", "ccomp", "dobj"} and verb.lemma_ in _NAMING:
        return _make(word, _named(verb, phrase), verb, verdict)
    if phrase.dep_ == "dobj" and verb.lemma_ in _DOING and not is_passive(verb):
        return _make(word, find_subject(verb), verb, verdict)
    if phrase.dep_ == "appos" and verb.dep_ == "dobj" and verb.head.lemma_ in _NAMING:
        return _make(word, verb, verb.head, verdict)
    naming = _naming_verb(phrase)
    return _make(word, _named(naming, phrase), naming, verdict) if naming is not None else None


def _naming_verb(phrase: Token) -> Token | None:
    """ "Described" of "described X as reckless"."""
    preposition = phrase.head
    if preposition.lower_ != "as":
        return None
    head = preposition.head
    while head.pos_ in {"NOUN", "PROPN", "PRON"} and head.dep_ != "ROOT":
        head = head.head
    return head if head.pos_ == "VERB" and not is_passive(head) else None


def _named(verb: Token, phrase: Token) -> Token | None:
    """The object that is called something, or the subject of the small clause that it heads."""
    return next(chain(_children(phrase, "nsubj"), _children(verb, "dobj", before=phrase.i)), None)


def _children(head: Token, label: str, before: int | None = None) -> Iterator[Token]:
    end = head.i if before is None else before
    return (child for child in head.children if child.dep_ == label and child.i < end)


def _is_plainly_negated(judgement: Judgement) -> bool:
    """ "Is not honest": one negation, on the verb itself."""
    negations = [child for child in judgement.verb.children if child.dep_ == "neg"]
    above = assess(judgement.verb.head).factuality if judgement.verb.dep_ == "ccomp" else None
    return len(negations) == 1 and above is not Factuality.NEGATED
