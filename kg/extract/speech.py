"""Who says what stands between quotation marks, as far as the words around it tell.

Only what a pronoun needs: the quotations themselves are read later, with pronouns in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.extract.lexicon.lexicon import load_lexicon
from kg.extract.quotations.marks import Quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def find_speaking(doc: Doc, stretch: Quoted, inside: Mapping[int, int]) -> frozenset[int]:
    """Token numbers of the subjects of saying in the sentences that a quoted stretch touches.

    ``inside`` are the tokens that stand in quotation marks: a verb there tells nothing.
    """
    found = doc.char_span(*stretch.outer, alignment_mode="expand")
    if found is None:
        return frozenset()
    first, last = found[0].sent.start, found[-1].sent.end
    if last < len(doc) and found.end >= last:
        last = doc[last].sent.end if doc[found[-1].i].is_quote and _goes_on(doc[last]) else last
    subjects: set[int] = set()
    for token in doc[first:last]:
        if token.i not in inside and token.dep_ in _SUBJECTS and _is_saying(token.head):
            subjects.add(token.i)
    return frozenset(subjects)


def _goes_on(token: Token) -> bool:
    """Whether the sentence was cut behind the mark: "… ," / "Reed said."."""
    return token.is_lower or token.pos_ == "PROPN"


def _is_saying(verb: Token) -> bool:
    return verb.lemma_.lower() in load_lexicon().reporting
