"""Names that the knowledge base has, where a text has them: the longest that begins at a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.gazetteer import Gazetteer, Hit
from kg.extract.lexicon.wordlists import load_words
from kg.extract.names.candidate import MODEL_CLASSES, Candidate
from kg.extract.names.english import is_bare_start, is_more_than_noun
from kg.extract.names.spans import is_name_word
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_NAME = 8


def find_known(doc: Doc, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Every name that somebody or something is known by, none within another."""
    position = 0
    not_names = load_words("not_names")
    while position < len(doc):
        found = None
        token = doc[position]
        usable = token.lower_ not in not_names or _goes_on(token) or _is_the_west(token)
        if (is_name_word(token) and usable) or _is_arabic_article(token):
            found = _longest_hit(doc, position, gazetteer) or _territory(doc, position, gazetteer)
        if found:
            yield found
            position = found.end
        else:
            position += 1


_LANDS = frozenset({"GPE", "LOC", "FAC"})
"""spaCy's labels of places."""
_TERRITORIES = frozenset("state city province county region town district".split())


def _territory(doc: Doc, start: int, gazetteer: Gazetteer) -> Candidate | None:
    """ "State of Borduria", which is called Borduria."""
    before = doc[start - 1] if start else None  # "the Southern District of Orm"
    parted = before is not None and is_name_word(before) and not before.is_stop
    if doc[start].lower_ not in _TERRITORIES or parted or start + 2 >= len(doc):
        return None
    land = _longest_hit(doc, start + 2, gazetteer) if doc[start + 1].lower_ == "of" else None
    if land is None or land.hit is None or land.hit.entity_class not in LANDS:
        return None
    return Candidate(start, land.end, "name:territory", hit=land.hit)


def _goes_on(token: Token) -> bool:
    """Whether another capitalised word follows at once: "North Korea", "New Zealand"."""
    return token.i + 1 < len(token.doc) and is_name_word(token.nbor())


def _is_arabic_article(token: Token) -> bool:
    """ "al" before a capital: "al-Qaeda", "al Shabaab"."""
    if token.text not in {"al", "el"} or token.i + 1 == len(token.doc):
        return False
    word = token.nbor()
    if word.text == "-" and word.i + 1 < len(token.doc):
        word = word.nbor()
    return word.text[:1].isupper()


def _is_the_west(token: Token) -> bool:
    """The bloc, not the direction: "the West fears"; not "the West Bank", "the west of Orm"."""
    article = token.i and token.nbor(-1).lower_ == "the"
    head = token.dep_ not in {"compound", "amod", "nmod"}
    return bool(article) and token.text == "West" and head


def _is_name_alone(token: Token) -> bool:
    """Whether one word may be a name: "IS" is one, and a verb in a headline of capitals."""
    if token.lower_ in load_words("not_names"):
        return _is_the_west(token)
    verb = token.is_stop and token.pos_ in {"AUX", "VERB"}
    return not verb or _is_acronym_amid(token)


def _is_acronym_amid(token: Token) -> bool:
    """Whether it alone has capitals: "strikes on IS targets", not in a line of capitals."""
    sides = token.doc[max(0, token.i - 1) : token.i + 2]
    return token.is_upper and not any(side.is_upper for side in sides if side.i != token.i)


def _longest_hit(doc: Doc, start: int, gazetteer: Gazetteer) -> Candidate | None:
    longest = _LONGEST_NAME
    # A word that goes on without a space ("Lloyd's") is a part of what it begins.
    if doc[start].whitespace_ and not gazetteer.begins_name(doc[start].text):
        longest = 1
    for end in range(min(start + longest, len(doc)), start, -1):
        last = doc[end - 1]
        if last.is_space or last.is_punct:
            continue
        text = doc[start:end].text
        if "\n" in text:
            continue
        if end - start == 1 and not _is_name_alone(doc[start]):
            continue
        hit = gazetteer.find(text)
        if hit and doc[start].lower_ == "the" and not _has_article(doc, end, hit):
            continue
        if hit and _may_stand_here(doc, start, end, hit):
            return Candidate(start, end, "name:gazetteer", hit=hit)
    return None


def _has_article(doc: Doc, end: int, hit: Hit) -> bool:
    """Whether "the" is part of the name and the name is whole: not in "the Valley Bank"."""
    goes_on = end < len(doc) and doc[end].pos_ == "PROPN" and is_name_word(doc[end])
    return hit.label.startswith("The ") and not goes_on


def _names_land(token: Token) -> bool:
    """Whether a noun behind says that it is a place: "the Selva region"."""
    capital = token.is_title and not token.is_sent_start and token.i + 1 < len(token.doc)
    return capital and token.nbor().lower_ in load_words("place_nouns")


def _may_stand_here(doc: Doc, start: int, end: int, hit: Hit) -> bool:
    """Whether a known name is likely that name here; a weak one wants the model's consent."""
    if hit.sure:
        return True
    token = doc[start]
    if end - start == 1:
        proper = token.pos_ == "PROPN" and token.is_title and not is_bare_start(token)
        word = hit.entity_class is EntityClass.PLACE and is_more_than_noun(token)  # "Split", "Man"
        named = proper and (not word or _is_the_west(token))
        labels = _LANDS if word else MODEL_CLASSES
        return token.ent_type_ in labels or named or _names_land(token)
    return any(word.pos_ == "PROPN" for word in doc[start:end])
