"""Tables for a terminal: as tabulate writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tabulate import tabulate

from kg.tables import to_table

CELL = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=12)


@st.composite
def tables(draw):
    headers = draw(st.lists(CELL.map(str.strip), min_size=1, max_size=4))
    return headers, draw(st.lists(st.tuples(*[CELL] * len(headers)), max_size=4))


@given(tables())
def test_a_table_is_as_tabulate_writes_it(table):
    headers, rows = table
    assert to_table(headers, rows) == tabulate(rows, headers, disable_numparse=True)


@pytest.mark.parametrize(
    ("cell", "dashes"), [("Dorn", 4), ("中文字", 6), ("Zürich", 6), ("Ko\u0308ln", 4)]
)
def test_a_column_is_as_wide_as_what_a_terminal_shows(cell, dashes):
    assert to_table(["a"], [[cell]]) == f"a\n{'-' * dashes}\n{cell}"
