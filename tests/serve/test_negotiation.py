"""Accept headers and what they choose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.formats import ROWS, NotAcceptableError, choose_format
from kg.serve.negotiation import choose_type

OFFERED = ["application/json", "application/xml", "text/csv", "text/html"]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/json"),
        (" , ", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv;charset=utf-8", "text/csv"),
        (BROWSER, "text/html"),
        ("text/csv;q=0.5, application/xml", "application/xml"),
        ("text/csv;q=0.5, application/xml; q=0.4", "text/csv"),
        ("*/*, application/json;q=0", "application/xml"),
        ("text/*;q=0.3, text/html;q=0.7, */*;q=0.5", "text/html"),
        ("application/*;q=0.2, text/*;q=0.1", "application/json"),
        ("text/csv, text/csv;q=0", "text/csv"),
        ("text/csv;q=7", "text/csv"),
        ("text/csv;q=high, application/xml;q=0.1", "application/xml"),
        ("image/png", None),
        ("image/png, text/csv;q=0", None),
        ("*/*;q=0", None),
        ("nonsense", None),
    ],
)
def test_the_best_offer_is_taken(accept, expected):
    assert choose_type(accept, OFFERED) == expected


@given(st.text(max_size=60))
def test_any_header_is_read(accept):
    assert choose_type(accept, OFFERED) in {*OFFERED, None}


def test_what_is_on_offer_is_told_where_nothing_suits():
    with pytest.raises(NotAcceptableError, match="accept application/sparql-results"):
        choose_format("image/png", ROWS)
