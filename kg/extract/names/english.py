"""Whether a word is an English one: what "Thoughts" is and "Rostock" is not.

A capital says little of the first word of a sentence. The lemmatizer's index of lemmas (WordNet's,
https://wordnet.princeton.edu) tells the words that need no name to stand there. It holds some names
of places and persons among its nouns too, which therefore pass for words unless somebody else knows
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from kg.annotate import ENGLISH_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDINGS = (
    ("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("er", "e"), ("est", ""), ("ly", ""), ("men", "man"),
)  # fmt: skip
"""How a form leads back to its lemma, roughly: what ends so, and what the lemma ends in."""


def is_english(token: Token) -> bool:
    """Whether the word, in small letters, or its lemma is an English common word.

    Where the model brings no such list, every word may be one.
    """
    lookups = token.vocab.lookups
    if not lookups.has_table(ENGLISH_WORDS):
        return True
    lemmas = lookups.get_table(ENGLISH_WORDS)["lemmas"]
    word = token.lower_.partition("’")[0]  # "It’s", where the model leaves it in one
    return word in STOP_WORDS or any(
        word.removesuffix(ending) + instead in lemmas
        for ending, instead in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) > 1
    )


def is_more_than_noun(token: Token) -> bool:
    """Whether the word is an English verb or adjective, as hardly any name is: "Man".

    Where the model brings no such list, none is.
    """
    lookups = token.vocab.lookups
    known = lookups.get_table(ENGLISH_WORDS) if lookups.has_table(ENGLISH_WORDS) else {}
    return token.lower_ in known.get("no nouns", ())


def common_words(doc: Doc) -> frozenset[str]:
    """The English words that an article itself writes with a small letter."""
    return frozenset(t.text for t in doc if t.is_lower and len(t) > 2 and is_english(t))


_ROLES = frozenset({"nsubj", "nsubjpass"})
_IN_PHRASE = frozenset({"compound", "poss"})


def is_bare_start(token: Token, *, known: bool = True) -> bool:
    """Whether only its place at the front gives a word its capital, as far as one can tell.

    What the model takes for a singular name and subject is none such, if it is ``known`` or if
    there is no English word like it: "Klow lost", "KLTV: Why?", not "Rockets fell". Nor is a
    strange word before a verb or noun: "Orsinpost interviews Reed", "Klow keeper Reed".
    """
    if not token.is_sent_start:
        return False
    acts = token.dep_ in _ROLES or (not is_more_than_noun(token) and token.dep_ in _IN_PHRASE)
    speaks = token.i + 1 < len(token.doc) and token.nbor().text == ":"
    speaks = speaks or (token.i + 1 < len(token.doc) and token.nbor().tag_ == "VBZ")
    named = token.tag_ == "NNP" and (acts or (speaks and not known))
    return not named or (not known and is_english(token))
