"""How a stretch of words looks: a name's first word, a headline, an address, a descriptor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon.wordlists import load_words
from kg.read.headline import SMALL_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

PARTICLES = frozenset(
    "wa de da do dos das del della der den di du la le los las van von zu zur ten ter bin ibn bint"
    " al el ben y e af of abu ul ud 't d'".split()
)
"""Lower-case words inside personal names."""

NOBLE = frozenset(
    "duke duchess earl count countess marquess marchioness baron baroness viscount viscountess"
    " prince princess".split()
)
"""A person of rank goes by one of these, "of" and a land."""

QUOTES = frozenset("\"'“”‘’«»`")


def is_name_word(token: Token) -> bool:
    """Whether a token looks as the first word of a name does: a capital or a digit with letters."""
    text = token.text
    return text[:1].isupper() or (text[:1].isdigit() and any(c.isalpha() for c in text))


def is_headline(sentence: TokenSpan) -> bool:
    """Whether nearly every longer word has a capital and no full stop ends it.

    A line of its own may end in one: "Brook Seeks a Larger Share of the Vote."
    """
    words = [word for word in sentence if word.is_alpha and len(word) > 3]
    if len(words) < 3:
        return False
    capitals = sum(word.text[0].isupper() for word in words)
    last = next(word.text for word in reversed(list(sentence)) if not word.is_space)
    # A long sentence may end in an abbreviation, whose full stop is its own too: "in Orm, D.C."
    stopped = last in {".", "?", "!", "”", '"'} or (last.endswith(".") and len(words) > 8)
    if stopped:
        return capitals == len(words) > 4 and _is_own_line(sentence) and _is_title_case(sentence)
    return capitals >= 0.75 * len(words)


def is_address(words: TokenSpan) -> bool:
    """Whether a short line is all a place's name: "Ana Solís Memorial Building"."""
    alone = 2 <= len(words) <= 5 and all(word.pos_ == "PROPN" for word in words)
    around = words.doc[max(0, words.start - 1) : words.end + 1]
    own_line = all(word.is_space for word in around if word not in words)
    return alone and own_line and words[-1].lower_ in load_words("place_words_behind")


def _is_title_case(sentence: TokenSpan) -> bool:
    """Whether only those words are small that title case leaves so."""
    return all(word.text in SMALL_WORDS for word in sentence if word.is_lower and word.is_alpha)


def _is_own_line(sentence: TokenSpan) -> bool:
    """Whether nothing else stands on a sentence's line."""
    text = sentence.doc.text
    before, after = text[: sentence.start_char].rstrip(" "), text[sentence.end_char :].lstrip(" ")
    own_end = "\n" in sentence.text[-2:] or after[:1] in {"", "\n"}
    return before[-1:] in {"", "\n"} and own_end


def is_descriptor(word: Token) -> bool:
    """Whether the first word of a sentence says what the name behind it is: "Drugmaker Orm"."""
    if not word.is_sent_start or not word.is_title:
        return False
    made = word.lower_.endswith("er") and word.lower_ in load_words("organization_nouns")
    return made or word.lower_ in _DESCRIPTORS or word.lower_ in load_words("professions")


_DESCRIPTORS = frozenset(
    "airline startup firm company conglomerate charity watchdog teenager firefighter rival rivals"
    " billionaire pollster survivor resident neighbor neighbour".split()
)
