"""How sure each relation is: the measured precision of the rule that read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.confidence import precision_of
from kg.extract.lexicon.entries import Confidence
from kg.extract.lexicon.lexicon import load_lexicon
from kg.model import Predicate, Relation

_TIERS = list(Confidence)


def measure(relation: Relation) -> Relation:
    """Give a relation its rule's precision."""
    rule = relation.evidence.rule
    return replace(relation, confidence=precision_of(rule, tier_of(rule, relation.predicate)))


def tier_of(rule: str, predicate: Predicate) -> str:
    """How sure the row of the lexicon that a rule names is of itself; "" for other rules."""
    lexicon = load_lexicon()
    family, _, words = rule.partition(":")
    lemma, _, complement = words.partition("+")
    entries: Iterable[tuple[Predicate, Confidence]] = ()
    if family == "verb":
        entries = ((e.predicate, e.confidence) for e in lexicon.verbs.get(lemma, ()))
    elif family in {"noun", "support-verb"}:
        nouns = lexicon.nouns.get(complement or lemma, ())
        entries = ((e.predicate, e.confidence) for e in nouns)
    elif family == "light-verb":
        rows = lexicon.light_verbs.get(lemma, ())
        entries = ((e.predicate, e.confidence) for e in rows if complement in e.complements)
    fitting = [tier for found, tier in entries if found is predicate]
    return min(fitting, key=_TIERS.index, default="")
