"""Why a graph does not say that A does something to B: which gate on the way stopped it.

The gates, in the order in which a claim passes them: a name must be known (``entities.py``), both
must stand in one sentence (``meetings.py``), a rule must fit that sentence (``words.py``), and what
it read must be about things of the right classes, asserted, and told apart (``gates.py``).
"""

from kg.why_not.answer import Answer, to_text
from kg.why_not.gates import why_not

__all__ = ["Answer", "to_text", "why_not"]
