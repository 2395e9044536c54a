"""Persons under several forms of one name: initials, middle names, nicknames, transliterations.

Only names of one block are compared, those whose surnames sound alike, so that the cost grows with
the number of persons. A form that fits two persons who differ is joined to neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from rapidfuzz import fuzz

from kg.knowledge_base.given_names import gender_of_given_name, given_names

_BLOCK = 5
"""So many letters of a surname's sound make a block."""

_LARGEST_BLOCK = 200
"""Beyond so many persons of one surname, likeness tells nobody apart."""

_ALIKE = 85
"""The likeness, of 100, from which two spellings of a rare word are one."""

_SHORTEST = 5
"""Words with fewer letters are alike by chance."""

_SOUNDS = (
    ("sch", "s"), ("tsch", "c"), ("shch", "s"), ("zh", "z"), ("kh", "h"), ("ph", "f"), ("sh", "s"),
    ("ch", "c"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("q", "k"),
    ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("j", "y"), ("dj", "y"),
)  # fmt: skip
"""Spellings of one sound in the usual transliterations."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Two normalised names of one person, the fuller first; why, and how sure (0 to 1)."""

    full: str
    short: str
    reason: str
    score: float


def find_variants(keys: Iterable[str]) -> Iterator[Variant]:
    """Pairs of names that are one person's; a form that fits two who differ is left alone."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys, key=lambda key: (-len(key), key)):
        words = key.split()
        if len(words) > 1:
            blocks[sound_of(words[-1])[:_BLOCK]].append(key)
    for _, block in sorted(blocks.items()):
        if len(block) <= _LARGEST_BLOCK:
            yield from _unambiguous(block)


def _unambiguous(block: list[str]) -> Iterator[Variant]:
    """Each name with the likest longer one, unless it fits two that do not fit each other."""
    fits: dict[str, list[Variant]] = defaultdict(list)
    for full, short in combinations(block, 2):
        verdict = compare_persons(full, short)
        if verdict is not None:
            fits[short].append(Variant(full, short, *verdict))
    for matches in fits.values():
        # "J. Orm" fits Jan Orm and Julia Orm, and stays alone.
        rivals = combinations([match.full for match in matches], 2)
        if all(any(v.full == first for v in fits.get(second, ())) for first, second in rivals):
            yield max(matches, key=lambda match: match.score)


def compare_persons(full: str, short: str) -> tuple[str, float] | None:
    """Why two normalised names may be one person's, and how sure that is; None where they differ.

    >>> compare_persons("james david quastel", "jd quastel")
    ('initials', 0.8)
    >>> compare_persons("william quastel", "bill quastel"), compare_persons("ana orm", "una orm")
    (('nickname', 0.75), None)
    """
    one, other = full.split(), short.split()
    if len(one) < 2 or len(other) < 2:
        return None
    if one[-1] != other[-1] and not _is_same_word(one[-1], other[-1]):
        return None
    given, forms = one[:-1], other[:-1]
    found = _compare_given(given, forms) if one[-1] == other[-1] else None
    if found is None and len(given) == len(forms) and all(map(_is_same_given, given, forms)):
        return "spelling", 0.8
    return found


def is_misspelling(one: str, other: str) -> bool:
    """Whether two normalised full names differ in one vowel of one longer word.

    By itself that tells nothing; within one article it is a slip of the pen.

    >>> is_misspelling("kirstin quastel", "kirsten quastel")
    True
    >>> is_misspelling("martin quastel", "marvin quastel"), is_misspelling("ana orm", "ina orm")
    (False, False)
    """
    pairs = list(zip(one.split(), other.split(), strict=False))
    differing = [(a, b) for a, b in pairs if a != b]
    if len(one.split()) != len(other.split()) or len(pairs) < 2 or len(differing) != 1:
        return False
    a, b = differing[0]
    genders = {gender_of_given_name(a), gender_of_given_name(b)}
    vowels = [{x, y} <= _VOWELS for x, y in zip(a, b, strict=False) if x != y]
    slip = len(a) == len(b) > _SHORTEST and vowels == [True] and _end_alike(a, b)
    return slip and genders != {"male", "female"}


_VOWELS = frozenset("aeiouy")


def _compare_given(given: Sequence[str], forms: Sequence[str]) -> tuple[str, float] | None:
    """Two persons' given names before one surname."""
    if given[0] == forms[0] and _middles_agree(given[1:], forms[1:]):
        return "middle-name", 0.9
    if _are_initials(forms, given):
        return "initials", 0.8
    if len(given) == len(forms) == 1 and _is_nickname(given[0], forms[0]):
        return "nickname", 0.75
    return None


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """One has no middle name, or theirs are equal or initials of each other."""
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in zip(one, other, strict=True)
    )


def _are_initials(forms: Sequence[str], given: Sequence[str]) -> bool:
    """ "jd" or "j" for "james david"; a short name that is a name ("jo") is none."""
    letters = "".join(forms)
    if len(forms) > 1 or len(letters) > 3 or letters in given_names():
        return False
    return "".join(name[0] for name in given).startswith(letters)


def _is_nickname(one: str, other: str) -> bool:
    table = _nicknames()
    return other in table.get(one, ()) or one in table.get(other, ())


def _is_same_given(one: str, other: str) -> bool:
    """Spellings of one given name; two names that both are known must sound the same."""
    if one == other:
        return True
    if {gender_of_given_name(one), gender_of_given_name(other)} == {"male", "female"}:
        return False
    known = given_names()
    if one in known and other in known:
        return sound_of(one) == sound_of(other) and _end_alike(one, other)
    return _is_same_word(one, other)


def _is_same_word(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    if not _end_alike(one, other):
        return False
    return sound_of(one) == sound_of(other) or fuzz.ratio(one, other) >= _ALIKE


def _end_alike(one: str, other: str) -> bool:
    """Whether the ends, which tell "Maria" from "Marie", agree: i and y are one sound."""
    return one[-1] == other[-1] or {one[-1], other[-1]} == {"i", "y"}


@cache
def sound_of(word: str) -> str:
    """A word as it sounds in any usual transliteration, roughly.

    >>> sound_of("aleksei") == sound_of("alexey"), sound_of("mohammed") == sound_of("muhamad")
    (True, True)
    """
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    word = re.sub(r"[aeiouy]+", lambda run: _vowel(run[0]), word)
    return re.sub(r"(.)\1+", r"\1", word)


def _vowel(run: str) -> str:
    """Front vowels are one, and back vowels another; a and e are not told apart at all."""
    return "u" if run[0] in "ou" and len(run) == 1 else "i" if run[0] in "iy" else "a"


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Short forms by name."""
    text = files("kg.resolve").joinpath("data", "nicknames.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return {name: frozenset(forms.split()) for name, forms in lines}
