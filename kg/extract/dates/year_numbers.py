"""Whether four digits are a year: "in 2014", but "2000 troops", "Resolution 2049", "1900 GMT"."""

from __future__ import annotations

import re

from kg.extract.dates.words import APOSTROPHE, COUNTED, YEAR, compile_after, compile_before

_REACH = 48
"""How many characters before a place are looked at."""

_AT_YEAR = compile_before(
    r"(?i:in|since|until|till|by|before|after|during|between|from|through|for|of|circa|year|late"
    r"|early|mid|back to|dating to|as of|starting|beginning)(?: |(?<=mid)-)"
    r"|(?i:in|since|until|before|from) (?:at least|around|about) "
)
_OF_TOTAL = compile_before(
    r"(?:total|force|crowd|group|range|distance|population|minimum|maximum|number|team|toll|fleet"
    r"|contingent|cost|price|average|out|record|sum|height|army|garrison|some|any|all) of "
)
_IN_LIST = compile_before(rf"{YEAR},? (?:and|or|to|through|until|till) |{YEAR}, ")
_DETERMINED = compile_before(
    rf"(?:(?i:the|a|an|its|his|her|their|our|this|that|these|those|any)|\w+{APOSTROPHE}s?)"
    r" (?:(?!first\b|last\b|some\b|estimated\b|other\b|extra\b|remaining\b)[a-z-]+ ){0,2}"
)
_COUNT_SIGN = compile_before(
    r"(?:first|last|estimated|additional|other|extra|further|remaining|another|nearly|about|some"
    r"|almost|over|than|least|most|to|roughly|only|approximately|by) "
)
_THEN_ANY_WORD = compile_after(r" [A-Za-z]")
_THEN_COUNTED = compile_after(
    rf"(?:(?: (?:to|and|or) |[-\u2013])[\d,]+)?(?: [A-Za-z-]+)?? {COUNTED}(?!\w)"
)
_THEN_MEASURE = compile_after(
    r"[\w/%]|[.,:]\d|-\w| ?(?:%|percent|per cent)| (?:GMT|UTC|hours|hrs)\b"
)
_THEN_WAS = compile_after(r" (?:was|is|will|saw|marked|brought|has|had|would|could|may) ")
_THEN_END = compile_after(r"[,.;:!?)\u2013\u2014]|\Z")
_AFTER_NUMBER = re.compile(r"[\w.,/+$\u20ac\u00a3#:]\Z|(?<!\bmid)(?<!\bMid)-\Z|\d \Z|\b[Nn]o\. \Z")
_AFTER_PLACE = compile_before(r"[A-Z]\w+, ")
_BRACKET = compile_before(r"(?<!\w)\(")


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four digits are a year here and no count, time of day, number or part of a name."""
    before = text[max(0, start - _REACH) : start]
    if _AFTER_NUMBER.search(before) or _THEN_MEASURE.match(text, end):
        return False
    # People write counts of four digits round and without a comma: "2000 troops", not "2014".
    counted = bool(_THEN_COUNTED.match(text, end))
    rounded = text[start:end].endswith(("00", "50"))
    if _IN_LIST.search(before) or _AT_YEAR.search(before):
        return not (rounded and (counted or _OF_TOTAL.search(before)))
    return not counted and _stands_alone(text, before, end)


def _stands_alone(text: str, before: str, end: int) -> bool:
    """Without a preposition: "the failed 2016 coup", "Geneva, 2015", "(2014)", "2014 was"."""
    closed = bool(_THEN_END.match(text, end))
    if _DETERMINED.search(before) and not _COUNT_SIGN.search(before):
        return closed or bool(_THEN_ANY_WORD.match(text, end))
    if _AFTER_PLACE.search(before) or _BRACKET.search(before):
        return closed
    return not before.strip(" \u201c\"'") and bool(_THEN_WAS.match(text, end))
