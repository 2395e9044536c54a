"""A person's decisions go before every rule of resolution."""

import pytest
from decision_words import decisions
from hypothesis import given, settings
from hypothesis import strategies as st
from mentions_example import COUNTRY, ORGANIZATION, PERSON, PLACE, make_extraction

from kg.decisions import Decisions
from kg.decisions.contradictions import find_contradictions
from kg.decisions.decision import to_key
from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import EntityClass, EventDescription, Extraction, Mention, MentionKind, Span
from kg.resolve import resolve


@pytest.fixture(scope="module")
def knowledge_base():
    return load_knowledge_base()


def clusters(resolution):
    """Who is who, as sets of article and name."""
    return {
        frozenset(f"{part.article}:{part.name}" for part in identity.parts)
        for identity in resolution.identities
    }


def labels(resolution):
    return sorted(entity.label for entity in resolution.entities.values())


FULL, BARE = ("Ilona Quastel", PERSON), ("Quastel", PERSON)
BANK, ACRONYM = ("Quastel Trade Bank", ORGANIZATION), ("QTBX", ORGANIZATION)
ORM, INITIAL = ("Jan Orm", PERSON), ("J. Orm", PERSON)
MINISTRY = ("Audit Tribunal", ORGANIZATION)

CASES = [
    # Without a decision the first of each pair holds; with it the second.
    ("surname", {"a": [FULL], "b": [BARE]}, "Ilona Quastel ≠ Quastel",
     [{"a:Ilona Quastel", "b:Quastel"}], [{"a:Ilona Quastel"}, {"b:Quastel"}]),
    ("variant", {"a": [ORM], "b": [INITIAL]}, "Jan Orm ≠ J. Orm",
     [{"a:Jan Orm", "b:J. Orm"}], [{"a:Jan Orm"}, {"b:J. Orm"}]),
    ("acronym", {"a": [BANK, (*ACRONYM, 0)], "b": [ACRONYM]},
     "Quastel Trade Bank(Organization) ≠ QTBX(Organization)",
     [{"a:Quastel Trade Bank", "b:QTBX"}], [{"a:Quastel Trade Bank"}, {"b:QTBX"}]),
    ("equal names", {"a": [ORM], "b": [ORM], "c": [ORM]}, "Jan Orm@b ≠ Jan Orm",
     [{"a:Jan Orm", "b:Jan Orm", "c:Jan Orm"}], [{"a:Jan Orm", "c:Jan Orm"}, {"b:Jan Orm"}]),
    ("two articles only", {"a": [ORM], "b": [ORM], "c": [ORM]}, "Jan Orm@b ≠ Jan Orm@a",
     [{"a:Jan Orm", "b:Jan Orm", "c:Jan Orm"}],
     [{"a:Jan Orm"}, {"c:Jan Orm"}, {"b:Jan Orm"}]),
    ("inside an article", {"a": [FULL, (*BARE, 0)]}, "Ilona Quastel@a ≠ Quastel@a",
     [{"a:Ilona Quastel"}], [{"a:Ilona Quastel"}, {"a:Quastel"}]),
    ("a class", {"a": [("Orm", PLACE)], "b": [("Orm", PLACE)], "c": [("Orm", ORGANIZATION)]},
     "Orm(Place) ≠ Orm(Organization)",
     [{"a:Orm", "b:Orm", "c:Orm"}], [{"a:Orm", "b:Orm"}, {"c:Orm"}]),
    ("a link", {"a": [("Russia", COUNTRY)], "b": [("Russian Federation", COUNTRY)]},
     "Russia(Country) ≠ Russian Federation(Country)",
     [{"a:Russia", "b:Russian Federation"}], [{"a:Russia"}, {"b:Russian Federation"}]),
    ("two names", {"a": [ORM], "b": [FULL]}, "Jan Orm = Ilona Quastel",
     [{"a:Jan Orm"}, {"b:Ilona Quastel"}], [{"a:Jan Orm", "b:Ilona Quastel"}]),
    ("two classes", {"a": [("Orm", PLACE)], "b": [("Orm Party", ORGANIZATION)]},
     "Orm(Place) = Orm Party(Organization)",
     [{"a:Orm"}, {"b:Orm Party"}], [{"a:Orm", "b:Orm Party"}]),
    ("two countries' tribunals", {"a": [("Peru", COUNTRY), MINISTRY],
                                  "b": [("Peru", COUNTRY), MINISTRY],
                                  "c": [("Chile", COUNTRY), MINISTRY]},
     "Audit Tribunal(Organization)@a = Audit Tribunal(Organization)@c",
     [{"a:Audit Tribunal", "b:Audit Tribunal"}, {"c:Audit Tribunal"}],
     [{"a:Audit Tribunal", "b:Audit Tribunal", "c:Audit Tribunal"}]),
    ("given names", {"a": [("Maria", PERSON)], "b": [("Maria", PERSON)]}, "Maria@a = Maria@b",
     [{"a:Maria"}, {"b:Maria"}], [{"a:Maria", "b:Maria"}]),
    ("a name beside the fullest", {"a": [BANK, (*ACRONYM, 0)], "b": [("Orm Bank", ORGANIZATION)]},
     "QTBX(Organization) = Orm Bank(Organization)",
     [{"a:Quastel Trade Bank"}, {"b:Orm Bank"}], [{"a:Quastel Trade Bank", "b:Orm Bank"}]),
    ("one item", {"a": [ORM], "b": [FULL]}, "Jan Orm link Q9 | Ilona Quastel link Q9",
     [{"a:Jan Orm"}, {"b:Ilona Quastel"}], [{"a:Jan Orm", "b:Ilona Quastel"}]),
    ("two items", {"a": [ORM], "b": [ORM]}, "Jan Orm@a link Q8 | Jan Orm@b link Q9",
     [{"a:Jan Orm", "b:Jan Orm"}], [{"a:Jan Orm"}, {"b:Jan Orm"}]),
]  # fmt: skip


