import pytest

from kg.annotate import annotate, load_model
from kg.errors import ModelError
from kg.model import Article, Span

SENTENCES = [
    ("Peru Wins The Cup\n\nTom Reed left. He was late.",
     ["Peru Wins The Cup", "Tom Reed left.", "He was late."]),
    ("LIMA, Peru (Valley Wire) — Tom Reed left.",
     ["LIMA, Peru (Valley Wire) —", "Tom Reed left."]),
    ("BRUSSELS — Tom Reed left.", ["BRUSSELS —", "Tom Reed left."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_no_sentence_runs_over_a_paragraph_or_a_dateline(text, expected):
    assert [s.text.strip() for s in load_model()(text).sents] == expected


def test_wrapped_lines_are_one_paragraph():
    line = "the council of Lima said that the bridge over the river would be closed"
    text = "\n".join([line] * 12)
    starts = [s.start_char for s in load_model()(text).sents]
    assert len(starts) < 12


def test_masked_text_is_not_read_and_offsets_hold():
    text = "Subscribe to Tom Reed's letter!\nAna Solís left Lima."
    article = Article("a.txt", text, masked=(Span(0, 31),))
    ((_, doc),) = annotate([article])
    assert "Subscribe" not in doc.text
    assert text[doc[-2].idx : doc[-2].idx + 4] == "Lima"


def test_a_model_that_is_not_there_is_named():
    with pytest.raises(ModelError, match=r"no_such_model.*--model"):
        load_model("no_such_model")
