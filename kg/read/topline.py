"""Lines that tell when and by whom: "By Ana Solís | Updated Jan. 28, 2026 5:23 AM".

Such a line is read from left to right as a sequence of dates, times, bylines and labels. It counts
only if nothing is left over, so that a sentence with a date in it never does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.read.byline import find_byline, find_signature
from kg.read.dates import find_date
from kg.read.vocabulary import load_words, normalize

_STAMP = re.compile(
    r"(?:(?P<later>(?:last\s+)?(?:updated|modified|edited|revised)|update)"
    r"|(?:first\s+|originally\s+)?(?:published|posted|issued|released|created|filed|uploaded)"
    r"|publication\s+date|date\s+published|date)(?!\w)",
    re.IGNORECASE,
)
_FILLING = re.compile(r"[\s|•·,;:()/–—-]+|(?:on|at)(?!\w)", re.IGNORECASE)
_TIME = re.compile(
    r"(?:[012]\d[0-5]\d(?=\s*(?:Z|GMT|UTC|[A-Z]{3,4}|hrs|hours)(?!\w))|T?[012]?\d(?:[:.h][0-5]\d(?:[:.][0-5]\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?))"
    r"(?:\s*(?:Z|(?-i:[A-Z]{2,5})|(?:GMT|UTC)?\s*[+-]\d\d?:?(?:\d\d)?)(?!\w))*"
    r"(?:\s+(?:Eastern|Central|Pacific|Mountain|local)(?:\s+time)?)?",
    re.IGNORECASE,
)
_READING = re.compile(
    r"(?:\d+\s*-?\s*min(?:ute)?s?\.?(?:\s+(?:read|listen|watch))?|\d+\s+(?:minute|hour|day)s?\s+ago"
    r"|read(?:ing)?\s+time\W+\d+\s*min(?:ute)?s?|\d+\s+(?:comments|shares|views))(?!\w)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^|•·,;:()\d]+")
_MOST_LABEL_WORDS = 4
_LONGEST = 300


@dataclass
class TopLine:
    """What such a line tells; dates are ISO 8601.

    ``place`` is one that stands before the date; ``later``: "updated" was read, its date is next.
    """

    authors: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    place: str = ""
    later: bool = False

    def take_date(self, iso: str) -> None:
        """Keep a date: the first of its kind."""
        if self.later:
            self.updated = self.updated or iso
        else:
            self.published = self.published or iso


def to_topline(text: str) -> TopLine | None:
    """What the line tells of date and authors, or None if it is anything else."""
    if len(text) > _LONGEST:
        return None
    if signed := find_signature(text):
        return TopLine(authors=(signed,))
    line = TopLine()
    position, tells = 0, False
    while position < len(text):
        end = _read_date(text, position, line) or _read_byline(text, position, line)
        tells = tells or bool(end)
        end = end or _read_filling(text, position) or _read_label(text, position, line, tells)
        if not end:
            return None
        position = end
    return line if tells else None


def _read_date(text: str, position: int, line: TopLine) -> int:
    if found := find_date(text, position, here=True):
        line.take_date(found.iso)
        return found.end
    if stamp := _STAMP.match(text, position):
        line.later = stamp["later"] is not None
        return stamp.end()
    reading = _READING.match(text, position)
    return reading.end() if reading else 0


def _read_byline(text: str, position: int, line: TopLine) -> int:
    found = find_byline(text, position)
    if not found:
        return 0
    line.authors = line.authors or found.authors
    return found.end


def _read_filling(text: str, position: int) -> int:
    """Past separators and times of day."""
    match = _FILLING.match(text, position) or _TIME.match(text, position)
    return match.end() if match else 0


def _read_label(text: str, position: int, line: TopLine, tells: bool) -> int:  # noqa: FBT001
    """Past a section's name, a label in capitals ("PRESS RELEASE") or a place before the date."""
    match = _LABEL.match(text, position)
    words = match.group().split() if match else []
    if not match or not words or len(words) > _MOST_LABEL_WORDS:
        return 0
    label = " ".join(words)
    if normalize(label) in load_words("sections", "names") or (tells and label.isupper()):
        return match.end()
    if tells or not all(word[0].isupper() for word in words) or match.end() == len(text):
        return 0
    line.place = f"{line.place}, {label}" if line.place else label
    return match.end() if text[match.end()] in ",|•·;:(" else 0
