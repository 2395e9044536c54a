"""Whether a line is page furniture by its words: buttons, promotion, notices, weather, labels.

Each test is about one line. Where the line stands, and so whether the words may be trusted, is for
the caller to say: head.py for the top, boilerplate.py for the body and the end.
"""

from __future__ import annotations

import re

from kg.read.lines import Line
from kg.read.vocabulary import load_pattern, load_words, normalize

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_OPENING = re.compile(r"(?P<key>[^:]{2,40}):\s*(?P<rest>\S.*)")
_DEGREES = re.compile(r"[-−–]?\d+(?:[.,]\d+)?\s*°\s*[CF]?(?!\w)")
_READING = re.compile(r"(?P<key>[A-Za-z ]{3,20})\s*:\s*\S+(?:\s\S+){0,3}")
_HANDLE = re.compile(r"(?<![\w.])@\w{3,}|[\w.+-]+@[\w-]+\.[\w.]+|\btwitter\s*:", re.IGNORECASE)
_COUNT = re.compile(r"\d[\d.,]*k?\s(?:shares?|comments?|views?|likes?|retweets?)")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|news)\S*"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)(?=.*\d{4})|copyright\s*(?:©|\(c\)|(?:19|20)\d\d)|copyright\b.*\breserved\b)",
    re.IGNORECASE,
)
_SHORT, _PROMOTION, _NOTICE = 12, 40, 160
"""The most words of a label, of a promotion and of a notice."""
_WORD_LENGTH = 12


def is_label(text: str) -> bool:
    """A button or marker that is furniture wherever it stands: "Advertisement", "Read more"."""
    if not _is_within(text, _PROMOTION):
        return False
    words = normalize(text)
    return (
        words in load_words("lines", "anywhere")
        or is_share_bar(text)
        or bool(_COUNT.fullmatch(words))
    )


def is_end_label(text: str) -> bool:
    """A button that is furniture only at the top or the end: "Subscribe", "Log in"."""
    return _is_within(text, _SHORT) and normalize(text) in load_words("lines", "ends")


def is_share_bar(text: str) -> bool:
    """A row of buttons: "Facebook Twitter Email Print"."""
    words = [word for word in re.findall(r"[\w-]+", normalize(text)) if not word.isdecimal()]
    buttons = load_words("shares", "buttons")
    named = {word for word in words if word in buttons and len(word) > 2 and word not in _JOINTS}
    return len(named) > 1 and len(words) <= _PROMOTION and all(word in buttons for word in words)


_JOINTS = frozenset({"this", "via", "story", "article", "post", "link"})


def is_promotion(line: Line) -> bool:
    """Wants something of the reader, or leads to another page: "Sign up here", "Read more: …"."""
    if not _is_within(line.text, _PROMOTION):
        return False
    words = normalize(line.text)
    return bool(load_pattern("promotion", "opens").match(words)) or is_link(line)


def is_link(line: Line) -> bool:
    """The lead to another page: "Related: Ministers meet in Lima"."""
    match = _OPENING.fullmatch(line.text)
    if not match:
        return False
    key = normalize(match["key"])
    return bool(load_pattern("openings", "always").fullmatch(key)) or (
        key in load_words("openings", "before_a_title") and not line.ends_sentence
    )


def is_filing(line: Line) -> bool:
    """What the page is filed under: "Tags: Peru, trade", "Peru • Trade • Ministers"."""
    if not _is_within(line.text, _NOTICE):
        return False
    match = _OPENING.fullmatch(line.text)
    if match and normalize(match["key"]) in load_words("openings", "at_the_end"):
        return True
    items = re.split(r"\s*[•·|]\s*", line.text.strip(" •·|"))
    return len(items) > 2 and not line.ends_sentence and all(len(i.split()) <= 6 for i in items)


def is_contact(line: Line) -> bool:
    """Where to reach somebody: "Twitter: @anasolis", "Follow Ana Solís on Twitter @anasolis."."""
    if not _is_within(line.text, _PROMOTION):
        return False
    if not (_HANDLE.search(line.text) or _URL.fullmatch(line.text)):
        return False
    asks = load_pattern("promotion", "to_reach").match(normalize(line.text))
    return bool(asks) or line.word_count <= _SHORT // 2


def is_copyright(line: Line) -> bool:
    """A copyright line: it begins with the sign, or with the word and a year or "reserved"."""
    return _is_within(line.text, _PROMOTION) and bool(_COPYRIGHT.match(line.text))


def is_disclaimer(line: Line) -> bool:
    """What only a page says about itself: "All rights reserved.", "The views expressed are …"."""
    if not _is_within(line.text, _PROMOTION):
        return False
    return bool(load_pattern("notice", "disclaimers").search(normalize(_unquoted(line.text))))


def is_notice(line: Line, *, beside_furniture: bool) -> bool:
    """A privacy, cookie or subscription notice: the page speaks to its reader of such things.

    An article about cookies or privacy law does neither: it has no "we" and "you" of its own
    outside quotation marks. Words that are also common elsewhere count beside other furniture only.
    """
    if not _is_within(line.text, _NOTICE):
        return False
    words = normalize(_unquoted(line.text))
    page = bool(load_pattern("notice", "page").search(words))
    reader = bool(load_pattern("notice", "reader").search(words))
    if load_pattern("notice", "strong").search(words):
        return page or reader
    weak = set(load_pattern("notice", "weak").findall(words))
    return beside_furniture and (page or reader) and len(weak) >= 2


def is_weather(text: str) -> bool:
    """A reading of a weather box: "Humidity: 93%", "clear sky 3.2°C"."""
    if not _is_within(text, _SHORT // 2):
        return False
    match = _READING.fullmatch(text)
    named = match and normalize(match["key"]) in load_words("weather", "readings")
    return bool(named) or bool(_DEGREES.search(text))


def is_heading(text: str, kind: str) -> bool:
    """A heading of the page's own: of_lists ("Most read"), of_authors or of_notices."""
    return _is_within(text, _SHORT // 2) and bool(
        load_pattern("headings", kind).fullmatch(normalize(text))
    )


def _is_within(text: str, words: int) -> bool:
    """Whether it has at most so many words, of usual lengths."""
    return len(text) <= words * _WORD_LENGTH and len(text.split()) <= words


def _unquoted(text: str) -> str:
    return _QUOTED.sub(" ", text)
