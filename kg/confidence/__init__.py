"""How sure a statement is: measured precision of rules, and what several sources make of it.

``precision.py`` tells how often a rule was right on texts that people annotated, ``combine.py``
what that comes to over several statements of one thing. Either half of newskg may ask both; what
the figures mean and how they were measured stands in ``docs/confidence.md``.
"""

from kg.confidence.combine import Evidence, combine, group_by_source, noisy_or
from kg.confidence.precision import Precision, adjust, precision_of

__all__ = [
    "Evidence",
    "Precision",
    "adjust",
    "combine",
    "group_by_source",
    "noisy_or",
    "precision_of",
]
