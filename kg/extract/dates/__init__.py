"""Dates in English news text, resolved against the article's date where that can be done safely.

A grammar of regular expressions composed from named parts (``words.py``) reads single dates
(``days.py``, ``months.py``, ``years.py``, ``relative.py``, ``counted.py``, ``lengths.py``, and
``fallback.py`` for what dateparser is asked); the words around decide whether "May" or "2000" is a
date at all (``month_names.py``, ``year_numbers.py``, ``not_dates.py``) and which one a "Friday" is
(``anchor.py``, ``tense.py``); neighbours and prepositions make ranges and bounds of them
(``found.py``, ``ranges.py``, ``bounds.py``). No date is better than a wrong one.
"""

from __future__ import annotations

from kg.extract.dates.anchor import Tense
from kg.extract.dates.expression import DateExpression, is_future, to_interval
from kg.extract.dates.find import find_dates
from kg.extract.dates.periods import DateKind

__all__ = ["DateExpression", "DateKind", "Tense", "find_dates", "is_future", "to_interval"]
