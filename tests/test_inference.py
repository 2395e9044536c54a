import pytest

from kg.inference import infer
from kg.model import Entity, EntityClass, Factuality, Predicate, Span, Statement

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("ana", EntityClass.PERSON, "Ana Solís"),
        Entity("peru", EntityClass.COUNTRY, "Peru"),
        Entity("minister", EntityClass.POSITION, "Finance Minister of Peru", position_in="peru"),
        Entity("envoy", EntityClass.POSITION, "Envoy of Peru", position_in="peru"),
    )
}


def state(subject, predicate, target, **more):
    return Statement("a", subject, predicate, target, "test", (Span(0, 9),), **more)


CONCLUSIONS = [
    ([("ana", Predicate.HOLDS_POSITION, "minister")], ("ana", "citizenOf", "peru")),
    ([("ana", Predicate.MEMBER_OF, "wing"), ("wing", Predicate.PART_OF, "party")],
     ("ana", "memberOf", "party")),
    ([("quay", Predicate.LOCATED_IN, "lima"), ("lima", Predicate.LOCATED_IN, "peru")],
     ("quay", "locatedIn", "peru")),
    ([("bank", Predicate.BASED_IN, "lima"), ("lima", Predicate.LOCATED_IN, "peru")],
     ("bank", "basedIn", "peru")),
]  # fmt: skip


@pytest.mark.parametrize(("premises", "expected"), CONCLUSIONS)
def test_what_follows_names_its_premises(premises, expected):
    statements = [state(*premise) for premise in premises]
    (conclusion,) = infer(statements, ENTITIES)
    assert (conclusion.subject, conclusion.predicate, conclusion.object) == expected
    assert conclusion.rule.startswith("inferred:")
    assert set(conclusion.premises) == {statement.id for statement in statements}
    assert conclusion.sentences == ()


NOTHING_FOLLOWS = [
    [state("ana", Predicate.HOLDS_POSITION, "envoy")],
    [state("ana", Predicate.FORMERLY_HELD_POSITION, "minister")],
    [state("ana", Predicate.HOLDS_POSITION, "minister", factuality=Factuality.NEGATED)],
    [
        state("ana", Predicate.HOLDS_POSITION, "minister"),
        state("ana", Predicate.CITIZEN_OF, "peru"),
    ],
    [state("ana", Predicate.ACCUSES, "bob"), state("bob", Predicate.PART_OF, "peru")],
]


@pytest.mark.parametrize("statements", NOTHING_FOLLOWS)
def test_nothing_else_follows(statements):
    assert list(infer(statements, ENTITIES)) == []


def test_a_conclusion_is_no_surer_than_its_premises():
    low, high = (
        state("ana", Predicate.MEMBER_OF, "wing", confidence=0.4),
        state("wing", Predicate.PART_OF, "party", confidence=0.9),
    )
    (conclusion,) = infer([low, high], {})
    assert conclusion.confidence <= 0.4
