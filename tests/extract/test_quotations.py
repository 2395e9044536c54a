"""Who says what: content, kind and speaker of quotations, read from whole texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quotations import speaker_at
from kg.model import Quotation, QuotationKind, Span

DIRECT = [
    ("“The bridge is closed,” said Tom Reed.", "The bridge is closed,", "Tom Reed"),
    ('"The bridge is closed," Tom Reed said.', "The bridge is closed,", "Tom Reed"),
    ("''The bridge is closed,'' Tom Reed said.", "The bridge is closed,", "Tom Reed"),
    ("‘The bridge isn’t closed,’ said Tom Reed.", "The bridge isn’t closed,", "Tom Reed"),
    ("'The workers' rights matter,' said Tom Reed.", "The workers' rights matter,", "Tom Reed"),
    ("“The bridge is closed,” Reed, who runs the port, said.", "The bridge is closed,", "Reed"),
    ("Tom Reed said: “The bridge is closed.”", "The bridge is closed.", "Tom Reed"),
    ("Tom Reed told reporters, “The bridge is closed.”", "The bridge is closed.", "Tom Reed"),
    ("“The bridge is closed.”― Tom Reed", "The bridge is closed.", "Tom Reed"),
    ("“The bridge is closed.” ― Tom Reed", "The bridge is closed.", "Tom Reed"),
    ("Tom Reed: “The bridge is closed.”", "The bridge is closed.", "Tom Reed"),
    ("Tom Reed said this:\n\n“The bridge is closed.”", "The bridge is closed.", "Tom Reed"),
    ("“Who closed the bridge?” asked Tom Reed.", "Who closed the bridge?", "Tom Reed"),
    ("According to Tom Reed, “The bridge is closed.”", "The bridge is closed.", "Tom Reed"),
]

INDIRECT = [
    ("Tom Reed said that the bridge was closed.", "the bridge was closed", "Tom Reed"),
    ("Tom Reed said the bridge was closed.", "the bridge was closed", "Tom Reed"),
    ("The bridge was closed, Tom Reed said on Monday.", "The bridge was closed", "Tom Reed"),
    ("According to Tom Reed, the bridge was closed.", "the bridge was closed", "Tom Reed"),
    ("The bridge was closed, according to Tom Reed.", "The bridge was closed", "Tom Reed"),
    ("As Tom Reed noted, the bridge was closed.", "the bridge was closed", "Tom Reed"),
    ("Few share Tom Reed’s view that the bridge is safe.", "the bridge is safe", "Tom Reed"),
    ("Tom Reed made the claim that the bridge was safe.", "the bridge was safe", "Tom Reed"),
    ("Tom Reed promised to close the bridge.", "to close the bridge", "Tom Reed"),
    ("Tom Reed called the bridge a disgrace.", "the bridge a disgrace", "Tom Reed"),
    ("Tom Reed described the bridge as a trap.", "the bridge as a trap", "Tom Reed"),
    ("The mayor, Tom Reed, said the bridge was closed.", "the bridge was closed", "Tom Reed"),
    ("Tom Reed is confident that the bridge will hold.", "the bridge will hold", "Tom Reed"),
    ("Tom Reed warned the chamber in June that no ferry would sail.",
     "no ferry would sail", "Tom Reed"),
    ("Few share Tom Reed’s view that there are two bridges.", "there are two bridges", "Tom Reed"),
    ("Tom Reed: Bridge Over Lake Will Not Be Closed", "Bridge Over Lake Will Not Be Closed",
     "Tom Reed"),
]  # fmt: skip

MIXED = [
    (
        "Tom Reed said the bridge was “a trap” for lorries.",
        "the bridge was “a trap” for lorries",
        "Tom Reed",
    ),
    ("Tom Reed called the bridge “a trap.”", "the bridge “a trap.”", "Tom Reed"),
    ("Tom Reed blasted the “shameful” vote.", "the “shameful” vote", "Tom Reed"),
]

PLAIN = [
    "Tom Reed praised the film “The Long Winter” in Lima.",
    "The so-called “bridge of sighs” was closed.",
    "Tom Reed has not said that the bridge was closed.",
    "Tom Reed may say that the bridge was closed.",
    "Tom Reed saw the bridge collapse.",
    "Tom Reed answered to charges that the bridge had cost a fortune.",
    "Lima: Bridge Over Lake Will Not Be Closed",
    "The plank was 6' 2\" long and the rope 8' 4\".",
]


def quotations(reading):
    return [
        (q.kind, q.text, reading.words(q.speaker) if q.speaker else "")
        for q in reading.extraction.quotations
    ]


@pytest.mark.parametrize(("text", "content", "speaker"), DIRECT)
def test_direct_quotations(read, text, content, speaker):
    assert quotations(read(text)) == [(QuotationKind.DIRECT, content, speaker)]


@pytest.mark.parametrize(("text", "content", "speaker"), INDIRECT)
def test_indirect_quotations(read, text, content, speaker):
    assert quotations(read(text)) == [(QuotationKind.INDIRECT, content, speaker)]


@pytest.mark.parametrize(("text", "content", "speaker"), MIXED)
def test_mixed_quotations(read, text, content, speaker):
    assert quotations(read(text)) == [(QuotationKind.MIXED, content, speaker)]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_quotation(read, text):
    assert quotations(read(text)) == []


def test_an_interrupted_quotation_is_two_of_one_speaker(read):
    reading = read("“The bridge,” said Tom Reed, “is closed. Nobody may cross it.”")
    assert [(text, who) for _, text, who in quotations(reading)] == [
        ("The bridge,", "Tom Reed"),
        ("is closed. Nobody may cross it.", "Tom Reed"),
    ]


def test_the_next_sentence_in_quotation_marks_goes_on(read):
    reading = read("“The bridge is closed,” said Tom Reed. “Nobody may cross it.”")
    assert [who for *_, who in quotations(reading)] == ["Tom Reed", "Tom Reed"]


def test_a_speech_over_paragraphs_closes_once(read):
    reading = read("Tom Reed said: “The bridge is closed.\n\n“Nobody may cross it.”\n\nIt rained.")
    assert [(text, who) for _, text, who in quotations(reading)] == [
        ("The bridge is closed.", "Tom Reed"),
        ("Nobody may cross it.", "Tom Reed"),
    ]


def test_a_closing_mark_that_is_missing_is_where_the_paragraph_ends(read):
    reading = read("Tom Reed said: “The bridge is closed.\n\nIt rained in Lima.")
    assert [text for _, text, _ in quotations(reading)] == ["The bridge is closed."]


def test_a_quotation_after_a_sentence_about_somebody_is_theirs(read):
    reading = read("Tom Reed was not impressed. “The bridge is a toy.”")
    assert quotations(reading) == [(QuotationKind.DIRECT, "The bridge is a toy.", "Tom Reed")]


def test_turns_of_an_interview_are_said_by_those_whom_they_name(read):
    reading = read(
        "Mira Kolt met Tom Reed in Lima.\n\nKOLT: Who closed the bridge?\n\n"
        "REED: I closed it.\n\nKOLT: Why?\n\nREED: The ice had gone."
    )
    assert [(text, reading.meaning(who)) for _, text, who in quotations(reading)] == [
        ("Who closed the bridge?", "Mira Kolt"),
        ("I closed it.", "Tom Reed"),
        ("Why?", "Mira Kolt"),
        ("The ice had gone.", "Tom Reed"),
    ]


def test_a_paragraph_that_is_announced_is_a_quotation(read):
    block = "The bridge is closed, and nobody may cross it before May."
    reading = read(f"The ice was thin. Tom Reed added:\n\n{block}\n\nIt rained.")
    assert quotations(reading) == [(QuotationKind.DIRECT, block, "Tom Reed")]


def test_a_heading_with_a_colon_is_no_turn(read):
    assert quotations(read("Tom Reed left.\n\nCorrection: The bridge is open.")) == []


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Ana Solís spoke in Lima. “The bridge is closed,” she said.", "she", "Ana Solís"),
        ("Tom Reed said the ice had gone. He added that the bridge held.", "He", "Tom Reed"),
        ("Tom Reed, who said the bridge was closed, left Lima.", "who", "Tom Reed"),
        ("“I closed the bridge,” said Tom Reed.", "I", "Tom Reed"),
        ("“Nobody asked my advice,” said Tom Reed.", "my", "Tom Reed"),
    ],
)
def test_pronouns_of_speakers_mean_them(read, text, pronoun, name):
    assert read(text).meaning(pronoun) == name


def test_i_outside_of_quotation_marks_is_nobody(read):
    assert "I" not in {m.text for m in read("Tom Reed said that I closed it.").extraction.mentions}


def test_the_speaker_of_what_stands_at_a_place_is_that_of_the_innermost_quotation():
    def make(start, end, speaker):
        return Quotation("a", start, end, "", QuotationKind.INDIRECT, "r", speaker)

    outer, inner = make(0, 90, Span(91, 95)), make(20, 40, Span(10, 15))
    assert speaker_at([outer, inner], Span(25, 30)) == inner
    assert speaker_at([outer, inner], Span(15, 25)) == outer
    assert speaker_at([outer, inner], Span(85, 95)) is None
    assert speaker_at([make(0, 9, None)], Span(1, 2)) is None


PIECES = ["“", "”", '"', "'", "‘", "’", "«", "»", "''", " ", "\n\n", ", said Tom Reed.", "It is so"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_marks_whatever_give_contents_that_slice_back(read, text):
    extraction = read(f"Tom Reed spoke. {text}").extraction
    whole = f"Tom Reed spoke. {text}"
    mentions = {m.span for m in extraction.mentions}
    for quotation in extraction.quotations:
        assert whole[quotation.start : quotation.end] == quotation.text
        assert quotation.text.strip()
        assert quotation.speaker is None or quotation.speaker in mentions


def test_a_wrapped_line_does_not_end_a_paragraph(read):
    words = "the harbour of Lima and every bridge that leads to it from the north was shut".split()
    lines = [" ".join(words[i % 5 :] + words[: i % 5]) for i in range(12)]
    reading = read(
        "Tom Reed said: “It is so, that\n" + "\n".join(lines) + "\nand so on.”\n\nIt rained."
    )
    assert [(text[-6:], who) for _, text, who in quotations(reading)] == [("so on.", "Tom Reed")]
