"""Verb lemmas that the model's lemmatizer gets wrong, made right before the lexicon is asked.

It cuts endings by rule and knows only its own list of verbs: "staged" becomes "stag", "raped"
"rap", "retweeted" "retweete". The spelling itself tells what it should have been.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from kg.extract.lexicon.lexicon import load_lexicon
from kg.extract.relations.lasting import load_lasting

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHORT = re.compile(r"[^aeiou]*[aeiou][bcdfghjklmnpqrtv]")
"""A syllable whose last consonant English doubles before "ed" and "ing": stag, stagged."""

_ENDINGS = ("ing", "ed", "es", "s", "d")


def correct_lemmas(doc: Doc) -> None:
    """Put the right lemma on every verb of a document."""
    known = load_lexicon().known_verbs | load_lasting().keys()
    for token in doc:
        if token.pos_ == "VERB":
            token.lemma_ = to_lemma(token.text, token.lemma_, known)


def to_lemma(form: str, lemma: str, known: Collection[str]) -> str:
    """Give a verb's lemma, in lower case, from its form in the text and the model's lemma.

    >>> to_lemma("staged", "stag", {"stag", "stage"})
    'stage'
    >>> to_lemma("retweeted", "retweete", {"retweet"})
    'retweet'
    """
    form, lemma = form.lower(), lemma.lower()
    if _SHORT.fullmatch(lemma) and form in {f"{lemma}ed", f"{lemma}ing", f"{lemma}es"}:
        return f"{lemma}e"
    if lemma in known:
        return lemma
    return next((stem for stem in find_stems(form) if stem in known), lemma)


def find_stems(form: str) -> Iterator[str]:
    """Yield what a regular English form may come from, itself first.

    >>> list(find_stems("denied"))
    ['denied', 'deni', 'denie', 'deny', 'denie']
    """
    yield form
    for ending in _ENDINGS:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        yield stem
        if ending != "d":
            yield f"{stem}e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if stem.endswith("i"):
            yield f"{stem[:-1]}y"
