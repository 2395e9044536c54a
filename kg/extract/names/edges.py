"""Where a name begins and ends: what the model swallowed in front or behind, or left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.gazetteer import Gazetteer
from kg.extract.lexicon.wordlists import load_words
from kg.extract.names.english import is_english
from kg.extract.names.spans import (
    NOBLE,
    PARTICLES,
    QUOTES,
    is_descriptor,
    is_headline,
    is_name_word,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def strip(doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer) -> tuple[int, int]:
    """Without articles, titles, possessives, quotation marks and lower-case words at the ends."""
    if end - start > 1 and is_descriptor(doc[start]) and is_name_word(doc[start + 1]):
        start += 1
    start = _after_compound(doc, start, end)
    start = _after_office(doc, start, end)
    start += _is_counted_off(doc, start, end)
    if label == "PERSON":
        end = _before_land(doc, start, end, gazetteer)
        start = _after_title(doc, start, end)
        start = _after_verb(doc, start, end, gazetteer)
    while start < end and not _may_begin(doc[start], label):
        start += 1
    if label == "ORG":
        end = _before_office(doc, start, end, gazetteer)
    while end > start and not (_may_end(doc[end - 1]) and not _counts_on(doc, end)):
        if _is_syllable(doc, start, end, label):
            break
        end -= 1
    if label == "PERSON" and end < len(doc) and _is_syllable(doc, start, end + 2, label):
        end += 2
    return start, end


def _after_office(doc: Doc, start: int, end: int) -> int:
    """ "Chair of the | Orm Committee", "Orm President | Relving": the office is not the name's."""
    if end - start < 3:
        return start
    offices = load_words("offices") - NOBLE
    if doc[start].lower_ in offices and doc[start + 1].lower_ == "of":
        return start + 2
    before, last = doc[end - 2], doc[end - 1]
    titled = before.lower_ in offices and before.tag_ == "NNP"
    return end - 1 if titled and last.is_title and not is_english(last) else start


