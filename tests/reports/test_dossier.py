"""Dossiers, as values and as a reader sees them."""

from __future__ import annotations

import json

import pytest
from knowledge_example import ENTITIES

from kg.errors import ConformanceError
from kg.reports import to_json
from kg.reports.dossier import make_dossier
from kg.reports.dossier_text import dossier_to_text
from kg.vocab import BASE_IRI


@pytest.fixture
def dorn(store):
    return make_dossier(store, "Dorn")


def told(ties):
    return {(tie.family, tie.phrase, tie.other.label, tie.factuality) for tie in ties}


def test_it_says_who_one_is(dorn):
    assert (dorn.entity.label, dorn.entity.cls, dorn.aliases) == ("Ilka Dorn", "Person", ("Dorn",))
    assert (dorn.mentions, dorn.sources) == (9, 3)
    assert (dorn.first, dorn.last) == ("2026-01-27", "2026-01-30")
    assert ("Otto Brandl", 3) in dorn.named_beside


def test_positions_have_their_dates_and_sentences(dorn):
    (tie,) = dorn.positions
    assert tie.other.label == "Foreign Minister of Velmoria"
    assert {claim.valid_from for claim in tie.claims} == {"2024", ""}
    assert tie.evidence[0].text.startswith("Velmorian Foreign Minister Ilka Dorn accused")
    assert len(tie.evidence) == 2  # the copy of an article is no further source


def test_ties_stand_by_family_and_from_either_end(dorn):
    assert told(dorn.ties) >= {
        ("conflictual", "accuses", "Tarsk", "Asserted"),
        ("conflictual", "is rejected by", "Marn", "Asserted"),
        ("cooperative", "supports", "Tarsk", "Asserted"),
        ("cooperative", "meets or talks to", "Otto Brandl", "Planned"),
        ("cooperative", "meets or talks to", "Otto Brandl", "Negated"),
        ("membership", "works for", "Foreign Ministry", "Asserted"),
    }
    families = [tie.family for tie in dorn.ties]
    assert families == sorted(families, key=families.index)


def test_what_a_capital_does_is_in_the_dossier_of_its_state(store):
    tarsk = make_dossier(store, "Tarsk")
    assert ("conflictual", "accuses", "Velmoria", "Asserted") in told(tarsk.ties)
    assert {tie.acting for tie in tarsk.ties} == {"Tarsk", "Marn"}
    assert [(tie.acting, tie.other.label) for tie in tarsk.offices] == [
        ("Prime Minister of Tarsk", "Otto Brandl")
    ]


def test_what_takes_place_in_a_capital_is_in_its_own_dossier_alone(store):
    held = {
        name: {tie.family for tie in make_dossier(store, name).ties} for name in ("Marn", "Tarsk")
    }
    assert "event" in held["Marn"]
    assert "event" not in held["Tarsk"]


def test_quotations_are_there_once_with_who_is_spoken_of(store, dorn):
    assert [quotation.words for quotation in dorn.quotations] == ["We saw the rifles"]
    (spoken,) = make_dossier(store, "hill rebels").spoken_of
    assert (spoken.speaker, spoken.kind) == ("Otto Brandl", "mixed")


def test_what_no_article_states_is_told_as_known(store):
    assert make_dossier(store, "Marn").known == ("stands for Tarsk", "lies in Tarsk")


def test_the_text_gives_each_tie_its_sentence_and_source(dorn):
    text = dossier_to_text(dorn)
    assert text.startswith("Ilka Dorn\nPerson; 9 mentions in 3 texts; 2026-01-27 to 2026-01-30\n")
    for words in (
        "POSITIONS\n  is Foreign Minister of Velmoria  [2024 – 2026-06; as of 2026-01-30; 2 articl",
        "  accuses Tarsk  [accuse; 2026-01-26]\n      “Velmorian Foreign Minister",
        "2026-02                 Ilka Dorn meets or talks to Otto Brandl in Marn  [not so] —",
        "QUOTED\n  “We saw the rifles” — The Velmor Post, 2026-01-27, ",
    ):
        assert words in text
    assert "“" not in dossier_to_text(dorn, 0).partition("QUOTED")[0]


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.id)
def test_every_entity_has_one_as_text_and_as_json(store, entity):
    dossier = make_dossier(store, entity.id)
    text = dossier_to_text(dossier)
    assert max(map(len, text.splitlines())) <= 100
    assert not {"\u202e", "\t", "\x0c"} & set(text)
    assert json.loads(to_json(dossier))["entity"]["iri"] == BASE_IRI + entity.id


def test_nobody_has_none(store):
    with pytest.raises(ConformanceError, match="did you mean Otto Brandl"):
        make_dossier(store, "Brandlo")
