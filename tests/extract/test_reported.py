"""What stands in somebody's words is reported by them; what the article says itself is not."""

import pytest

REPORTED = [
    ("Tom Reed said that France had bombed Brazil.", "Tom Reed"),
    ("France has bombed Brazil, Tom Reed said.", "Tom Reed"),
    ("According to Tom Reed, France bombed Brazil.", "Tom Reed"),
    ("Tom Reed spoke in Lima. “France bombed Brazil,” he said.", "he"),
    ("France bombed Brazil, a NATO diplomat said.", "NATO diplomat"),
    ("Tom Reed accused France of bombing Brazil.", "Tom Reed"),
]


def assaults(reading):
    return [r for r in reading.extraction.relations if r.predicate == "assaults"]


@pytest.mark.parametrize(("text", "speaker"), REPORTED)
def test_what_somebody_says_is_reported_by_them(read, text, speaker):
    reading = read(text)
    found = [(r.factuality, reading.words(r.speaker)) for r in assaults(reading) if r.speaker]
    assert found == [("Reported", speaker)]


def test_what_the_article_says_is_asserted(read):
    assert [(r.factuality, r.speaker) for r in assaults(read("France bombed Brazil."))] == [
        ("Asserted", None)
    ]


def test_what_is_denied_stays_negated_with_its_speaker(read):
    reading = read("“France has not bombed Brazil,” said Tom Reed.")
    assert [(r.factuality, reading.words(r.speaker)) for r in assaults(reading)] == [
        ("Negated", "Tom Reed")
    ]


def test_an_act_of_speech_is_asserted(read):
    reading = read("Tom Reed accused France of bombing Brazil.")
    assert reading.factuality("accuses") == {"Asserted"}


def test_to_condemn_in_the_first_person_is_to_condemn(read):
    reading = read("“I condemn France,” said Tom Reed.")
    accusations = [r for r in reading.extraction.relations if r.predicate == "accuses"]
    assert [(reading.words(r.subject), r.factuality) for r in accusations] == [("I", "Asserted")]


def test_a_title_named_in_passing_stays_asserted(read):
    reading = read("Tom Reed said the French foreign minister, Ana Solís, had left Lima.")
    assert reading.factuality("holdsPosition") == {"Asserted"}


def test_a_title_in_quotation_marks_is_reported(read):
    reading = read("“The French foreign minister, Ana Solís, has left Lima,” said Tom Reed.")
    assert reading.factuality("holdsPosition") == {"Reported"}


SETTLED = [
    ("Marek Dunst hoped to explain what he had agreed with Tom Reed.", "agreesWith", "Reported"),
    ("Tom Reed failed to dissuade Peru from Ana Solís’s plan to invade Chile.", "assaults",
     "Planned"),
    ("A Chilean attack on Peru would be a disaster.", "assaults", "Hypothetical"),
    ("Rumour has it that Tom Reed met Ana Solís.", "consults", "Reported"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "factuality"), SETTLED)
def test_what_is_done_or_planned_stays_so_under_what_is_not(read, text, predicate, factuality):
    assert read(text).factuality(predicate) == {factuality}


def test_the_day_of_a_planned_act_is_not_that_of_the_agreement(read):
    relations = read("President Tom Reed will meet Ana Solís on 6 April.").extraction.relations
    assert {(r.predicate.value, r.time) for r in relations} == {
        ("consults", "2026-04-06"), ("agreesWith", ""),
    }  # fmt: skip


def test_who_admits_a_fault_accuses_nobody(read):
    assert not {
        r for r in read("Ana Solís admitted that Peru had violated the treaty.").relations
        if r[1] == "accuses"
    }  # fmt: skip
