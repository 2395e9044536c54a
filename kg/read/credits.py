"""Credits at the end of a line: "| Pool photo by Ana Solís/Andes Wire", "(Image: Tom Reed)".

Only the credit is furniture; the caption before it stays readable.
"""

from __future__ import annotations

import re
from functools import cache

from kg.model import Span
from kg.read.byline import PARTICLES, is_name
from kg.read.lines import Line
from kg.read.vocabulary import load_words, normalize

_LEAD = re.compile(r"""(?:^|\s*[|(\[•·]\s*|\s+[—–-]{1,2}\s*|(?<=[.!?”"')])\s+)(?=[^\W_©]|©)""")
"""Where a credit may begin: the line's start, a bar or bracket, a dash, a sentence's end."""
_LONGEST = 90
_WHO = re.compile(
    r"(?:[^\W\d_]|[@©])[\w.'’@-]*"
    r"(?:(?:\s*[/,;&|]\s*|\s+-\s+|\s+via\s+|\s+for\s+|\s+and\s+|\s+of\s+|\s+)(?:[^\W\d_]|[@©])[\w.'’@-]*){0,11}"
)
_JOINTS = PARTICLES | {"via", "for", "and", "of", "the"}


def find_credit(line: Line) -> Span | None:
    """The part of a line, by its offsets in the text, that credits a picture; usually its end."""
    for lead in _LEAD.finditer(line.text, max(0, len(line.text) - _LONGEST)):
        credit = line.text[lead.end() :]
        if is_credit(credit.rstrip(" .)]")):
            return Span(line.start + lead.start(), line.end)
    return None


def is_credit(text: str) -> bool:
    """Whether the words credit a picture: what it is and whose, or a name with an agency.

    >>> is_credit("Pool photo by Ana Solís/EPA"), is_credit("Photo of the minister")
    (True, False)
    """
    if normalize(text) in load_words("credits", "picture_sellers"):
        return True
    thing = _load_thing().match(text)
    if thing:
        return _is_who(text[thing.end() :])
    return _is_slashed(text) or (text.startswith("©") and _is_who(text[1:].strip()))


@cache
def _load_thing() -> re.Pattern[str]:
    """ "Pool photo by ", "Image: ", "Courtesy of "."""
    kinds = "|".join(sorted(load_words("credits", "kinds")))
    things = "|".join(
        sorted(load_words("credits", "things"), key=lambda thing: (-len(thing), thing))
    )
    return re.compile(
        rf"(?:(?:{kinds})\s+)*(?:{things})(?:\s+(?:credit|illustration))?"
        r"(?:\s*:\s*(?:by\s+)?|\s+(?:provided\s+|taken\s+)?(?:by|via|from)\s+"
        r"|\s+(?:courtesy|copyright)(?:\s+of)?\s*:?\s+)(?=\S)|courtesy\s+of\s+(?=\S)",
        re.IGNORECASE,
    )


def _is_who(text: str) -> bool:
    """Names and agencies and nothing else: every word capitalized but the joints."""
    words = re.split(r"[\s/,;&|]+", text.strip())
    proper = [word for word in words if word not in _JOINTS and word != "-"]
    return (
        0 < len(proper) <= 8
        and bool(_WHO.fullmatch(text.strip()))
        and all(word[0].isupper() or word[0] in "@©" or _is_agency(word) for word in proper)
    )


def _is_slashed(text: str) -> bool:
    """ "Ana Solís/Andes Wire via AP", "AP Photo/Tom Reed", "Tom Reed - WPA Pool/Getty Images"."""
    parts = re.split(r"\s*/\s*|\s+via\s+|\s+-\s+", text.removeprefix("Photo "))
    if len(parts) < 2 or "/" not in text or not _is_who(text):
        return False
    return any(map(_is_agency, parts)) and all(
        _is_agency(part) or is_name(part) or part.istitle() or part.isupper() for part in parts
    )


def _is_agency(text: str) -> bool:
    return normalize(text) in load_words("credits", "agencies")
