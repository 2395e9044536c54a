"""Whether "May", "March" or "August" is a month: a name and a verb look the same.

Where the words around do not speak for a month, it is none.
"""

from __future__ import annotations

from kg.extract.dates.words import APOSTROPHE, MONTH, compile_after, compile_before

_REACH = 48
"""How many characters before a place are looked at."""

_FULL = frozenset("January February July September October November December".split())
_NAMELIKE = frozenset({"March", "April", "May", "June", "August"})
_STRONG = compile_before(
    r"(?i:in|during|last|next|this|past|coming|early|mid|late|end(?=-))(?: |-)"
    r"|(?i:end|beginning|start|middle|month|rest|course|half|week|weeks|days|weekend) of "
)
_WEAK = compile_before(r"(?i:since|until|till|by|from|before|after|through|between) ")
_AGENT = compile_before(r"\w+(?:ed|en|n) by ")
_BESIDE_MONTH = compile_before(rf"{MONTH}(?:\s?[-/\u2013\u2014]\s?| (?:to|and|or|through|until) )")
_THEN_MONTH = compile_after(
    rf"(?:\s?[-/\u2013\u2014]\s?| (?:to|and|or|through|until) ){MONTH}(?!\w)"
)
_DETERMINER = compile_before(
    rf"(?:(?i:the|a|an|its|his|her|their|our|this|that)|\w{APOSTROPHE}s?) "
)
_THEN_NOUN = compile_after(r" [a-z]+")
_THEN_NAME = compile_after(r" (?![A-Z]{2})(?!I )[A-Z]\w")
_THEN_VERB = compile_after(
    rf"{APOSTROPHE}s| (?:has|had|was|is|will|would|could|can|did|does|and her)\b"
    r"| (?!(?:and|when|but|or|to|as|at|in|on|with|for|because|while|that|the|a|it|they|he|she)\b)"
    r"[a-z]+(?:ed|ook|ame|aid|ew|old|eft|ave|ade|ent|ell|ost|on|an)\b"
)
_AFTER_NAME = compile_before(r"(?!(?:In|On|By|Of|From|Since|Until|For|To|And|The|This)\b)[A-Z]\w+ ")


def is_month(text: str, start: int, end: int) -> bool:
    """Whether a month's name without day and year is a month here.

    The names that are words or names of people besides ("May", "March", "August") need a word
    before or after them that says so.
    """
    name, before = text[start:end], text[max(0, start - _REACH) : start]
    if _BESIDE_MONTH.search(before) or _THEN_MONTH.match(text, end) or _STRONG.search(before):
        return name.istitle()
    if name not in _NAMELIKE:
        return name in _FULL and _is_plain_month(text, end, before)
    if _WEAK.search(before):
        person = _AGENT.search(before) or _THEN_NAME.match(text, end)
        return not person and not (name == "May" and _THEN_VERB.match(text, end))
    return bool(_DETERMINER.search(before) and _THEN_NOUN.match(text, end))


def _is_plain_month(text: str, end: int, before: str) -> bool:
    """Not part of a name: neither "Operation July" nor "the October Revolution"."""
    revolution = _DETERMINER.search(before) and _THEN_NAME.match(text, end)
    return not revolution and not _AFTER_NAME.search(before)
