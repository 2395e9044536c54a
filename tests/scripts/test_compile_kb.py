from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.knowledge_base.knowledge_base import KnowledgeBase, load_knowledge_base
from kg.knowledge_base.names import normalize_name
from kg.knowledge_base.table import Table

ROOT = Path(__file__).parents[2]
TABLES = (
    "countries territories former_states regions places organizations metonyms events persons"
).split()
HEADER = (
    "name\titem\tclass\tnames\tadjectives\tsingular\tplural\tcapital\tcountry\tkind\tstands_for"
)


def record(qid, label, sort, **more):
    plain = {"aliases": [], "country": None, "demonyms": [], "note": "", "source": "own"}
    return {"qid": qid, "label": label, "type": sort, **plain, **more}


RAW = [
    record("Q101", "Ruritania", "Country", country="RX", aliases=["Ruritanie"], demonyms=["X"]),
    record("Q102", "Ruritania", "Place", note="city in Graustark"),
    record("Q103", "Strelsau", "Place", country="RX", note="capital of Ruritania"),
    record("Q104", "Strelsau", "Place", country="RX", note="province of Ruritania (Ruritania)"),
    record("Q105", "Ministry of Defence", "Organization", country="RX", aliases=["Verteidigung"],
           note="ministry of Ruritania (Ruritania)"),
    record("Q106", "Graustark", "Country", country="GX"),
    record("Q107", "Ministry of Defence", "Organization", country="GX",
           note="ministry of Graustark (Graustark)"),
    record("Q108", "Rudolf Vale, 3rd Baron Vale", "Person", country="RX",
           note="legislator, Ruritania Diet (Wikidata, 2015-11); Minister of Fish, Ruritania,"
                " from 2020-01-02 (as of 2023-01); ambassador to Graustark, RX, 2010..2012"),
    record("Q109", "Harbour Union", "Organization", aliases=["HU", "Total", "HARBOUR, U.S.A."],
           note="international/intergovernmental body"),
    record("Q110", "Battle of Zenda", "Event", note="event dated 1998-01-01"),
    record("Q111", "Fishco", "Organization", note="Ruritanian energy company"),
    record("Q112", "flag of Ruritania", "Organization"),
    record("Q113", "Zürau", "Place", country="RX", aliases=["Zgrau", "Zurau", "Zürau2"]),
]  # fmt: skip

ROWS = {
    "countries": [
        ["Ruritania", "", "", "Kingdom of Ruritania", "Ruritanian", "", "Ruritanians", "Strelsau"],
        ["Graustark", "", "", "", "Graustarkian", "", "", "Edelweiss"],
    ],
    "organizations": [
        ["Harbour Union", "", "", "Union of Harbours"],
        ["Fish League", "", "", "FL"],
    ],
    "metonyms": [
        ["Zenda Castle", "", "", "the Castle", "", "", "", "", "Ruritania", "", "Ruritania"]
    ],
}


