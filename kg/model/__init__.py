"""The values that flow through newskg, from an article's text to its statements.

Everything here is a frozen value of standard-library types, so that a stage is a function
from values to values and either half of the program can be tested without the other.
The running example is an article that says

    "Peruvian Finance Minister Ana Solís criticized Ruritania in Lima on Monday, Tom Reed said."

=================  ============================================================================
Article            the text and what is known about it (title, date, byline, source name)
Mention            "Ana Solís" (a name), "Peruvian" (a demonym), "the minister" (nominal), "she"
Relation           mention "Ana Solís" --accuses--> mention "Ruritania", read in that sentence
Quotation          the content of a quotation and the mention of who says it
Extraction         all that was read from one article: a function of that article alone
Entity             the one thing that mentions in many articles mean
Statement          an article's claim about two entities, with its evidence and factuality
Interaction        who did what to whom, where and when, derived from statements
ResolvedArticle    an article's mentions, quotations and statements with entities in place
=================  ============================================================================

``terms.py`` holds the words of the ontology, ``reading.py`` what stands in one article,
``knowledge.py`` what many tell. Offsets count Unicode code points of ``Article.text``, end
exclusive.
"""

from __future__ import annotations

from kg.model.knowledge import (
    AttributedQuotation,
    Background,
    BuildInfo,
    Entity,
    Interaction,
    Knowledge,
    ResolvedArticle,
    Statement,
)
from kg.model.reading import (
    Article,
    EventDescription,
    Evidence,
    Extraction,
    Mention,
    Quotation,
    Relation,
    Span,
    digest,
)
from kg.model.terms import (
    DATE_VALUED,
    INTERACTIONS,
    SYMMETRIC,
    EntityClass,
    Factuality,
    MentionKind,
    Predicate,
    QuotationKind,
)

__all__ = [
    "DATE_VALUED",
    "INTERACTIONS",
    "MODEL_VERSION",
    "SYMMETRIC",
    "Article",
    "AttributedQuotation",
    "Background",
    "BuildInfo",
    "Entity",
    "EntityClass",
    "EventDescription",
    "Evidence",
    "Extraction",
    "Factuality",
    "Interaction",
    "Knowledge",
    "Mention",
    "MentionKind",
    "Predicate",
    "Quotation",
    "QuotationKind",
    "Relation",
    "ResolvedArticle",
    "Span",
    "Statement",
    "digest",
]

MODEL_VERSION = 1
"""Raised when what is kept on disk (extractions) can no longer be read by newer code."""
