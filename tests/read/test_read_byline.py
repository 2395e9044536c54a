"""Bylines and the names in them."""

from __future__ import annotations

import pytest

from kg.read.byline import find_byline, find_signature, to_authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Solís", ("Ana Solís",)),
        ("by Ana Solís", ("Ana Solís",)),
        ("By ANA SOLIS and Tom Reed, Valley Courier", ("Ana Solis", "Tom Reed")),
        ("By ANA DE SOLIS", ("Ana de Solis",)),
        ("By Ana Solís, Tom Reed and Mia Chen", ("Ana Solís", "Tom Reed", "Mia Chen")),
        ("By Ana Solís, Tom Reed, and Mia Chen", ("Ana Solís", "Tom Reed", "Mia Chen")),
        ("By Ana Solís & Tom Reed", ("Ana Solís", "Tom Reed")),
        ("By Ana Solís in Lima and Tom Reed in Quito", ("Ana Solís", "Tom Reed")),
        ("By Ana Solís, Andes Wire, and Tom Reed", ("Ana Solís", "Tom Reed")),
        ("By Ana Solís BBC News, Port Amber", ("Ana Solís",)),
        ("By ANA SOLIS Andes Wire", ("Ana Solis",)),
        ("By Ana Solís, Political Correspondent", ("Ana Solís",)),
        ("By J. R. O'Neill Jr.", ("J. R. O'Neill Jr.",)),
        ("By Juan de la Cruz", ("Juan de la Cruz",)),
        ("Written by: Ana Solís-Reed", ("Ana Solís-Reed",)),
        ("Analysis by Ana Solís", ("Ana Solís",)),
        ("By The Valley Wire", ("The Valley Wire",)),
        ("By Reuters", ("Reuters",)),
        ("By Staff Writer", ()),
    ],
)
def test_a_byline_names_its_authors(line, authors):
    found = find_byline(line)
    assert found is not None
    assert found.authors == authors
    assert found.end == len(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the talks had failed",
        "By Land and Sea",
        "By far the best plan",
        "By the end of March",
        "By 2035",
        "Bypass opened in Lima",
        "Ana Solís",
        "By",
        "By ",
    ],
)
def test_other_lines_are_no_bylines(line):
    assert find_byline(line) is None


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("By Ana Solís | Valley Courier", 12),
        ("By Ana Solís January 28, 2026", 13),
        ("By Ana Solís Published yesterday", 12),
    ],
)
def test_a_byline_ends_at_a_separator_or_a_date(line, end):
    found = find_byline(line)
    assert found is not None
    assert (found.authors, found.end) == (("Ana Solís",), end)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("— Ana Solís", "Ana Solís"),
        ("--Tom Reed.", "Tom Reed"),
        ("– ANA SOLIS", "Ana Solis"),
        ("— he said", ""),
        ("— Ana", ""),
        ("Ana Solís", ""),
    ],
)
def test_a_signature(line, name):
    assert find_signature(line) == name


def test_an_author_is_named_once():
    assert to_authors("Ana Solís and ANA SOLÍS") == ("Ana Solís",)
