"""Names as keys: spellings of one name that differ only in form become the same string."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LATIN_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        "&": " and ",
    }
)
"""Latin letters that Unicode does not take apart into a base letter and an accent."""

_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
"""Marks on a Latin letter; on other letters they are letters of their own (й, が)."""

_SILENT = re.compile(r"[.'’‘ʼʻʹ`´\u200b-\u200f\u00ad]")
"""Marks that stand inside a word: U.S., Sana'a, O'Neill, a soft hyphen."""

_BETWEEN_WORDS = re.compile(r"(?:[^\w\u0300-\u036f\u0900-\u0dff]|_)+")
"""Everything else that is no letter or digit; vowel signs of Indian scripts are parts of words."""

_ARTICLE = re.compile(r"^(?:the )+")

_INITIALS = re.compile(r"\b[a-z](?: [a-z]\b)+")


@lru_cache(maxsize=1 << 16)  # each word of a text is looked up as name, as demonym, in two tables
def normalize_name(name: str) -> str:
    """Return the key under which a name is kept and looked up.

    Letters lose case and accents, dots and apostrophes vanish, other punctuation is a space,
    initials stand together and a leading "the" is dropped. Scripts other than Latin are kept.

    >>> normalize_name("The U.S."), normalize_name("São Tomé"), normalize_name("J. D. Vance")
    ('us', 'sao tome', 'jd vance')
    """
    plain = name.casefold().split()
    if name.isascii() and all(len(word) > 1 and word.isalnum() for word in plain):
        while len(plain) > 1 and plain[0] == "the":
            del plain[0]
        return " ".join(plain)
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).casefold().translate(_LATIN_LETTERS)
        name = unicodedata.normalize("NFC", _ACCENTS.sub("", name))
    else:
        name = name.casefold().replace("&", " and ")
    words = _BETWEEN_WORDS.sub(" ", _SILENT.sub("", name)).strip()
    words = _INITIALS.sub(lambda initials: initials[0].replace(" ", ""), words)
    return _ARTICLE.sub("", words)
