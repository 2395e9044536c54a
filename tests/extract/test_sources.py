"""Speakers without a name: what they are called, whom they belong to, which of them are one."""

import pytest

SOURCES = [
    ("“The bridge is closed,” said one senior NATO diplomat.", "senior NATO diplomat", "NATO"),
    ("A NATO official who asked not to be named said the bridge was closed.",
     "NATO official", "NATO"),
    ("An official at the World Bank said the bridge was closed.",
     "official at the World Bank", "World Bank"),
    ("People familiar with the talks said the bridge was closed.",
     "People familiar with the talks", ""),
    ("Officials familiar with how it ended said the bridge was closed.", "Officials", ""),
    ("The bridge was closed, critics argued.", "critics", ""),
    ("A group of doctors said the bridge was closed.", "group of doctors", ""),
    ("One questioner claimed the bridge was closed.", "questioner", ""),
    ("A new report says the bridge was closed.", "new report", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "affiliation"), SOURCES)
def test_a_speaker_without_a_name_is_a_source_with_its_affiliation(read, text, name, affiliation):
    reading = read(text)
    found = sources(reading)
    assert [(m.name, reading.words(m.of) if m.of else "") for m in found] == [(name, affiliation)]
    assert reading.extraction.quotations[0].speaker == found[0].span


def sources(reading):
    return [
        m
        for m in reading.extraction.mentions
        if m.entity_class == "UnnamedSource" and m.kind == "nominal"
    ]


def test_the_diplomat_is_the_one_before(read):
    first, second = sources(
        read("A NATO diplomat said the ice had gone. The diplomat said the bridge was closed.")
    )
    assert second.antecedent == first.span


def test_another_diplomat_is_another(read):
    first, second = sources(
        read("A NATO diplomat said the ice had gone. Another NATO diplomat said it had not.")
    )
    assert first.antecedent is second.antecedent is None


def test_they_are_the_unnamed_source_who_spoke_last(read):
    reading = read("“The ice is gone,” said a NATO diplomat. “Nobody may cross it,” they added.")
    assert reading.meaning("they") == "NATO diplomat"


def test_a_persons_campaign_speaks_for_itself(read):
    reading = read(
        "Tom Reed’s campaign said the vote was fair. The campaign added that he had won."
    )
    campaigns = [m for m in reading.extraction.mentions if m.rule == "source:entourage"]
    assert {(m.name, m.entity_class.value) for m in campaigns} == {
        ("Tom Reed campaign", "Organization")
    }
    assert len(campaigns) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The weather suggests that the bridge is closed.",
        "The number shows that the bridge is closed.",
        "The mayor said the bridge was closed.",
    ],
)
def test_what_is_no_source(read, text):
    assert sources(read(text)) == []
