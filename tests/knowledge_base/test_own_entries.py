from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import EntityClass

TABLE = """\
label\ttype\tqid\taliases\tcountry\tdemonyms\tstands_for
Harbour Union\tOrganization\t\tHU|Union of Harbours\tDK\t\t
Ruritania\tCountry\t\tKingdom of Ruritania\t\tRuritanian|Ruritanians\t
Strelsau\tPlace\t\t\tRuritania\t\tRuritania
"""


def load(tmp_path, text, name="own.tsv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load_knowledge_base(path)


def test_a_table_adds_entries_with_references_to_each_other_and_to_the_bundled(tmp_path):
    knowledge_base = load(tmp_path, TABLE)
    (union,) = knowledge_base.find("the union of harbours")
    assert (union.id, union.country) == ("Organization:Harbour Union", "Q35")
    (city,) = knowledge_base.find("Strelsau")
    assert city.country == city.stands_for == "Country:Ruritania"
    assert [e.label for e in knowledge_base.find_demonym("Ruritanians")] == ["Ruritania"]
    assert "ruritanian" in set(knowledge_base.demonyms())
    assert "kingdom of ruritania" in set(knowledge_base.multiword_names())
    assert knowledge_base.countries()[0].label == "Ruritania"
    assert knowledge_base.find("Denmark") == load_knowledge_base().find("Denmark")


def test_json_lines_add_entries_in_the_form_of_the_raw_material(tmp_path):
    record = {
        "qid": "Q4115189", "label": "Rudolf Vale", "aliases": ["R. Vale"], "type": "Person",
        "country": "Denmark", "demonyms": [], "note": "Minister of Fish", "source": "own",
    }  # fmt: skip
    knowledge_base = load(tmp_path, json.dumps(record) + "\n\n", "own.jsonl")
    entry = knowledge_base.get("Q4115189")
    assert knowledge_base.find("R Vale") == (entry,)
    assert (entry.entity_class, entry.country, entry.note, entry.qid) == (
        EntityClass.PERSON,
        "Q35",
        "Minister of Fish",
        "Q4115189",
    )
    assert len(knowledge_base) == len(load_knowledge_base()) + 1


def test_an_own_entry_replaces_the_bundled_one_of_its_item(tmp_path):
    knowledge_base = load(tmp_path, "label\ttype\tqid\nKingdom of Fish\tCountry\tQ35\n")
    assert knowledge_base.get("Q35").label == "Kingdom of Fish"
    assert knowledge_base.find("Denmark") == ()
    assert knowledge_base.find_demonym("Danish") == ()
    assert [entry.id for entry in knowledge_base.countries()].count("Q35") == 1
    assert len(list(knowledge_base)) == len(knowledge_base) == len(load_knowledge_base())


def test_an_own_entry_comes_before_its_bundled_namesakes(tmp_path):
    found = load(tmp_path, "label\ttype\nGeorgia\tPerson\n").find("Georgia")
    assert [entry.entity_class for entry in found] == ["Person", "Country", "Place"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "holds no entries"),
        ("name\tkind\nA\tB\n", "line 1: expected a header"),
        ("label\ttype\nA\tPerson\textra\n", "line 2: 3 cells under a header of 2"),
        ("label\ttype\n\tPerson\n", "line 2: no label"),
        ("label\ttype\nA\tPersonage\n", "line 2: unknown type 'Personage'; expected one of"),
        ("label\ttype\tqid\nA\tPerson\t35\n", "line 2: '35' is no Wikidata item"),
        ("label\ttype\tcountry\nA\tPerson\tZubrowka\n", "line 2: country 'Zubrowka' is not known"),
        ("label\ttype\tcolour\nA\tPerson\tred\n", "line 2: unknown field 'colour'"),
        ('{"label": "A", "type": "Person"}\n{"label": \n', "line 2: not JSON"),
        ('{"label": "A", "type": "Person"}\n[1]\n', "line 2: expected an object"),
        ('{"label": 7, "type": "Person"}\n', "line 1: field 'label' is not a text"),
        ('{"label": "A", "type": "Person", "aliases": "B"}\n', "'aliases' is not a list"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_its_file(tmp_path, text, complaint):
    with pytest.raises(InputError) as caught:
        load(tmp_path, text)
    assert complaint in str(caught.value)
    assert "own.tsv" in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"missing\.tsv"):
        load_knowledge_base(tmp_path / "missing.tsv")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_gives_entries_or_an_input_error(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("own") / "own.tsv"
    path.write_text("label\ttype\n" + text, encoding="utf-8")
    with suppress(InputError):
        assert len(load_knowledge_base(path)) >= len(load_knowledge_base())
