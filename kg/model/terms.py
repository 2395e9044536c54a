"""The terms of the ontology that values bear: classes, kinds, factualities, predicates."""

from __future__ import annotations

from enum import StrEnum


class EntityClass(StrEnum):
    """The class of an entity; the value is its local name in the ontology."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COUNTRY = "Country"
    PLACE = "Place"
    EVENT = "Event"
    POSITION = "Position"
    GROUP = "Group"
    UNNAMED_SOURCE = "UnnamedSource"


class MentionKind(StrEnum):
    """How a mention means its entity."""

    NAME = "name"
    DEMONYM = "demonym"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Factuality(StrEnum):
    """The status that an article gives a claim; where several would fit, the first of these."""

    NEGATED = "Negated"
    HYPOTHETICAL = "Hypothetical"
    PLANNED = "Planned"
    REPORTED = "Reported"
    ASSERTED = "Asserted"


class QuotationKind(StrEnum):
    """Direct (in quotation marks), indirect (reported in a clause) or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Predicate(StrEnum):
    """Every relation that a statement may have; the value is its local name in the ontology."""

    HOLDS_POSITION = "holdsPosition"
    FORMERLY_HELD_POSITION = "formerlyHeldPosition"
    MEMBER_OF = "memberOf"
    AFFILIATED_WITH = "affiliatedWith"
    CITIZEN_OF = "citizenOf"
    BASED_IN = "basedIn"
    LOCATED_IN = "locatedIn"
    PART_OF = "partOf"
    PARTICIPATES_IN = "participatesIn"
    ORGANIZES = "organizes"
    TAKES_PLACE_IN = "takesPlaceIn"
    SPOUSE_OF = "spouseOf"
    CHILD_OF = "childOf"
    BORN_IN = "bornIn"
    LIVES_IN = "livesIn"
    EDUCATED_AT = "educatedAt"
    FOUNDED_BY = "foundedBy"
    BIRTH_DATE = "birthDate"
    DEATH_DATE = "deathDate"
    FOUNDING_DATE = "foundingDate"
    AGREES_WITH = "agreesWith"
    CONSULTS = "consults"
    SUPPORTS = "supports"
    COOPERATES_WITH = "cooperatesWith"
    AIDS = "aids"
    CONCEDES_TO = "concedesTo"
    RETREATS_FROM = "retreatsFrom"
    REQUESTS = "requests"
    ACCUSES = "accuses"
    REJECTS = "rejects"
    THREATENS = "threatens"
    PROTESTS_AGAINST = "protestsAgainst"
    SANCTIONS = "sanctions"
    MOBILIZES_AGAINST = "mobilizesAgainst"
    COERCES = "coerces"
    ASSAULTS = "assaults"
    RELATED_TO = "relatedTo"


INTERACTIONS: frozenset[Predicate] = frozenset(
    predicate
    for predicate in Predicate
    if list(Predicate).index(Predicate.AGREES_WITH)
    <= list(Predicate).index(predicate)
    <= list(Predicate).index(Predicate.ASSAULTS)
)
"""The sixteen roots that political event coders use (PLOVER), from agreesWith to assaults."""

SYMMETRIC: frozenset[Predicate] = frozenset(
    {
        Predicate.CONSULTS,
        Predicate.COOPERATES_WITH,
        Predicate.AGREES_WITH,
        Predicate.SPOUSE_OF,
    }
)
"""Stated once, in text order."""

DATE_VALUED: frozenset[Predicate] = frozenset(
    {Predicate.BIRTH_DATE, Predicate.DEATH_DATE, Predicate.FOUNDING_DATE}
)
"""Their object is a date (``Statement.value``), not an entity."""
