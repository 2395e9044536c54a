"""Sign-offs that close a paragraph or an article: who contributed, reported, edited.

"Ana Solís and Tom Reed contributed to this report.", "(Reporting by Ana Solís; Editing by Tom
Reed)", "Author: Ana Solís Editor: Tom Reed", "as/tr (AFP, Reuters)".
"""

from __future__ import annotations

import re

from kg.read.vocabulary import load_words, normalize

_WINDOW = 500
"""Sign-offs are looked for in so many last characters of a paragraph."""
_START = re.compile(r"""(?:^|(?<=[.!?”"'’)])\s+|\s+(?=\())(?=\S)""")
_WORK = (
    r"(?:additional\s+)?(?:reporting|writing|editing|reported|edited|written|compiled|translated"
    r"|produced|research|graphics?|text)"
)
_CONTRIBUTED = re.compile(
    r"[-–—]*(?P<who>[^\W\d_a-z][^!?;:]{2,250}?)\s(?:also\s)?contributed"
    r"(?:\s(?:additional\s)?(?:reporting|writing|research)"
    r"|(?=\s(?:to|for)\sthis))(?:\s(?:to|for)\sthis\s(?:report|story|article|piece|dispatch|post|analysis|coverage))?(?:\sfrom\s(?P<where>[^.!?]{2,80}))?\.?"
)
_WORKED = re.compile(rf"[(\[–—-]*{_WORK}\s(?:by|from)\s(?P<who>.{{2,300}}?)[.)\]]*", re.IGNORECASE)
_REPORTED_FROM = re.compile(
    r"(?P<who>[^!?;:]{5,200}?)\sreported\sfrom\s(?P<where>[^!?;:]{3,120}?)\.?"
)
_CONDUCTED = re.compile(
    r"(?:The|This)\s(?:interview|conversation|article|story|piece)\s(?:was|has\sbeen)\s"
    r"(?:conducted|edited|translated|condensed)\b[^.!?]{3,140}\.?"
)
_CONTACT = re.compile(r"""["“]?(?:Follow|Reach|Contact|E-?mail)\s[^!?]{0,80}?@[\w.-]+\.?["”]?""")
_ROLE = r"(?:Author|Editor|Reporter|Writer|Producer|Translator)s?\s*:\s*"
_ROLES = re.compile(
    rf"(?:[a-z]{{2,4}}(?:/[A-Za-z]{{2,8}})+\s)?(?:{_ROLE}(?P<who>(?:(?!{_ROLE})[^:!?]){{3,80}}))+"
)
_INITIALS = r"[a-z]{1,4}(?:/[a-z]{1,4}){0,3}"
_WIRES = re.compile(
    rf"{_INITIALS}\s*\((?P<inside>[^()]{{2,60}})\)|(?P<outside>[A-Z][^.!?()]{{1,40}})\s\({_INITIALS}\)"
    r"|[a-z]{2,4}(?P<slashed>(?:/[A-Za-z]{2,8}){1,4})"
)
_SMALL = frozenset(
    "and in of from at for by with the de la el al staff writer writers reporter reporters editor"
    " editors correspondent correspondents journalist journalists agencies bureau desk also"
    " additional reporting writing editing compiled translated edited written reported".split()
)
_PRONOUNS = frozenset("he she it they we you this that these those who i".split())


def find_signoff(text: str) -> int | None:
    """Where the sign-offs at the end of a paragraph begin, if it ends in any."""
    begin = len(text)
    while (found := _find_last(text, begin)) is not None:
        begin = found
    return begin if begin < len(text) else None


def is_contribution(text: str) -> bool:
    """Whether the whole line says who contributed or reported: there an article is over."""
    return _has_contributed(text) or _has_worked(text)


def _find_last(text: str, end: int) -> int | None:
    """Where the last sign-off that ends at ``end`` begins: the longest reading wins."""
    for start in _START.finditer(text, max(0, end - _WINDOW), end):
        rest = text[start.end() : end].strip()
        if rest and any(is_signoff(rest) for is_signoff in _FORMS):
            return start.start()
    return None


def _has_contributed(text: str) -> bool:
    match = _CONTRIBUTED.fullmatch(text)
    return match is not None and all(map(_are_proper, filter(None, match.groups())))


def _has_worked(text: str) -> bool:
    match = _WORKED.fullmatch(text)
    return match is not None and _are_proper(match["who"])


def _has_reported_from(text: str) -> bool:
    """ "Ana Solís reported from Lima, and Tom Reed from Quito."; news says when as well."""
    match = _REPORTED_FROM.fullmatch(text)
    return match is not None and all(map(_are_proper, match.groups()))


def _is_conducted(text: str) -> bool:
    return bool(_CONDUCTED.fullmatch(text))


def _is_contact(text: str) -> bool:
    return bool(_CONTACT.fullmatch(text))


def _has_roles(text: str) -> bool:
    return bool(_ROLES.fullmatch(text)) and all(
        _are_proper(re.sub(r"\([^()]*\)|/\w+", "", who)) for who in re.split(_ROLE, text)[1:]
    )


def _is_wires(text: str) -> bool:
    match = _WIRES.fullmatch(text)
    if not match:
        return False
    wires = match["inside"] or match["outside"] or match["slashed"]
    return all(
        normalize(wire) in load_words("credits", "agencies") or (wire.isupper() and len(wire) <= 5)
        for wire in re.split(r"\s*[,/]\s*|\s+and\s+", wires.strip("/ "))
    )


_FORMS = (
    _has_contributed,
    _has_worked,
    _has_reported_from,
    _is_conducted,
    _is_contact,
    _has_roles,
    _is_wires,
)


def _are_proper(text: str) -> bool:
    """Names, places and the small words between them: no other word in lower case."""
    words = re.findall(r"[^\W\d_][\w.'’-]*", text)
    return (
        bool(words)
        and words[0].casefold() not in _PRONOUNS
        and all(
            word[0].isupper() or word.casefold() in _SMALL or word.startswith(("al-", "el-"))
            for word in words
        )
    )
