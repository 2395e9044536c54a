"""Dates read from sentences of our own and from dates that a machine wrote out."""

import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.extract.dates import DateExpression, DateKind, find_dates, is_future, to_interval

anytime = settings(deadline=None)
"""A busy machine makes no test fail."""

TABLE = Path(__file__).with_name("dates.txt")


def read_table():
    """Rows of sentence, publication date, tense and the dates expected."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    return [tuple(cell.strip() for cell in row.split("|")) for row in rows]


def show(expression):
    """An expression as the table writes it."""
    begin, end, length = expression.begin, expression.end_date, expression.length
    value = length or (begin if begin == end else f"{begin}/{end}") or "?"
    return f"{expression.text} = {value} {expression.kind}"


@pytest.mark.parametrize(("sentence", "published", "tense", "expected"), read_table())
def test_sentence(sentence, published, tense, expected):
    found = find_dates(sentence, published=published, tense=tense)
    assert "; ".join(show(expression) for expression in found) == expected


# --- What is written out reads back -----------------------------------------------------------

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PUBLISHED = st.dates(date(1990, 1, 1), date(2090, 12, 31))
DAY_FORMS = [
    "{d.day} {d:%B} {d.year}",
    "{d.day:02} {d:%b}. {d.year}",
    "{d:%B} {d.day}, {d.year}",
    "{d:%b} {d.day} {d.year}",
    "{d:%b}. {d.day}, {d.year}",
    "{d:%A}, {d:%B} {d.day}, {d.year}",
    "{d:%a}., {d.day} {d:%B} {d.year}",
    "{d:%A} {d.day} {d:%B} {d.year}",
    "{d.day} of {d:%B}, {d.year}",
    "{d:%Y-%m-%d}",
    "{d:%Y/%m/%d}",
    "{d:%d.%m.%Y}",
    "{d:%Y-%m-%d}T10:30:00+02:00",
    "{d:%d-%b-%Y}",
    "{d.year} {d:%B} {d.day}",
    "{d.day} day of {d:%B}, {d.year}",
]


def find_one(text, **hints):
    """The one date that stands in a sentence around this text."""
    sentence = f"The bridge at Cusco was named ({text})."
    found = list(find_dates(sentence, **hints))
    assert [expression.text for expression in found] == [text]
    return found[0]


@pytest.mark.parametrize("form", DAY_FORMS)
@settings(deadline=None, max_examples=25)
@given(day=DAYS)
def test_a_day_that_is_written_out_reads_back(form, day):
    assume(not ("%b}." in form and day.month == 5))  # nobody puts a full stop after May
    expression = find_one(form.format(d=day))
    assert expression.kind is DateKind.DAY
    assert expression.begin == expression.end_date == expression.value == day.isoformat()


@anytime
@given(day=DAYS)
def test_a_month_and_a_year_read_back(day):
    assert find_one(f"{day:%B} {day.year}").value == f"{day:%Y-%m}"
    assert find_one(str(day.year)).value == str(day.year)


@anytime
@given(
    first=DAYS, last=DAYS, form=st.sampled_from(["from {} to {}", "{} – {}", "between {} and {}"])
)
def test_a_range_reads_back_unless_it_runs_backwards(first, last, form):
    assume(first < last)
    written = [f"{day.day} {day:%B} {day.year}" for day in (first, last)]
    expression = find_one(form.format(*written))
    assert (expression.kind, expression.begin, expression.end_date) == (
        DateKind.RANGE,
        first.isoformat(),
        last.isoformat(),
    )
    backwards = list(find_dates(f"They met {form.format(*reversed(written))}."))
    assert [found.kind for found in backwards] == [DateKind.DAY, DateKind.DAY]


@anytime
@given(first=DAYS, days=st.integers(1, 30), tense=st.sampled_from(["past", "future", ""]))
def test_days_of_one_month_are_a_range_in_any_tense(first, days, tense):
    last = first + timedelta(days=days)
    assume(first.month == last.month)
    for text in (f"{first:%B} {first.day}-{last.day}", f"{first.day} to {last.day} {first:%B}"):
        expression = find_one(text, published=first.isoformat(), tense=tense)
        assert expression.begin == first.isoformat()
        assert expression.end_date == last.isoformat()


@anytime
@given(year=st.integers(1910, 2098))
def test_names_of_longer_times_hold_their_year(year):
    decade, quarter = year // 10 * 10, year % 4 + 1
    century = (year - 1) // 100 + 1
    held = [f"Q{quarter} {year}", f"autumn {year}", f"{year}-{year + 1}", f"mid-{year}"]
    if decade % 100 or decade == 2000:
        held.append(f"{decade}s")
    if century in {20, 21}:
        held.append(f"{century}{'th' if century == 20 else 'st'} century")
    for text in held:
        first, last = to_interval(find_one(text))
        assert first.year <= year <= last.year


# --- What is told from publication ------------------------------------------------------------


@anytime
@given(published=PUBLISHED, days=st.integers(2, 400))
def test_days_are_counted_from_publication(published, days):
    today = published.isoformat()
    ago = find_one(f"{days} days ago", published=today)
    ahead = find_one(f"in {days} days", published=today, tense="future")
    assert ago.value == (published - timedelta(days=days)).isoformat()
    assert ahead.value == (published + timedelta(days=days)).isoformat()
    assert is_future(ahead, today)
    assert not is_future(ago, today)


@anytime
@given(published=PUBLISHED, day=DAYS)
def test_a_weekday_is_the_latest_before_or_the_first_after(published, day):
    for tense, low, high in (("past", -6, 0), ("future", 0, 6)):
        found = find_one(f"{day:%A}", published=published.isoformat(), tense=tense)
        meant = date.fromisoformat(found.value)
        assert meant.weekday() == day.weekday()
        assert low <= (meant - published).days <= high


@anytime
@given(published=PUBLISHED, day=DAYS)
def test_a_date_without_a_year_lies_on_the_side_that_the_tense_says(published, day):
    text, today = f"{day.day} {day:%B}", published.isoformat()
    past = date.fromisoformat(find_one(text, published=today, tense="past").value)
    future = date.fromisoformat(find_one(text, published=today, tense="future").value)
    assert past <= published <= future
    assert (past.month, past.day) == (future.month, future.day) == (day.month, day.day)


RELATIVE = [
    *"yesterday|today|tomorrow|last week|this month|next year|two weeks ago|Monday".split("|"),
    *"June 24|early March|next spring|the past two years|Jan. 19-23|last Friday".split("|"),
]


@pytest.mark.parametrize("text", RELATIVE)
@pytest.mark.parametrize("published", ["", "soon", "2026-02-31"])
def test_without_a_publication_date_relative_dates_have_no_value(text, published):
    found = find_one(text, published=published)
    assert (found.begin, found.end_date, found.kind) == ("", "", DateKind.UNRESOLVED)
    assert to_interval(found) == (date.min, date.max)
    assert not is_future(found, published)


# --- Any text ---------------------------------------------------------------------------------

PIECES = (
    "from to between and until since by in on the of early late mid- end last next this past"
    " January May March June Sept. Jan. Mon. Monday Friday spring fall winter week month year years"
    " decade century weekend quarter half day days 1 3 19 23 31 2024 2025 1998 1990s ’80s 20th"
    " third Q3 a two twelve ago later today tomorrow 2025-06-24 24/06/2025 - – , . ’s troops will"
    " met"
).split()
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@anytime
@given(text=st.one_of(TEXTS, st.text(max_size=60)), published=PUBLISHED, start=st.integers(0, 999))
def test_dates_slice_back_stand_in_order_and_never_run_backwards(text, published, start):
    end = start
    for found in find_dates(text, published=published.isoformat(), start=start):
        assert end <= found.start < found.end
        assert text[found.start - start : found.end - start] == found.text
        end = found.end
        first, last = to_interval(found)
        assert first <= last
        assert bool(found.length) == (found.kind is DateKind.DURATION)
        assert bool(found.begin or found.end_date) == (
            found.kind not in {DateKind.DURATION, DateKind.UNRESOLVED}
        )


def test_white_space_counts_within_a_paragraph_however_long():
    wide = f"closed in{' ' * 9000}the port in June{' ' * 9000}\n 2014"
    begin = time.process_time()
    assert [found.begin for found in find_dates(wide)] == ["2014-06"]
    assert time.process_time() - begin < 2
    assert [found.text for found in find_dates("since June\n\n2014 was bad")] == ["since June"]


ORDINARY = (
    "The the council said that it may march on with a second and third plan for all its members who"
    " will stay out at last or go back sun august sat wed mar first half past next this number"
    " some few several many Ana Solís, “Ruritania” — Lima. one two twelve"
).split()


@anytime
@given(words=st.lists(st.sampled_from(ORDINARY), max_size=20))
def test_text_without_digits_and_calendar_words_holds_no_date(words):
    assert list(find_dates(" ".join(words), published="2026-01-28")) == []


# --- Helpers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last", "future"),
    [
        ("28 January 2026", date(2026, 1, 28), date(2026, 1, 28), False),
        ("29 January 2026", date(2026, 1, 29), date(2026, 1, 29), True),
        ("January 2026", date(2026, 1, 1), date(2026, 1, 31), False),
        ("2027", date(2027, 1, 1), date(2027, 12, 31), True),
        ("from 2024 to 2030", date(2024, 1, 1), date(2030, 12, 31), False),
        ("since 2014", date(2014, 1, 1), date.max, False),
        ("since 2027", date(2027, 1, 1), date.max, True),
        ("until 2030", date.min, date(2030, 12, 31), False),
        ("by 2030", date.min, date(2030, 12, 31), True),
        ("by 2020", date.min, date(2020, 12, 31), False),
        ("before 2020", date.min, date(2019, 12, 31), False),
        ("after February 2024", date(2024, 3, 1), date.max, False),
        ("14 years", date.min, date.max, False),
    ],
)
def test_interval_and_future(text, first, last, future):
    expression = find_one(text)
    assert to_interval(expression) == (first, last)
    assert is_future(expression, "2026-01-28") == future
    assert not is_future(expression, "")


@pytest.mark.parametrize(
    ("begin", "end", "value"),
    [
        ("2026-01-19", "2026-01-23", "2026-01"),
        ("2025-03", "2025-05", "2025"),
        ("2025-12", "2026-02", ""),
        ("2026", "2026", "2026"),
        ("2014", "", ""),
        ("", "", ""),
    ],
)
def test_value_is_what_holds_all_of_it(begin, end, value):
    assert DateExpression(0, 1, "x", begin, end, DateKind.RANGE).value == value


def test_dateparser_is_loaded_only_for_rare_forms():
    script = (
        "import sys\n"
        "from kg.extract.dates import find_dates\n"
        "list(find_dates('They met on 25 June 2025, two days ago.', published='2025-06-27'))\n"
        "assert 'dateparser' not in sys.modules\n"
        "list(find_dates('The stamp reads 25-Jun-2025.'))\n"
        "assert 'dateparser' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_sentences_without_date_words_are_passed_quickly():
    sentence = (
        "About 2,000 envoys said that they would not sign any deal without a guarantee of it."
    )
    best = float("inf")
    for _ in range(5):
        begin = time.process_time()
        for _ in range(2000):
            assert list(find_dates(sentence, published="2026-01-28")) == []
        best = min(best, time.process_time() - begin)
    assert 2000 / best > 20_000
