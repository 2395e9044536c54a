"""Whether a line is page furniture: wherever it stands, or where only furniture follows it."""

from __future__ import annotations

from kg.read import notices
from kg.read.credits import find_credit
from kg.read.lines import Line
from kg.read.signoffs import find_signoff, is_contribution


def is_furniture(line: Line) -> bool:
    """Whether a line is furniture wherever it stands: few forms are."""
    return (
        notices.is_label(line.text)
        or notices.is_promotion(line)
        or notices.is_copyright(line)
        or is_contribution(line.text)
    )


def is_tail_furniture(line: Line, *, beside: bool, follows: bool) -> bool:
    """Whether a line is furniture where only furniture follows.

    ``follows``: there is some below, so this may be its heading; ``beside``: there is some above
    or below, so words may be trusted that are also common elsewhere.
    """
    return (
        is_furniture(line)
        or notices.is_end_label(line.text)
        or notices.is_filing(line)
        or notices.is_contact(line)
        or notices.is_disclaimer(line)
        or notices.is_notice(line, beside_furniture=beside)
        or notices.is_weather(line.text)
        or (follows and notices.is_heading(line.text, "of_notices"))
        or (follows and notices.is_heading(line.text, "of_lists"))
        or find_credit(line) == line.span
        or find_signoff(line.text) == 0
    )
