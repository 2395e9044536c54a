"""Who says what: direct, indirect and mixed quotations with the mentions of their speakers."""

from __future__ import annotations

from kg.extract.quotations.attribution import attribute_relations
from kg.extract.quotations.find import find_quotations
from kg.extract.quotations.lookup import speaker_at

__all__ = ["attribute_relations", "find_quotations", "speaker_at"]
