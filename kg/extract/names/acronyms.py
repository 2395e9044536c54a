"""Acronyms that an article introduces itself: "Inter-Andean Trade Bank (IATB)".

The letters and the capitals before the bracket prove each other, whatever the model took them for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer
from kg.extract.names.candidate import Candidate
from kg.extract.names.english import is_english
from kg.extract.names.spans import QUOTES, is_name_word
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 10
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "de", "du", "des", "&", "-", "’s"})
_VOTE = 2.5


def find_introduced(doc: Doc, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Both the long form and the acronym in brackets behind it."""
    for token in doc[1:-1]:
        if _is_bracketed(token):
            end = _end_of_long_form(doc, token)
            start = _start_of_long_form(doc, token, end)
            if start is None:
                continue
            for first, last in ((start, end), (token.i, token.i + 1)):
                hit = gazetteer.find(doc[first:last].text)
                candidate = Candidate(first, last, "name:introduced", hit=hit)
                candidate.votes[EntityClass.ORGANIZATION] += _VOTE
                yield candidate


def _is_bracketed(token: Token) -> bool:
    inside = token.nbor(-1).text == "(" and token.nbor().text == ")"
    # Some news agencies write their letters small: "(tpa)".
    cased = token.is_upper or (token.is_lower and 3 <= len(token) <= 4 and not is_english(token))
    return inside and cased and token.is_alpha and 2 <= len(token) <= 7


def _end_of_long_form(doc: Doc, acronym: Token) -> int:
    """The position behind the words before the bracket, past a quotation mark that ends them."""
    end = acronym.i - 1
    return end - 1 if end and doc[end - 1].text in QUOTES else end


def _start_of_long_form(doc: Doc, acronym: Token, end: int) -> int | None:
    """Where the words begin whose initials it is; None if they are not right before it."""
    letters, position = acronym.text.casefold(), end - 1
    least = max(acronym.sent.start, position - _LONGEST)
    while letters and position >= least:
        word = doc[position]
        initials = [part[0] for part in word.lower_.split("-") if part]
        if is_name_word(word) and letters.endswith("".join(initials)):
            letters = letters[: len(letters) - len(initials)]
        elif is_name_word(word) and letters.endswith(initials[0]):
            letters = letters[:-1]
        elif word.lower_ in _SMALL:
            letters = letters.removesuffix(word.lower_[0])
        else:
            return None
        position -= 1
    found = position + 1
    return found if not letters and found < end - 1 and is_name_word(doc[found]) else None
