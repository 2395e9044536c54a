"""Texts that are turned away: empty, too long, surely not English."""

from __future__ import annotations

import math
import re

from kg.errors import UnreadableArticle

MOST_CHARACTERS = 1_000_000
"""spaCy's own limit for one text."""
_FEWEST_LETTERS = 300
"""The language of a shorter text is not judged."""
_FUNCTION_WORDS = frozenset(
    "the and of to that with from by his her their has have been were this which would".split()
)
_ENGLISH_SHARE = 0.03
"""English prose has 8 to 25 % of these words, other languages hardly any."""
_CLEAR_MARGIN = 15.0
"""How far the best language must lead English, in log odds per square root of bytes.

Prose in German, French, Spanish, Dutch or Polish leads by 25 and more; bare lists of names, which
are no language in particular, by 10 or 11.
"""


def refuse(text: str, name: str) -> None:
    """Raise UnreadableArticle for a text that cannot be read as an English article."""
    letters = sum(map(str.isalpha, text))
    if not letters:
        raise UnreadableArticle(name, "it is empty: there are no words in it")
    if len(text) > MOST_CHARACTERS:
        raise make_too_long(name)
    if letters >= _FEWEST_LETTERS and (language := _find_other_language(text)):
        raise UnreadableArticle(
            name, f"it seems to be in another language ('{language}'); newskg reads English"
        )


def make_too_long(name: str) -> UnreadableArticle:
    """The refusal of a text that no article is as long as."""
    return UnreadableArticle(
        name,
        f"it has more than {MOST_CHARACTERS:,} characters, the most that one article may have;"
        " split it into its articles",
    )


def _find_other_language(text: str) -> str:
    """The code of the language that a text is in if that is surely not English, else empty."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if sum(word in _FUNCTION_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return ""
    import py3langid

    scores = dict(py3langid.rank(text))
    best = max(scores, key=lambda language: (scores[language], language))
    margin = (scores[best] - scores["en"]) / math.sqrt(len(text.encode()))
    return best if best != "en" and margin >= _CLEAR_MARGIN else ""
