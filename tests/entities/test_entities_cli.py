"""``kg entities`` run for real: a small corpus of ours, built once and copied for each test."""

import json
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.build import BuildOptions, build
from kg.cli import kg
from kg.errors import ConformanceError, DecisionError, InputError, NewskgError, StoreError
from kg.folder.settings import read_settings, write_settings
from kg.provenance import hash_rules
from kg.query import find_rows
from kg.store import open_store
from kg.validate import validate

HEAD = "{title}\n\nBy Bram Oster\n\n{day} March 2026\n\n"
ARTICLES = {
    "a.txt": "Quastel visits Lima\n4\nLIMA — Borean Foreign Minister Ilona Quastel met Peruvian"
    " Finance Minister Ana Solís in Lima on Tuesday. Quastel praised Peru.",
    "b.txt": "Strike in Santiago\n5\nSANTIAGO — Mr. Quastel condemned Chile on Wednesday. Chile"
    " condemned Peru. Quastel said that Chile had threatened Brazil.",
    "c.txt": "Orm in Oslo\n6\nOSLO — Norwegian Foreign Minister Lars Orm met Swedish Prime"
    " Minister Lena Brook in Oslo on Friday. Orm praised Sweden.",
    "d.txt": "Orm scores\n7\nBRASILIA — Mr. Lars Orm criticized Argentina on"
    " Saturday. Lars Orm praised Brazil.",
    "e.txt": "Harbour agreed\n8\nLIMA — The Quastel Trade Bank praised Chile on Monday. The"
    " Borean Harbour Bank condemned Peru.",
    "f.txt": "Dorn resigns\n9\nBERLIN — German Foreign Minister Mira Dorn praised Kenya.",
    "g.txt": "Dorn scores\n9\nACCRA — Ghanaian footballer Mira Dorn praised Togo on Monday.",
}
"""Title, day and text."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    place = tmp_path_factory.mktemp("who")
    (place / "corpus").mkdir()
    for name, article in ARTICLES.items():
        title, day, text = article.split("\n")
        head = HEAD.format(title=title, day=day)
        (place / "corpus" / name).write_text(head + text + "\n", encoding="utf-8")
    build([str(place / "corpus")], place / "out")
    return place


@pytest.fixture
def place(built, tmp_path, monkeypatch):
    """A copy of the built folder, in whose parent the commands are run."""
    shutil.copytree(built / "out", tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    answer = CliRunner().invoke(kg, ["entities", *arguments], catch_exceptions=True)
    if isinstance(answer.exception, NewskgError):
        raise answer.exception
    assert answer.exit_code == 0, answer.output
    return answer


DAY = ("--who", "me", "--when", "2026-03-09")


def listed(*arguments):
    return [
        (row["label"], row["entity_class"], row["articles"])
        for row in json.loads(run("list", "--json", *arguments).stdout)
    ]


def persons():
    return sorted((label, articles) for label, _, articles in listed("--class", "person"))


def stated(subject):
    query = f"""SELECT ?p ?o {{ ?st a kg:Statement ; rdf:subject/rdfs:label "{subject}" ;
        rdf:predicate ?p ; rdf:object/rdfs:label ?o }}"""
    return {
        (row["p"].value.rsplit("#", 1)[-1], row["o"].value)
        for row in find_rows(open_store(Path("out")), query)
    }


@pytest.mark.usefixtures("place")
def test_entities_are_listed_those_most_spoken_of_first():
    assert persons() == [
        ("Ana Solís", 1), ("Ilona Quastel", 2), ("Lars Orm", 2), ("Lena Brook", 1),
        ("Mira Dorn", 1), ("Mira Dorn", 1),
    ]  # fmt: skip
    assert ("Peru", "Country", 3) in listed()
    counts = [row["mentions"] for row in json.loads(run("list", "--json").stdout)]
    assert counts == sorted(counts, reverse=True)
    assert len(listed("--limit", "3")) == 3
    assert "Ilona Quastel" in run("list").stdout


@pytest.mark.usefixtures("place")
def test_one_entity_is_shown_with_names_votes_merges_and_link():
    shown = run("show", "quastel").stdout
    assert "Ilona Quastel (Person, person-ilona-quastel)" in shown
    assert "b.txt: Quastel 2" in shown
    assert "Quastel = Ilona Quastel: a bare surname" in shown
    portrait = json.loads(run("show", "peru", "--json").stdout)
    assert portrait["link"]["entry"] == "Q419"
    assert portrait["class_votes"][0][0] == "Country"


@pytest.mark.usefixtures("place")
def test_why_tells_the_merge_with_reason_score_and_sentences():
    told = run("why", "Quastel", "Ilona Quastel").stdout
    assert told.startswith("one: Ilona Quastel")
    assert "only one person of these articles bears, score 0.85" in told
    assert "b.txt: Mr. Quastel condemned Chile on Wednesday." in told
    answer = json.loads(run("why", "Quastel", "Ilona Quastel", "--json").stdout)
    assert (answer["are_one"], answer["merges"][0]["reason"]) == (True, "surname:unique")


@pytest.mark.usefixtures("place")
def test_why_tells_what_keeps_two_apart():
    assert (
        "two classes, Person and Organization"
        in run("why", "Ilona Quastel", "Quastel Trade Bank").stdout
    )
    assert "no rule found a reason" in run("why", "Ana Solís", "Lars Orm").stdout
    assert "linked to two entries, Q419" in run("why", "Peru", "Chile").stdout


def test_a_split_undoes_a_merge_and_stays_where_it_was_written(place):
    assert ("accuses", "Chile") in stated("Ilona Quastel")
    run("split", "Ilona Quastel", "Quastel", *DAY, "--why", "her brother")
    assert ("Ilona Quastel", 1) in persons()
    assert ("Quastel", 1) in persons()
    assert ("accuses", "Chile") in stated("Quastel")
    assert ("accuses", "Chile") not in stated("Ilona Quastel")
    line = (place / "decisions.tsv").read_text(encoding="utf-8").splitlines()[-1]
    assert line.split("\t") == [
        "different", "Ilona Quastel", "Person", "", "Quastel", "Person", "", "", "me",
        "2026-03-09", "her brother",
    ]  # fmt: skip
    number = len((place / "decisions.tsv").read_text(encoding="utf-8").splitlines())
    assert f"line {number} of" in run("why", "Quastel", "Ilona Quastel").stdout
    assert validate(place / "out").conforms


@pytest.mark.usefixtures("place")
def test_two_persons_of_one_full_name_are_told_apart_by_article():
    run("split", "Lars Orm", "--article", "d.txt", *DAY)
    assert [name for name, _ in persons()].count("Lars Orm") == 2
    assert run("why", "Lars Orm", "Lars Orm").stdout.startswith("two: ")
    with pytest.raises(ConformanceError, match=r"'Lars Orm' may mean .*c\.txt.*d\.txt"):
        run("show", "Lars Orm")
    ids = [
        r["entity"] for r in json.loads(run("list", "--json").stdout) if r["label"] == "Lars Orm"
    ]
    with pytest.raises(DecisionError, match=r"line \d+ tells them apart .*; remove that line"):
        run("merge", *ids, *DAY)
    footballer = next(i for i in ids if "names       d.txt" in run("show", i).stdout)
    run("rename", footballer, "Lars Orm (footballer)", *DAY)
    assert {("Lars Orm", 1), ("Lars Orm (footballer)", 1)} <= set(persons())
    assert stated("Lars Orm (footballer)") >= {("accuses", "Argentina"), ("supports", "Brazil")}


@pytest.mark.usefixtures("place")
def test_what_rules_told_apart_is_asked_about_and_can_be_merged():
    told = run("why", "Mira Dorn", "Mira Dorn").stdout
    assert "the one is tied to Germany, the other to Ghana" in told
    doubts = json.loads(run("review", "--json").stdout)
    doubt = next(d for d in doubts if d["kind"] == "namesakes")
    run(*shlex.split(doubt["yes"])[2:], *DAY)
    assert ("Mira Dorn", 2) in persons()


@pytest.mark.usefixtures("place")
def test_a_name_inside_one_article_may_be_anothers():
    run("split", "Ilona Quastel", "Quastel", "--article", "a.txt", *DAY)
    assert ("supports", "Peru") not in stated("Ilona Quastel")
    assert ("supports", "Peru") in stated("Quastel")


def test_merge_rename_class_and_link_are_heeded(place):
    run("merge", "Borean Harbour Bank", "Quastel Trade Bank", *DAY)
    run("rename", "Borean Harbour Bank", "Harbour Bank", *DAY)
    run("link", "Harbour Bank", "Q9900001", *DAY)
    bank = next(r for r in json.loads(run("list", "--json").stdout) if r["label"] == "Harbour Bank")
    assert (bank["entity"], bank["articles"]) == ("Q9900001", 1)
    assert stated("Harbour Bank") == {("supports", "Chile"), ("accuses", "Peru")}
    assert "a person decided so" in run("why", "Borean Harbour Bank", "Quastel Trade Bank").stdout
    run("class", "Lena Brook", "Place", *DAY)
    assert ("Lena Brook", "Place", 1) in listed()
    assert not any(p == "holdsPosition" for p, _ in stated("Lena Brook"))
    run("link", "Peru", "-", *DAY)
    assert json.loads(run("show", "Peru", "--json").stdout)["link"] is None
    assert "linked      to no item" in run("show", "Peru").stdout
    assert validate(place / "out").conforms


def test_the_graph_is_the_one_that_a_whole_build_gives_and_the_build_leaves_the_file(built, place):
    run("split", "Ilona Quastel", "Quastel", *DAY)
    run("merge", "Ana Solís", "Lena Brook", *DAY)
    file = place / "decisions.tsv"
    before = file.read_bytes()
    build([str(built / "corpus")], place / "whole", BuildOptions(decisions=file))
    for name in ("graph.ttl", "graph.html", "identities.jsonl"):
        assert (place / "whole" / name).read_bytes() == (place / "out" / name).read_bytes(), name
    assert file.read_bytes() == before
    told = "SELECT ?hash { ?build a prov:Activity ; kg:decisionsHash ?hash }"
    assert len(list(find_rows(open_store(Path("out")), told))) == 1


def test_a_page_that_was_not_wanted_is_not_made(place):
    (place / "out" / "graph.html").unlink()
    run("rename", "Ana Solís", "Ana María Solís", *DAY)
    assert not (place / "out" / "graph.html").exists()


@pytest.mark.usefixtures("place")
def test_review_has_what_is_doubtful_and_its_commands_settle_it():
    doubts = json.loads(run("review", "--json").stdout)
    assert [d["worth"] for d in doubts] == sorted((d["worth"] for d in doubts), reverse=True)
    doubt = next(d for d in doubts if "Quastel and Ilona Quastel" in d["question"])
    assert doubt["no"] == "kg entities split 'Ilona Quastel' Quastel"
    run("merge", "Ilona Quastel", "Quastel", *DAY)
    assert doubt["question"] not in run("review").stdout
    assert ("Ilona Quastel", 2) in persons()


@pytest.mark.usefixtures("place")
def test_review_asks_for_namesakes_until_they_are_told_apart():
    run("split", "Ilona Quastel", "Quastel", *DAY, "--later")
    assert ("Ilona Quastel", 2) in persons()
    run("apply")
    assert ("Ilona Quastel", 1) in persons()
    assert "near miss" not in [d["kind"] for d in json.loads(run("review", "--json").stdout)]


REFUSED = [
    (("split", "Ilona Quastel"), InputError, "--article"),
    (("split", "Ilona Quastel", "--article", "z.txt"), InputError, "it is in a.txt, b.txt"),
    (("split", "Ana Solís", "--article", "a.txt"), InputError, "in no other article"),
    (("class", "Peru", "Land"), InputError, "'Land'"),
    (("link", "Peru", "Lima"), InputError, "Q64"),
    (("merge", "Peru", "Atlantis"), ConformanceError, "Atlantis"),
    (("merge", "Quastel", "quastel"), InputError, "one already"),
    (("list", "-d", "nowhere"), StoreError, "kg build"),
]


@pytest.mark.parametrize(("arguments", "error", "told"), REFUSED)
def test_what_cannot_be_decided_is_told_and_nothing_written(place, arguments, error, told):
    with pytest.raises(error, match=told):
        run(*arguments)
    assert not (place / "decisions.tsv").exists()


def test_contradictions_are_told_with_their_lines_and_nothing_is_written(place):
    run("split", "Ilona Quastel", "Quastel", *DAY)
    before = (place / "decisions.tsv").read_bytes()
    with pytest.raises(InputError, match=r"lines \d+ and \(new\) contradict each other"):
        run("merge", "Ilona Quastel", "Quastel", *DAY)
    assert (place / "decisions.tsv").read_bytes() == before


def test_who_takes_back_a_merge_by_a_short_name_is_led_to_its_line(place):
    run("merge", "Ana Solís", "Lars Orm", *DAY)
    before = (place / "decisions.tsv").read_bytes()
    with pytest.raises(InputError, match=r"lines 12 and \(new\) contradict each other"):
        run("split", "Orm", "Ana Solís", *DAY)
    assert (place / "decisions.tsv").read_bytes() == before


@pytest.mark.usefixtures("place")
def test_deciding_twice_writes_once():
    run("rename", "Ana Solís", "Ana", *DAY)
    text = run("rename", "Ana", "Ana", *DAY).stderr
    assert "line 12" in text


def test_deciding_loads_no_language_model(place):
    # Somebody may have edited a rule since the folder was built, and a new process would see it.
    now = replace(read_settings(place / "out"), rules_hash=hash_rules.__wrapped__())
    write_settings(now, place / "out")
    code = (
        "import sys; sys.argv = ['kg', 'entities', 'rename', 'Ana Solís', 'Ana']\n"
        "from kg.cli import kg\n"
        "try: kg.main(standalone_mode=False)\n"
        "finally: print('spacy' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=place
    )
    assert answer.stdout == "False\n"


def test_what_was_built_with_own_knowledge_is_put_together_with_it_or_not_at_all(place):
    own, article = place / "own.jsonl", place / "one.txt"
    own.write_text('{"label": "Zubrowka", "type": "Country", "qid": "Q9900002"}\n')
    article.write_text("Zubrowka condemned Peru.\n", encoding="utf-8")
    build([str(article)], place / "own", BuildOptions(html=False, knowledge_base=own))
    run("rename", "-d", "own", "Zubrowka", "Republic of Zubrowka", *DAY)
    assert ("Republic of Zubrowka", "Country", 1) in listed("-d", "own")
    own.write_text('{"label": "Zubrowka", "type": "Country", "qid": "Q9900003"}\n')
    with pytest.raises(InputError, match="changed"):
        run("apply", "-d", "own")


def test_a_build_finds_the_decisions_of_its_folder_and_notes_what_fits_nothing(built, place):
    run("rename", "Ana Solís", "Ana", *DAY)
    lines = (place / "decisions.tsv").read_text(encoding="utf-8")
    lines += "rename\tNobody Here\tPerson\t\t\t\t\tSomebody\n"
    (place / "decisions.tsv").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(built / "corpus"), "--no-html"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=place)
    assert "decisions   2 of yours" in answer.stderr
    assert "line 13 of your decisions speaks of: rename “Nobody Here”" in answer.stderr
    assert ("Ana", 1) in persons()
    (place / "decisions.tsv").write_text(lines + "rename\tAna Solís\tPerson\t\t\t\t\tB\n")
    refused = subprocess.run(command, capture_output=True, text=True, check=False, cwd=place)
    assert refused.returncode == 2
    assert "lines 12 and 14 contradict each other" in refused.stderr
