"""Dates as news pages write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read.dates import date_in_name, find_date, to_iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Wednesday, 28 January, 2026", "2026-01-28"),
        ("Wed 28 Jan 2026", "2026-01-28"),
        ("January 28, 2026", "2026-01-28"),
        ("Jan. 28, 2026", "2026-01-28"),
        ("Sept. 3, 2026", "2026-09-03"),
        ("JANUARY 28, 2026", "2026-01-28"),
        ("the 3rd of May 2026", "2026-05-03"),
        ("28th January 2026", "2026-01-28"),
        ("2026-01-28", "2026-01-28"),
        ("2026-01-28T05:23:00Z", "2026-01-28"),
        ("2026/01/28", "2026-01-28"),
        ("28-Jan-2026", "2026-01-28"),
        ("28.1.2026", "2026-01-28"),
        ("28/01/2026", "2026-01-28"),
        ("01/28/2026", "2026-01-28"),
        ("05/05/2026", "2026-05-05"),
        ("Wed, 28 Jan 2026 05:23:00 +0000", "2026-01-28"),
        ("20260128", "2026-01-28"),
        ("October 2, 2026, Friday", "2026-10-02"),
    ],
)
def test_a_field_that_states_a_date(written, iso):
    assert to_iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    ["", "last Tuesday", "January 2026", "March 3", "03/04/2026", "31 February 2026", "2026", "14"],
)
def test_what_is_no_certain_day_stays_unknown(written):
    assert to_iso_date(written) == ""


def test_a_date_of_unknown_order_is_found_but_not_read():
    found = find_date("03/04/2026", here=True)
    assert found is not None
    assert (found.start, found.end, found.iso) == (0, 10, "")


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("2026-01-28-ruritania.txt", "2026-01-28"),
        ("lima/2026/01/28/talks.md", "2026-01-28"),
        ("20260128_talks.txt", "2026-01-28"),
        ("courier_2026_01_28.html", "2026-01-28"),
        ("2025-12-31/2026-01-28-talks.txt", "2026-01-28"),
        ("talks.txt", ""),
        ("report-20260128-7.txt", ""),
        ("2026-13-28.txt", ""),
        ("12026-01-283.txt", ""),
    ],
)
def test_a_date_in_a_path(name, iso):
    assert date_in_name(name) == iso


@settings(deadline=None)  # a busy machine is no failure
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day):
    for form in ("%A, %d %B %Y", "%b. %d, %Y", "%B %d, %Y", "%Y-%m-%d", "%d %b %Y"):
        assert to_iso_date(day.strftime(form)) == day.isoformat()
