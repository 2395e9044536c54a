"""Whether "from Monday to Friday" is a stretch of time or tells what was put off to when."""

from __future__ import annotations

import re

_MOVED = re.compile(
    r"\b(?:mov|postpon|reschedul|delay|shift|push|brought forward|put off|chang)\w*\b[^.;]*\Z"
)
_REACH = 60


def is_moved(text: str, start: int) -> bool:
    """Whether a date that was changed is told of right before this place.

    >>> is_moved("The vote was postponed from Monday to Friday.", 23)
    True
    """
    return bool(_MOVED.search(text, max(0, start - _REACH), start))