def without_countries(found):
    return {c for c in found if not any(n.endswith((":Peru", ":Chile")) for n in c)}


@pytest.mark.parametrize(
    ("rows", "decided", "before", "after"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_decision_holds_where_the_rules_say_otherwise(
    knowledge_base, rows, decided, before, after
):
    extractions = [make_extraction(article, *mentions) for article, mentions in rows.items()]
    plain = without_countries(clusters(resolve(extractions, knowledge_base)))
    assert plain == {frozenset(c) for c in before}
    resolution = resolve(extractions, knowledge_base, decisions(*decided.split(" | ")))
    assert without_countries(clusters(resolution)) == {frozenset(c) for c in after}
    assert resolution.unused == ()


def test_same_keeps_together_what_links_would_part(knowledge_base):
    rows = {"a": ("Springfield", PLACE), "b": ("Springfield", PLACE)}
    extractions = [make_extraction(article, row) for article, row in rows.items()]
    decided = decisions("Springfield(Place)@a = Springfield(Place)@b")
    (identity,) = resolve(extractions, knowledge_base, decided).identities
    assert len(identity.parts) == 2


def test_decided_merges_have_their_reason_and_full_score(knowledge_base):
    extractions = [make_extraction("a", ORM), make_extraction("b", FULL)]
    resolution = resolve(extractions, knowledge_base, decisions("Jan Orm = Ilona Quastel"))
    ((_, merge),) = resolution.merges
    assert (merge.reason, merge.score) == ("decision", 1.0)


def test_a_new_name_is_label_and_id_and_the_old_one_an_alias(knowledge_base):
    extractions = [make_extraction("a", FULL), make_extraction("b", BARE)]
    resolution = resolve(extractions, knowledge_base, decisions("Quastel → Ilona Maria Quastel"))
    (entity,) = resolution.entities.values()
    assert (entity.id, entity.label) == ("person-ilona-maria-quastel", "Ilona Maria Quastel")
    assert entity.alt_labels == ("Ilona Quastel", "Quastel")


def test_what_is_linked_keeps_its_item_under_a_new_name(knowledge_base):
    resolution = resolve(
        [make_extraction("a", ("Germany", COUNTRY))],
        knowledge_base,
        decisions("Germany(Country) → BRD"),
    )
    (entity,) = resolution.entities.values()
    assert (entity.id, entity.label) == ("Q183", "BRD")
    assert "Germany" in entity.alt_labels


def test_a_class_is_decided_against_the_majority(knowledge_base):
    rows = {"a": ("Orm", PLACE), "b": ("Orm", PLACE), "c": ("Orm", ORGANIZATION)}
    extractions = [make_extraction(article, row) for article, row in rows.items()]
    resolution = resolve(extractions, knowledge_base, decisions("Orm(Place) : Organization"))
    (entity,) = resolution.entities.values()
    assert entity.entity_class is ORGANIZATION


def test_a_class_of_one_article_stays_what_was_decided(knowledge_base):
    extractions = [make_extraction(article, ("Orm", PLACE)) for article in "abc"]
    resolution = resolve(extractions, knowledge_base, decisions("Orm(Place)@c : Organization"))
    assert sorted(e.entity_class for e in resolution.entities.values()) == [ORGANIZATION, PLACE]


def test_other_lines_may_speak_of_a_name_by_its_old_class_or_its_new(knowledge_base):
    extractions = [make_extraction("a", ("Orm", PLACE)), make_extraction("b", BANK)]
    for called in ("Orm(Place)", "Orm(Organization)"):
        decided = decisions("Orm(Place) : Organization", f"{called} = {BANK[0]}(Organization)")
        (entity,) = resolve(extractions, knowledge_base, decided).entities.values()
        assert entity.entity_class is ORGANIZATION


LINKS = [
    ("Berlin(Place) link -", ""),
    ("Berlin(Place) link Q9900001", "Q9900001"),
    ("Berlin(Place) link Q2868", "Q2868"),
]


@pytest.mark.parametrize(("decided", "item"), LINKS)
def test_a_link_is_what_a_person_says(knowledge_base, decided, item):
    extractions = [make_extraction("a", ("Berlin", PLACE), ("Germany", COUNTRY))]
    plain = resolve(extractions, knowledge_base)
    assert plain.identities[1].link.entry == "Q64"
    resolution = resolve(extractions, knowledge_base, decisions(decided))
    (berlin,) = (e for e in resolution.entities.values() if "Berlin" in {e.label, *e.alt_labels})
    assert berlin.wikidata == item


MERKEL = ("Angela Merkel", PERSON)
GERMANY = ("Germany", COUNTRY)

SPLITS = [
    # Which articles' part keeps the item, where each speaks of her so many times.
    (
        "the more spoken of, first",
        {"a": [MERKEL] * 3 + [GERMANY], "b": [MERKEL, GERMANY]},
        "@b",
        {"a"},
    ),
    (
        "the more spoken of, last",
        {"a": [MERKEL, GERMANY], "b": [MERKEL] * 3 + [GERMANY]},
        "@a",
        {"b"},
    ),
    ("the more of several", {key: [MERKEL, GERMANY] for key in "abc"}, "@a", {"b", "c"}),
    ("neither where both are even", {key: [MERKEL, GERMANY] for key in "ab"}, "@a", set()),
    ("whose country is named", {"a": [MERKEL, GERMANY], "b": [MERKEL] * 3}, "@a", {"a"}),
]


@pytest.mark.parametrize(("rows", "where", "kept"), [c[1:] for c in SPLITS],
                         ids=[c[0] for c in SPLITS])  # fmt: skip
def test_a_split_leaves_the_item_with_the_part_that_is_more_spoken_of(
    knowledge_base, rows, where, kept
):
    extractions = [make_extraction(article, *mentions) for article, mentions in rows.items()]
    decided = decisions(f"Angela Merkel{where} ≠ Angela Merkel")
    resolution = resolve(extractions, knowledge_base, decided)
    persons = [i for i in resolution.identities if i.entity_class is PERSON]
    assert len(persons) == 2
    linked = {part.article for i in persons if i.link for part in i.parts}
    assert linked == kept
    assert {part.article for i in persons for part in i.parts} == set(rows)


def test_events_of_one_place_and_day_may_be_told_apart(knowledge_base):
    def article(name, words):
        mention = Mention(
            name, 0, len(words), words, MentionKind.NAME, EntityClass.EVENT, words, "t"
        )
        place = Mention(name, 50, 54, "Lima", MentionKind.NAME, PLACE, "Lima", "t")
        told = EventDescription(mention.span, "summit", "2026-03-04", place=place.span)
        return Extraction(name, (Span(0, 60),), (mention, place), (), (), (told,))

    extractions = [article("a", "Orm summit"), article("b", "Lima summit")]
    assert frozenset({"a:Orm summit", "b:Lima summit"}) in clusters(
        resolve(extractions, knowledge_base)
    )
    apart = resolve(
        extractions, knowledge_base, decisions("Orm summit(Event) ≠ Lima summit(Event)")
    )
    assert frozenset({"a:Orm summit"}) in clusters(apart)


def test_what_fits_nothing_here_is_told_and_changes_nothing(knowledge_base):
    extractions = [make_extraction("a", ORM), make_extraction("b", INITIAL)]
    decided = decisions("Nobody ≠ Jan Orm", "Jan Orm@z → X", "Jan Orm(Place) → Y")
    resolution = resolve(extractions, knowledge_base, decided)
    assert [decision.line for decision in resolution.unused] == [1, 2, 3]
    assert resolution.entities == resolve(extractions, knowledge_base).entities


def test_two_new_names_for_what_is_one_here_are_told_and_the_commonest_taken(knowledge_base):
    extractions = [
        make_extraction("a", FULL),
        make_extraction("b", BARE),
        make_extraction("c", BARE),
    ]
    decided = decisions("Ilona Quastel → X", "Quastel → Y")
    resolution = resolve(extractions, knowledge_base, decided)
    assert labels(resolution) == ["Y"]
    assert resolution.disputed == (("Y", "X"),)


NAMES = ["Ilona Quastel", "Quastel", "Bram Quastel", "I. Quastel", "Jan Orm", "Orm"]
LINES = st.lists(
    st.one_of(
        st.builds("{}{} {} {}{}".format, st.sampled_from(NAMES), st.sampled_from(["", "@1", "@2"]),
                  st.sampled_from("=≠"), st.sampled_from(NAMES), st.sampled_from(["", "@1", "@2"])),
        st.builds("{} → {}".format, st.sampled_from(NAMES), st.sampled_from("XY")),
        st.builds("{} : {}".format, st.sampled_from(NAMES), st.sampled_from(["Place", "Group"])),
        st.builds("{} link {}".format, st.sampled_from(NAMES), st.sampled_from(["Q91", "-"])),
    ).filter(lambda line: line.split(" = ")[0] != line.split(" = ")[-1] or " = " not in line),
    max_size=5,
)  # fmt: skip
CORPUS = [
    make_extraction(str(number), *((name, PERSON) for name in NAMES[number % 4 :: 1 + number % 3]))
    for number in range(8)
]


@settings(max_examples=150, deadline=None)
@given(lines=LINES, seed=st.randoms(use_true_random=False))
def test_what_is_decided_holds_and_the_order_of_lines_changes_nothing(knowledge_base, lines, seed):
    decided = decisions(*lines)
    if find_contradictions(decided.lines):
        return
    resolution = resolve(CORPUS, knowledge_base, decided)
    shuffled = list(decided.lines)
    seed.shuffle(shuffled)
    again = resolve(CORPUS, knowledge_base, Decisions(tuple(shuffled)))
    assert again.entities == resolution.entities
    assert again.meaning == resolution.meaning
    assert again.identities == resolution.identities
    keys = [key for decision in decided.lines for key in decision.keys]
    for decision in decided.lines:
        names = {key.name for key in decision.keys}
        if any(key.article and key.name in names for key in keys):
            continue  # an article's own line goes before the general one
        one, other = (
            entities_called(resolution, key.name) for key in (decision.keys[0], decision.keys[-1])
        )
        if decision.verdict == "same":
            assert len(one | other) == 1
        elif decision.verdict == "different":
            assert one.isdisjoint(other)


def entities_called(resolution, key):
    return {
        resolution.meaning[extraction.article, mention.span]
        for extraction in CORPUS
        for mention in extraction.mentions
        if to_key(mention.name) == key
    }


@given(seed=st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_no_decisions_are_as_good_as_none(knowledge_base, seed):
    extractions = list(CORPUS)
    seed.shuffle(extractions)
    assert resolve(extractions, knowledge_base, Decisions()) == resolve(CORPUS, knowledge_base)
