"""Every row of the lexicon is well formed and its example says what the row says."""

import re
from collections import Counter
from itertools import chain

import pytest

from kg.annotate import load_model
from kg.errors import InputError
from kg.extract.lexicon.lexicon import load_lexicon, read_lexicon
from kg.extract.lexicon.rows import LEXICONS, read_rows
from kg.model import INTERACTIONS, Predicate

TABLES = {
    "interactions": ("lemma", "frame", "only", "agent_only"),
    "light_verbs": ("lemma", "complement", "at", "frame"),
    "interaction_nouns": ("lemma", "modifier", "frame"),
    "support_verbs": ("lemma", "at"),
    "control_verbs": ("lemma", "complement", "controller", "act"),
    "factuality": ("lemma", "pos", "complement"),
    "reporting_verbs": ("lemma",),
    "not_interactions": ("lemma",),
}
"""Each table with the columns that together tell its rows apart."""

WITH_EXAMPLES = [name for name in TABLES if name != "not_interactions"]


@pytest.fixture(scope="module")
def nlp():
    return load_model()


@pytest.mark.parametrize("name", TABLES)
def test_no_row_is_there_twice(name):
    seen = Counter(
        (head, *(row.text(column) for column in TABLES[name] if column != "lemma"))
        for row in read_rows(f"{name}.tsv")
        for head in row.heads()
    )
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("name", TABLES)
def test_cells_have_no_stray_spaces_or_capitals(name):
    for row in read_rows(f"{name}.tsv"):
        assert all(cell == cell.strip() for cell in row.cells.values()), row
        assert row.text("lemma") == row.text("lemma").lower(), row


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_an_example_is_one_sentence_of_its_own_with_two_actors(name):
    texts = [row.example().text for row in read_rows(f"{name}.tsv")]
    assert [text for text, count in Counter(texts).items() if count > 1] == []
    for row in read_rows(f"{name}.tsv"):
        example = row.example()
        assert example.agent != example.recipient, row
        assert re.fullmatch(r"[A-Z“].*[.?”]", example.text), row
        for actor in (example.agent, example.recipient):
            assert re.search(rf"(?<!\w){re.escape(actor)}(?!\w)", example.text), row


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_an_example_holds_the_words_of_its_row(name, nlp):
    rows = list(read_rows(f"{name}.tsv"))
    docs = nlp.pipe([row.example().text for row in rows], disable=["parser", "ner"])
    missing = [
        (row.line, row.text("lemma"), doc.text)
        for row, doc in zip(rows, docs, strict=True)
        if not _holds(doc, row)
    ]
    assert missing == []


def _holds(doc, row):
    forms = {form for token in doc for form in (token.lemma_.lower(), token.lower_)}
    forms |= {stem for token in doc for stem in _stems(token.lower_)}
    verb = any(lemma in forms and (not rest or rest in forms) for lemma, rest in row.heads())
    others = [row.words(name) for name in ("complement", "modifier") if row.cells.get(name)]
    others = [words for words in others if "at" in row.cells or "modifier" in row.cells]
    return verb and all(forms & set(words) for words in others)


def _stems(form):
    """Possible base forms of an English form: "shelled" -> "shell", "denied" -> "deny"."""
    for ending in ("s", "es", "d", "ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            yield from (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem)
            if stem.endswith("i"):
                yield stem[:-1] + "y"


@pytest.mark.parametrize("predicate", sorted(INTERACTIONS))
def test_each_root_has_enough_verbs_and_nouns(predicate):
    lexicon = load_lexicon()
    entries = chain.from_iterable(chain(lexicon.verbs.values(), lexicon.light_verbs.values()))
    assert len({entry.example for entry in entries if entry.predicate == predicate}) >= 15
    nouns = chain.from_iterable(lexicon.nouns.values())
    assert any(entry.predicate == predicate for entry in nouns)


def test_no_verb_is_both_an_interaction_and_known_to_be_none():
    lexicon = load_lexicon()
    none = lexicon.not_interactions.keys()
    for table in (lexicon.verbs, lexicon.light_verbs, lexicon.support_verbs, lexicon.controls):
        assert none & table.keys() == set()


def test_both_spellings_lead_to_the_same_entry():
    verbs = load_lexicon().verbs
    assert verbs["criticise"][0].example == verbs["criticize"][0].example
    assert verbs["criticize"][0].predicate == Predicate.ACCUSES


def test_what_a_control_verb_says_of_its_act_is_a_cue_too():
    cues = load_lexicon().factuality["refuse"]
    assert any((cue.complement, cue.factuality) == ("xcomp", "Negated") for cue in cues)


def test_known_verbs_are_those_with_a_root_and_those_without():
    assert {"praise", "impose", "refuse", "say", "resemble"} <= load_lexicon().known_verbs
    assert "may" not in load_lexicon().known_verbs


@pytest.mark.parametrize(
    ("cell", "complaint"),
    [
        ("holdsPosition", "found predicate 'holdsPosition'; expected an interaction"),
        ("loves", "found predicate 'loves'; expected one of"),
        ("", "found predicate ''; expected one of"),
    ],
)
def test_a_bad_predicate_is_named_with_file_and_line(tmp_path, cell, complaint):
    _copy_with(tmp_path, lambda cells: cells.update(predicate=cell))
    with pytest.raises(InputError, match=rf"interactions\.tsv, line 2: {re.escape(complaint)}"):
        read_lexicon(tmp_path)


@pytest.mark.parametrize(
    ("column", "cell", "complaint"),
    [
        ("frame", "prep", "found frame 'prep'"),
        ("frame", "obj:with", "found frame 'obj:with'"),
        ("confidence", "sure", "found confidence 'sure'; expected one of high, medium, low"),
        ("only", "Country|Planet", "found only 'Planet'"),
        ("agent", "Elbonia", "found an example without 'Elbonia'"),
        ("lemma", "", "found no lemma"),
    ],
)
def test_a_bad_cell_is_named_with_file_and_line(tmp_path, column, cell, complaint):
    _copy_with(tmp_path, lambda cells: cells.update({column: cell}))
    with pytest.raises(InputError, match=rf"interactions\.tsv, line 2: {re.escape(complaint)}"):
        read_lexicon(tmp_path)


def test_a_short_row_is_named_with_file_and_line(tmp_path):
    _copy_with(tmp_path, lambda cells: cells.pop("sense"))
    with pytest.raises(InputError, match=r"interactions\.tsv, line 2: found 10 cells; expected 11"):
        read_lexicon(tmp_path)


def _copy_with(folder, change):
    """Copy the tables, with the first verb alone and changed."""
    for name in TABLES:
        (folder / f"{name}.tsv").write_text((LEXICONS / f"{name}.tsv").read_text("utf-8"), "utf-8")
    cells = dict(next(read_rows("interactions.tsv")).cells)
    header = "\t".join(cells)
    change(cells)
    (folder / "interactions.tsv").write_text(header + "\n" + "\t".join(cells.values()), "utf-8")