@pytest.fixture(scope="module")
def compile_raw(tmp_path_factory):
    def run(raw, rows=None):
        tmp_path = tmp_path_factory.mktemp("compile")
        tables = tmp_path / "tables"
        tables.mkdir()
        for table in TABLES:
            lines = [
                "# our own",
                HEADER,
                *("\t".join(row) for row in (rows or ROWS).get(table, [])),
            ]
            (tables / f"{table}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        source = tmp_path / "raw.jsonl"
        source.write_text("".join(json.dumps(line) + "\n" for line in raw), encoding="utf-8")
        out = tmp_path / "out"
        command = [sys.executable, ROOT / "scripts" / "compile_kb.py", source, "-o", out]
        done = subprocess.run(
            [*command, "--tables", tables], capture_output=True, text=True, check=False
        )
        return done, out

    return run


@pytest.fixture(scope="module")
def compiled(compile_raw):
    done, out = compile_raw(RAW)
    assert done.returncode == 0, done.stderr
    return done, out


@pytest.fixture(scope="module")
def knowledge_base(compiled):
    _, out = compiled
    table = Table((out / "entities.tsv").read_bytes(), (out / "names.tsv").read_bytes())
    return KnowledgeBase(table)


def test_a_state_takes_its_item_and_code_from_the_raw_material_and_its_names_from_the_table(
    knowledge_base,
):
    state = knowledge_base.find("Ruritania")[0]
    assert (state.id, state.note, state.aliases) == ("Q101", "RX", ("Kingdom of Ruritania",))
    assert state.demonyms == ("Ruritanian", "Ruritanians")
    assert knowledge_base.find("Ruritanie") == ()


def test_a_capital_is_told_from_the_province_of_its_name_and_stands_for_its_state(knowledge_base):
    (capital,) = knowledge_base.capitals("Q101")
    assert (capital.id, capital.stands_for) == ("Q103", "Q101")
    assert [entry.kind for entry in knowledge_base.find("Strelsau")] == ["capital", "province"]


def test_what_finds_no_item_has_none_and_is_reported(compiled, knowledge_base):
    (league,) = knowledge_base.find("Fish League")
    assert (league.id, league.qid) == ("Organization:Fish League", "")
    assert "no item: Organization Fish League" in compiled[0].stderr


def test_several_items_of_a_name_give_none_and_are_reported(compile_raw):
    twins = [*RAW, record("Q120", "Harbour Union", "Organization")]
    done, _ = compile_raw(twins)
    assert "several items: Harbour Union: Q109, Q120" in done.stderr


def test_namesakes_get_a_label_that_tells_them_apart_and_the_names_that_news_gives(knowledge_base):
    first, second = knowledge_base.find("Ministry of Defence")
    assert {first.label, second.label} == {
        "Ministry of Defence of Ruritania",
        "Ministry of Defence of Graustark",
    }
    assert [e.id for e in knowledge_base.find("Ruritanian Defense Ministry")] == ["Q105"]
    assert [e.id for e in knowledge_base.find("Verteidigung")] == ["Q105"]


def test_a_person_is_noted_by_the_highest_offices_without_dates(knowledge_base):
    (person,) = knowledge_base.find("Rudolf Vale")
    assert person.note == "Minister of Fish; ambassador to Graustark"
    assert person.country == "Q101"


def test_catalogue_residue_is_cleaned_away(knowledge_base):
    assert knowledge_base.get("Q109").aliases == ("Union of Harbours", "HU")
    assert knowledge_base.get("Q113").aliases == ()
    assert "Q112" not in knowledge_base


def test_an_event_is_noted_by_its_date_and_a_first_of_january_is_a_year(knowledge_base):
    assert knowledge_base.get("Q110").note == "1998"


def test_a_country_is_read_from_the_description_where_no_column_names_it(knowledge_base):
    assert knowledge_base.get("Q111").country == "Q101"


def test_a_seat_of_power_stands_for_its_country(knowledge_base):
    assert knowledge_base.find("the Castle")[0].stands_for == "Q101"


def test_the_order_of_the_raw_lines_makes_no_difference(compile_raw, compiled):
    _, first = compiled
    shuffled = RAW[::-1]
    _, second = compile_raw(shuffled)
    for file in sorted(path.name for path in first.iterdir()):
        assert (first / file).read_bytes() == (second / file).read_bytes()


def test_a_row_that_refers_to_nothing_is_named(compile_raw):
    rows = {**ROWS, "metonyms": [["Hut", "", "", "", "", "", "", "", "", "", "Zubrowka"]]}
    done, _ = compile_raw(RAW, rows)
    assert done.returncode != 0
    assert "'Zubrowka'" in done.stderr


def read_rows(table):
    path = ROOT / "kg" / "knowledge_base" / "data" / f"{table}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def is_compiled(row):
    bearers = load_knowledge_base().find(row["name"])
    entries = [entry for entry in bearers if entry.label == row["name"]]
    known = {normalize_name(name) for entry in entries for name in entry.names}
    names = {normalize_name(name) for name in row.get("names", "").split(";") if name}
    return names <= known and row.get("item", "") in {"", "-", *(entry.id for entry in entries)}


@pytest.mark.parametrize("table", TABLES)
def test_every_hand_written_row_was_compiled(table):
    assert [row["name"] for row in read_rows(table) if not is_compiled(row)] == []


def test_the_bundled_files_fit_together_and_stay_small():
    data = ROOT / "kg" / "knowledge_base" / "data"
    files = [data / "entities.tsv", data / "names.tsv", data / "given_names.txt"]
    assert sum(path.stat().st_size for path in files) < 3_000_000
    table = Table(files[0].read_bytes(), files[1].read_bytes())
    assert len(table.rows) > 30_000
