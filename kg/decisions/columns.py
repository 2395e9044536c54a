"""The shape of a decisions file: a table that spreadsheets and editors can change.

Tab-separated, one decision a line, so that two versions compare line by line. Lines that begin
with ``#`` are comments; the first other line names the columns, in any order, and columns of the
user's own may stand among them.
"""

from __future__ import annotations

COLUMNS = (
    "verdict", "name", "class", "article", "other_name", "other_class", "other_article", "to",
    "who", "when", "why",
)  # fmt: skip
"""The columns that a file has, and their order in a file that newskg begins."""

HEADER = f"""\
# Your decisions about who is who. kg build reads them and never changes this file.
#
# same       name is other_name, however they are written
# different  name is not other_name; where both are written alike, give their articles
# rename     name is to be called what stands in "to"
# class      name is of the class in "to": Person, Organization, Country, Place, Event, Group
# link       name is the Wikidata item in "to" (Q64), or none of them (-)
#
# "article" is a file's name as kg build shows it; left empty, the name means every article in
# which no other line names it. "who", "when" (2026-01-31) and "why" are for people.
{chr(9).join(COLUMNS)}
"""
"""How a new file begins."""
