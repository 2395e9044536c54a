"""Whether a built graph keeps to the shapes of the ontology, told in words to act on."""

from __future__ import annotations

from kg.validate.report import Report, Violation, to_text
from kg.validate.run import validate

__all__ = ["Report", "Violation", "to_text", "validate"]
