"""Which classes the two ends of a relation may have, as the ontology's domains and ranges say.

A mention's class may change when the whole corpus is seen (a club that one article took for an
organization turns out to be a town); what no longer fits is then no statement.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import INTERACTIONS, EntityClass, Predicate

PERSON = frozenset({EntityClass.PERSON})
ORGANIZATION = frozenset({EntityClass.ORGANIZATION})
EVENT = frozenset({EntityClass.EVENT})
POSITION = frozenset({EntityClass.POSITION})
LANDS = frozenset({EntityClass.COUNTRY, EntityClass.PLACE})
ACTORS = PERSON | ORGANIZATION | LANDS | {EntityClass.GROUP}
ANYTHING = frozenset(EntityClass)

_Ends = tuple[frozenset[EntityClass], frozenset[EntityClass]]

ENDS: Mapping[Predicate, _Ends] = {
    Predicate.HOLDS_POSITION: (PERSON, POSITION),
    Predicate.FORMERLY_HELD_POSITION: (PERSON, POSITION),
    Predicate.MEMBER_OF: (ACTORS, ORGANIZATION),
    Predicate.AFFILIATED_WITH: (ANYTHING, ACTORS),
    Predicate.CITIZEN_OF: (PERSON, frozenset({EntityClass.COUNTRY})),
    Predicate.BASED_IN: (ORGANIZATION, LANDS),
    Predicate.LOCATED_IN: (LANDS, LANDS),
    Predicate.PART_OF: (ORGANIZATION, ORGANIZATION),
    Predicate.PARTICIPATES_IN: (ACTORS, EVENT),
    Predicate.ORGANIZES: (ACTORS, EVENT),
    Predicate.TAKES_PLACE_IN: (EVENT, LANDS),
    Predicate.SPOUSE_OF: (PERSON, PERSON),
    Predicate.CHILD_OF: (PERSON, PERSON),
    Predicate.BORN_IN: (PERSON, LANDS),
    Predicate.LIVES_IN: (PERSON, LANDS),
    Predicate.EDUCATED_AT: (PERSON, ORGANIZATION),
    Predicate.FOUNDED_BY: (ORGANIZATION, PERSON),
    Predicate.BIRTH_DATE: (PERSON, ANYTHING),
    Predicate.DEATH_DATE: (PERSON, ANYTHING),
    Predicate.FOUNDING_DATE: (ORGANIZATION | LANDS, ANYTHING),
    Predicate.RELATED_TO: (ANYTHING, ANYTHING),
    **dict.fromkeys(sorted(INTERACTIONS), (ACTORS, ACTORS)),
}
"""Predicate -> the classes of its subject and of its object."""


def fits(predicate: Predicate, subject: EntityClass, target: EntityClass) -> bool:
    """Whether a relation may hold between entities of these classes.

    >>> fits(Predicate.MEMBER_OF, EntityClass.PERSON, EntityClass.PLACE)
    False
    """
    subjects, targets = ENDS[predicate]
    return subject in subjects and target in targets
