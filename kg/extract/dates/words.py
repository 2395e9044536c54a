"""The words that dates are made of: parts of regular expressions, and what they stand for.

A rule is written from these parts in an f-string: ``f"{DAY:day} {MONTH:month}"`` is a day and a
month in groups of those names. A space in a rule stands for any white space within a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.lexicon.wordlists import load_words


class Part(str):
    """A piece of a regular expression that puts itself into a group when it is formatted."""

    __slots__ = ()

    def __format__(self, name: str) -> str:
        """``f"{PART}"`` is a plain group, ``f"{PART:name}"`` one of that name."""
        return f"(?P<{name}>{self!s})" if name else f"(?:{self!s})"


# White space with at most one line's end in it; possessive, so that a long gap costs no more.
_SPACE = r"(?:[^\S\n]++\n?[^\S\n]*+|\n[^\S\n]*+)"


def compile_rule(rule: str) -> re.Pattern[str]:
    """A rule that begins and ends at a word's border."""
    return re.compile(rf"(?<!\w)(?:{rule})(?!\w)".replace(" ", _SPACE))


def compile_before(rule: str) -> re.Pattern[str]:
    """A rule for the text before a place, which it must reach."""
    return re.compile(rf"(?<!\w)(?:{rule})\Z".replace(" ", _SPACE))


def compile_after(rule: str) -> re.Pattern[str]:
    """A rule for the text from a place on; used with ``match``."""
    return re.compile(rf"(?:{rule})".replace(" ", _SPACE))


def any_of(words: str | Iterable[str]) -> Part:
    """One of these words ("in|since"), in small letters or beginning with a capital.

    The longest stand first, so that none hides another. They are spelled out, since a search that
    ignores case is several times slower.
    """
    given = words.split("|") if isinstance(words, str) else words
    return Part("|".join(f"{word}|{word[0].upper()}{word[1:]}" for word in _by_length(given)))


def _by_length(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


_MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
_WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH_ABBREVIATIONS = {
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1) if name != "May"},
    "Sept": 9,
}
MONTHS = {
    **{name.lower(): number for number, name in enumerate(_MONTH_NAMES, 1)},
    **{name.lower(): number for name, number in _MONTH_ABBREVIATIONS.items()},
}
WEEKDAYS = {name.lower(): number for number, name in enumerate(_WEEKDAY_NAMES)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each begins, by the weather and in the north."""

UNITS = "minute hour day week month year decade century".split()
PLURALS = {"centuries" if unit == "century" else f"{unit}s": unit for unit in UNITS}

_SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split(),
        1,
    )
}
_TENS = {
    word: number * 10
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
_DOZENS = {"a dozen": 12, "a hundred": 100}
NUMBERS = {**_SMALL, **_TENS, **_DOZENS, "a": 1, "an": 1}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        " twenty-first".split(),
        1,
    )
}


def _capitalised(names: Iterable[str]) -> str:
    """Names as they are or all in capitals, never in small letters: "may", "march"."""
    return "|".join(f"{name}|{name.upper()}" for name in names)


FULL_MONTH = Part(_capitalised(_MONTH_NAMES))
SHORT_MONTH = Part(rf"(?:{_capitalised(_by_length(_MONTH_ABBREVIATIONS))})\b\.?")
MONTH = Part(f"{FULL_MONTH}|{SHORT_MONTH}")
WEEKDAY = Part(_capitalised(_WEEKDAY_NAMES))
ANY_WEEKDAY = Part(rf"{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?")
DAY_PART = any_of("morning|afternoon|evening|night")
DAY = Part(r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)")
YEAR = Part(r"(?:1\d|20)\d\d|2100")
SEASON = any_of(SEASONS)
UNIT = Part("|".join(_by_length([*PLURALS, *UNITS])))
NUMBER = Part(
    rf"(?<![./,])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}})|{any_of(_TENS)}-{any_of(list(_SMALL)[:9])}"
    rf"|{any_of([*_SMALL, *_TENS, *_DOZENS])}"
)
COUNT = Part(rf"{NUMBER}|{any_of('a|an')}")
ORDINAL = Part(rf"\d{{1,2}}(?:st|nd|rd|th)|{any_of(ORDINALS)}")
# A dash longer than an en dash sets sentences apart, not dates.
TO = Part(r"\s?[-\u2010-\u2013]\s?| (?:to|through|until|till) ")
APOSTROPHE = Part("['\N{RIGHT SINGLE QUOTATION MARK}]")
TURN = any_of("last|this past|next|this coming|the coming|this")
HEDGE = any_of(
    "about|around|nearly|almost|over|just over|just under|more than|less than|at least|some"
    "|roughly|approximately|up to|under|well over|close to"
)
COUNTED = Part("|".join(_by_length(load_words("counted_nouns"))))


def to_month(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS[name.rstrip(".").lower()]


def to_weekday(name: str) -> int:
    """0 for Monday to 6 for Sunday, by name or abbreviation."""
    return next(number for day, number in WEEKDAYS.items() if day.startswith(name[:3].lower()))


def to_unit(word: str) -> str:
    """The singular of a unit."""
    return PLURALS.get(word, word)


def to_number(words: str) -> int:
    """What digits or words count, up to ninety-nine in words.

    >>> to_number("twenty-five"), to_number("1,000"), to_number("a dozen")
    (25, 1000, 12)
    """
    words = re.sub(r"\s+", " ", words.lower()).replace(",", "")
    if words.isdigit():
        return int(words)
    tens, _, ones = words.partition("-")
    return NUMBERS[tens] + (NUMBERS[ones] if ones else 0)


def to_ordinal(words: str) -> int:
    """The number of "20th" or "twentieth"."""
    return ORDINALS.get(words.lower()) or int(words[:-2])


def to_turn(words: str) -> int:
    """-1 for last, 0 for this, 1 for next."""
    words = words.lower()
    if words.endswith(("last", "past")):
        return -1
    return 1 if words.endswith(("next", "coming")) else 0
