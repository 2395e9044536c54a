"""Dates read from sentences of our own and from dates that were written out by machine."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.extract.dates import DateExpression, DateKind, find_dates, is_future, to_interval

TABLE = Path(__file__).with_name("dates.txt")


def read_table():
    """Rows of sentence, publication date, tense and the dates expected."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(cell.strip() for cell in line.split("|"))


def show(expression):
    """An expression as the table writes it."""
    begin, end, length = expression.begin, expression.end_date, expression.length
    value = length or (begin if begin == end else f"{begin}/{end}") or "?"
    return f"{expression.text} = {value} {expression.kind}"


@pytest.mark.parametrize(("sentence", "published", "tense", "expected"), list(read_table()))
def test_sentence(sentence, published, tense, expected):
    found = find_dates(sentence, published=published, tense=tense)
    assert "; ".join(show(expression) for expression in found) == expected