def _before_office(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> int:
    """ "Orm Department | Spokesman": who works for a body is not in its name."""
    last = end
    offices = load_words("offices") - {"justice", "general"}
    while last - start > 2 and doc[last - 1].lower_ in offices:
        last -= 1
    if last == end:
        return end
    known = gazetteer.find(doc[start:last].text)
    body = known is not None or doc[last - 1].lower_ in load_words("organization_words")
    return last if body else end


def _after_compound(doc: Doc, start: int, end: int) -> int:
    """Past a hyphened word for a person: "Pan-democrat | Lam Relving", "Ex-minister | Reed"."""
    if end - start < 4 or doc[start + 1].text != "-" or not doc[start + 2].is_lower:
        return start
    callings = load_words("offices", "professions", "partisans")
    return start + 3 if doc[start + 2].lower_ in callings else start


_LETTERED = frozenset("group plan class category section division pool team vitamin".split())


def _is_counted_off(doc: Doc, start: int, end: int) -> bool:
    """Whether a letter in front ends the sentence before: "lost in Group F. | Orsin"."""
    letter = doc[start]
    ends = end - start > 1 and len(letter) == 2 and letter.text[1] == "."
    return ends and start > 0 and doc[start - 1].lower_ in _LETTERED


_SUFFIXES = frozenset(
    "style type like wide era age aged born made run held led loyal ally allied friendly free"
    " owned based built bound heavy hit rich poor sized long old day year week sponsor mad".split()
)


def _is_syllable(doc: Doc, start: int, end: int, label: str) -> bool:
    """Whether a small word behind a hyphen ends a given name: "Lam Relv-ing", not "Orm-led".

    Of a person any may, whatever the model takes "Sang-woo" and "Kyung-won" for.
    """
    if end > len(doc) or end - start < 4 or doc[end - 2].text != "-":
        return False
    last, front = doc[end - 1], doc[end - 3]
    joined = not front.whitespace_ and not doc[end - 2].whitespace_
    fits = last.is_lower and last.is_alpha and len(last) <= 6 and last.lower_ not in _SUFFIXES
    strange = last.tag_ in {"NN", "NNP", "IN"} and not is_english(front)
    person = label == "PERSON" and not last.text.endswith("ed") and len(front) <= _LONGEST_SYLLABLE
    return joined and fits and front.is_title and (strange or person)


_LONGEST_SYLLABLE = 6


def _counts_on(doc: Doc, end: int) -> bool:
    """Whether a number ends the span that belongs to what follows: "lent Peru 2 | billion".

    Or to a score: "Peru 2 | - 0".
    """
    if not doc[end - 1].like_num or end == len(doc):
        return False
    score = doc[end].text in {"-", "–"} and end + 1 < len(doc) and doc[end + 1].like_num
    return score or doc[end].like_num


def _before_land(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> int:
    """ "Tom Reed of Peru" is Tom Reed, but a duchess bears her land's name."""
    for position in range(start + 1, end - 1):
        if doc[position].lower_ == "of" and doc[start].lower_ not in NOBLE | _RULERS:
            hit = gazetteer.find(doc[position + 1 : end].text)
            if hit and hit.sure and hit.entity_class in LANDS:
                return position
    return end


_RULERS = frozenset("king queen emperor empress sultan emir sheikh shah".split())


def _after_title(doc: Doc, start: int, end: int) -> int:
    titles = load_words("offices", "honorifics")
    for position in range(end - 2, start - 1, -1):
        if doc[position].lower_.rstrip(".") in titles:
            return position + 1
    return start


def _after_verb(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> int:
    """Past the first word of a sentence or headline that is no part of the name behind it."""
    hyphened = end - start > 2 and doc[start + 2].text == "-"  # "Moon Hye-young"
    if end - start < 2 or hyphened or gazetteer.is_given_name(doc[start].text):
        return start
    first, second = doc[start], doc[start + 1]
    if end - start > 2 and is_english(first) and gazetteer.is_given_name(second.text):
        return start + 1  # "Crooked Tom Reed"
    headed = first.is_sent_start or is_headline(first.sent) or first.nbor(-1).is_punct
    verbal = first.pos_ in {"VERB", "AUX", "ADP", "SCONJ", "ADV"} or first.text.endswith("ing")
    if headed and end - start > 2 and gazetteer.is_given_name(second.text):
        return start + 1
    return start + 1 if headed and verbal else start


_DETERMINERS = frozenset("the a an this these that those our his its their".split())


def _may_begin(token: Token, label: str) -> bool:
    if token.lower_ in _DETERMINERS or token.is_punct or token.text in QUOTES:
        return False
    if label == "PERSON" and token.lower_.rstrip(".") in load_words("honorifics"):
        return False
    return is_name_word(token) or (label == "PERSON" and token.lower_ in PARTICLES)


def _may_end(token: Token) -> bool:
    if token.tag_ == "POS" or token.is_space or token.text in QUOTES:
        return False
    if token.is_punct or token.lower_ in {"'s", "’s"}:
        return False
    return is_name_word(token) or any(c.isdigit() for c in token.text) or token.text[:1] == "-"


def has_name(doc: Doc, start: int, end: int, label: str) -> bool:
    """Whether any word in it is more than a month, a form of address or an office."""
    empty = load_words("not_names", "honorifics", "offices")
    words = [word.lower_.rstrip(".") for word in doc[start:end] if is_name_word(word)]
    if label == "PERSON" and any(c.isdigit() for c in doc[start:end].text):
        return False
    called = label == "PERSON" and end - start == 1 and _is_namesake(doc[start])
    return (called or any(word not in empty for word in words)) and any(
        c.isalpha() for c in doc[start:end].text
    )


_NAMESAKES = frozenset("abbot baker bishop dean judge king major marshal page pope prince".split())
_RANKS = frozenset("acting assistant chief crown deputy former high royal senior vice".split())


def _is_namesake(word: Token) -> bool:
    """Whether a word for an office is a surname behind another office: "Senator Dean"."""
    if word.lower_ not in _NAMESAKES or not word.i:
        return False
    title = word.nbor(-1)
    return title.is_title and title.lower_ in load_words("offices") - _RANKS
