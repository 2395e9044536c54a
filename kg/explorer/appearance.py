"""How the page words each predicate, and names and marks each family of ties."""

from __future__ import annotations

from typing import Any

from kg.model import INTERACTIONS, SYMMETRIC, EntityClass, Predicate
from kg.vocab import Family, family_of

FAMILIES: dict[Family, tuple[str, str]] = {
    Family.CONFLICTUAL: ("Conflict", "arrow"),
    Family.COOPERATIVE: ("Cooperation", "vee"),
    Family.POSITION: ("Position", "diamond"),
    Family.MEMBERSHIP: ("Membership", "circle"),
    Family.PLACE: ("Place", "bar"),
    Family.EVENT: ("Event", "box"),
    Family.FAMILY: ("Family", "curve"),
    Family.OTHER: ("Other tie", "arrow"),
}
"""A name for the legend and vis-network's arrowhead, which marks a family besides its colour."""

PHRASES: dict[str, str] = {
    Predicate.HOLDS_POSITION: "is",
    Predicate.FORMERLY_HELD_POSITION: "was",
    Predicate.MEMBER_OF: "is a member of",
    Predicate.AFFILIATED_WITH: "is affiliated with",
    Predicate.CITIZEN_OF: "is a citizen of",
    Predicate.BASED_IN: "is based in",
    Predicate.LOCATED_IN: "lies in",
    Predicate.PART_OF: "is part of",
    Predicate.PARTICIPATES_IN: "takes part in",
    Predicate.ORGANIZES: "organizes",
    Predicate.TAKES_PLACE_IN: "takes place in",
    Predicate.SPOUSE_OF: "is married to",
    Predicate.CHILD_OF: "is a child of",
    Predicate.BORN_IN: "was born in",
    Predicate.LIVES_IN: "lives in",
    Predicate.EDUCATED_AT: "studied at",
    Predicate.FOUNDED_BY: "was founded by",
    Predicate.BIRTH_DATE: "was born on",
    Predicate.DEATH_DATE: "died on",
    Predicate.FOUNDING_DATE: "was founded on",
    Predicate.AGREES_WITH: "agrees with",
    Predicate.CONSULTS: "meets or talks with",
    Predicate.SUPPORTS: "supports",
    Predicate.COOPERATES_WITH: "cooperates with",
    Predicate.AIDS: "aids",
    Predicate.CONCEDES_TO: "concedes to",
    Predicate.RETREATS_FROM: "retreats from",
    Predicate.REQUESTS: "asks or demands of",
    Predicate.ACCUSES: "accuses",
    Predicate.REJECTS: "rejects",
    Predicate.THREATENS: "threatens",
    Predicate.PROTESTS_AGAINST: "protests against",
    Predicate.SANCTIONS: "cuts ties with",
    Predicate.MOBILIZES_AGAINST: "mobilizes against",
    Predicate.COERCES: "coerces",
    Predicate.ASSAULTS: "attacks",
    Predicate.RELATED_TO: "is tied to",
}
"""What stands between subject and object when a statement is read aloud."""


def to_vocabulary() -> dict[str, Any]:
    """Everything that the page must know of classes, predicates and families, for its data."""
    return {
        "classes": [entity_class.value for entity_class in EntityClass],
        "families": [
            {"key": family.value, "label": label, "arrow": arrow}
            for family, (label, arrow) in FAMILIES.items()
        ],
        "predicates": [
            {
                "name": predicate.value,
                "family": family_of(predicate).value,
                "phrase": PHRASES[predicate],
                "symmetric": predicate in SYMMETRIC,
                "interaction": predicate in INTERACTIONS,
            }
            for predicate in Predicate
        ],
    }
