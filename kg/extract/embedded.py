"""Countries and places that are only part of a longer name: "Wales" in "Orm Buses Wales".

Where the whole was not found as a name, its part takes no part in any relation: the text speaks of
another thing. That it names a state is remembered (``names/inner.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.lexicon.wordlists import load_words
from kg.extract.names.spans import NOBLE, is_headline
from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central upper lower greater mainland"
    " downtown uptown inner outer metropolitan northeast northwest southeast southwest".split()
)


def drop_embedded_lands(page: Page) -> list[Mention]:
    """Take away the lands that stand inside a longer name which nobody knows.

    Gives the states among them: "Vespugia" in "Grain Board Vespugia" is meant, whereas a town or
    region may be no more than where a namesake stood ("Arms of Lima") or whose duchess it is.
    """
    needed = {span for m in page.mentions for span in (m.of, m.antecedent)}
    found = [m for m in page.mentions if _is_embedded(page, m) and m.span not in needed]
    for mention in found:
        page.remove(mention.span)
    return [m for m in found if m.entity_class is EntityClass.COUNTRY]


def _is_embedded(page: Page, mention: Mention) -> bool:
    if mention.kind is not MentionKind.NAME or mention.entity_class not in LANDS:
        return False
    tokens = page.tokens(mention.span)
    if is_headline(tokens[0].sent):
        return False
    return (
        _is_before(page, tokens[0])
        or _is_behind(page, tokens[-1])
        or _is_in_bracket_of_name(page, tokens[0], tokens[-1])
    )


def _is_before(page: Page, first: Token) -> bool:
    """ "Orm Buses Wales", "O Texas": a name's word right in front, not the sentence's first."""
    if first.i <= first.sent.start + 1:
        return False
    word = first.nbor(-1)
    if word.lower_ == "of":
        return word.nbor(-1).lower_ in NOBLE and word.nbor(-1).text.istitle()
    tied = word.head in {first, first.head} or first.head == word
    return _belongs_to_name(page, word) and tied


def _is_behind(page: Page, last: Token) -> bool:
    """ "Orm Counties", "Texas's Finest Bakers": name's words right behind."""
    if last.i + 1 >= len(page.doc):
        return False
    word = last.nbor()
    if word.tag_ == "POS":
        words = page.doc[word.i + 1 : word.i + 3]
        titled = all(_belongs_to_title(page, part) for part in words)
        return len(words) == 2 and titled and words[1].head.i <= words[1].i + 1
    return _belongs_to_name(page, word) and last.dep_ in {"compound", "nmod"}


def _is_in_bracket_of_name(page: Page, first: Token, last: Token) -> bool:
    """ "Orm Aid (England and Wales)": lands alone in a bracket behind an organization's name."""
    opening = _past_lands(page, first, -1)
    if opening is None or opening.text != "(" or opening.i == 0:
        return False
    closing = _past_lands(page, last, 1)
    outer = page.at(opening.nbor(-1), MentionKind.NAME)
    return (
        closing is not None
        and closing.text == ")"
        and outer is not None
        and outer.entity_class in {EntityClass.ORGANIZATION, EntityClass.EVENT}
    )


def _past_lands(page: Page, token: Token, step: int) -> Token | None:
    """The first token before or behind that is neither land nor "and" nor a comma."""
    position = token.i + step
    while 0 <= position < len(page.doc):
        word = page.doc[position]
        mention = page.at(word)
        if word.lower_ not in {"and", ",", "&"} and (
            mention is None or mention.entity_class not in LANDS
        ):
            return word
        position += step
    return None


def _belongs_to_title(page: Page, word: Token) -> bool:
    """Whether it is part of a name or of a list's or work's: "Lima's Top Bakers"."""
    noun = word.is_title and word.tag_ in {"JJ", "JJS", "NN", "NNS"} and not page.at(word)
    return _belongs_to_name(page, word) or noun


def _belongs_to_name(page: Page, word: Token) -> bool:
    if word.pos_ != "PROPN" or not word.text[:1].isupper() or page.at(word):
        return False
    key = word.lower_.rstrip(".")
    plain = load_words("offices", "honorifics", "not_names")
    if word.ent_type_ == "NORP" or word.is_stop:
        return False
    return word.is_alpha and key not in plain and key not in _DIRECTIONS
