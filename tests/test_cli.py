"""The command line run for real, as a user would: a small corpus of ours built once."""

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys

import pytest

from kg.build import build
from kg.cli import main
from kg.read.inputs import BUILT

ARTICLES = {
    "one.txt": "Quastel visits Lima\n\nBy Bram Oster\n\n4 March 2026\n\nLIMA — Borean Foreign"
    " Minister Ilona Quastel met Peruvian Finance Minister Ana Solís in Lima on Tuesday.\n\n"
    "Peru did not criticize Chile. Solís said that Chile had threatened Brazil.\n",
    "two.txt": "Chile answers\n\nBy Lena Brook\n\n5 March 2026\n\nSANTIAGO — Chile condemned"
    " Peru on Wednesday. Peru imposed sanctions on Chile.\n",
}


def run(*arguments, **more):
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        capture_output=True, text=True, check=False, encoding="utf-8", **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    corpus = tmp_path_factory.mktemp("corpus")
    for name, text in ARTICLES.items():
        (corpus / name).write_text(text, encoding="utf-8")
    out = tmp_path_factory.mktemp("built") / "out"
    built = run("build", corpus, "-o", out)
    assert built.returncode == 0, built.stderr
    return corpus, out, built


def test_build_leaves_three_artefacts_and_says_what_to_type_next(folder):
    _, out, built = folder
    assert {"store", "graph.ttl", "graph.html"} <= {path.name for path in out.iterdir()}
    assert built.stdout == ""
    assert "2 articles" in built.stderr
    assert "kg query" in built.stderr


def test_two_builds_give_the_same_bytes_with_one_worker_or_two(folder, tmp_path):
    corpus, out, _ = folder
    again = run("build", corpus, "-o", tmp_path / "again", "--workers", "2")
    assert again.returncode == 0, again.stderr
    for name in ("graph.ttl", "graph.html"):
        first, second = ((d / name).read_bytes() for d in (out, tmp_path / "again"))
        assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest(), name


def test_what_was_said_is_there_with_its_sentence_and_status(folder):
    _, out, _ = folder
    rows = run(
        "query", "-d", out, "--format", "json",
        """SELECT ?s ?p ?o ?f ?quote { ?st a kg:Statement ; rdf:subject/rdfs:label ?s ;
        rdf:predicate ?p ; rdf:object/rdfs:label ?o ; kg:factuality ?f ;
        prov:wasDerivedFrom/nif:anchorOf ?quote }""",
    )  # fmt: skip
    found = {
        tuple(row[key]["value"].rsplit("#", 1)[-1] for key in "spof"): row["quote"]["value"]
        for row in json.loads(rows.stdout)["results"]["bindings"]
    }
    assert ("Peru", "accuses", "Chile", "Negated") in found
    assert ("Chile", "threatens", "Brazil", "Reported") in found
    assert found["Chile", "accuses", "Peru", "Asserted"] == "Chile condemned Peru on Wednesday."
    assert ("Peru", "coerces", "Chile", "Asserted") in found


def test_dates_of_articles_and_acts_are_kept(folder):
    _, out, _ = folder
    answer = run(
        "query", "-d", out, "--format", "csv",
        "SELECT ?day { ?i kg:category kg:consults ; sem:hasTime ?day }",
    )  # fmt: skip
    assert answer.stdout.split() == ["day", "2026-03-03"]


def test_the_graph_conforms_to_its_shapes(folder):
    _, out, _ = folder
    assert run("validate", "-d", out).returncode == 0


@pytest.mark.parametrize(
    "name", ["turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "graphml", "gexf"]
)
def test_every_export_goes_to_standard_output(folder, name):
    _, out, _ = folder
    exported = run("export", "-d", out, "--format", name)
    assert exported.returncode == 0, exported.stderr
    assert "Quastel" in exported.stdout


MISUSE = [
    (("query", "-d", "nowhere", "ASK {{}}"), "kg build"),
    (("build", "nowhere.txt"), "nowhere.txt"),
    (("build", "{corpus}", "-o", "{tmp}/x", "--model", "no_such_model"), "no_such_model"),
    (("query", "-d", "{out}", "SELECT WHERE"), "query"),
    (("query", "-d", "{out}", "--name", "who-met-whon"), "who-met-whom"),
    (("build", "{corpus}", "-o", "{tmp}/x", "--base-iri", "example"), "example"),
    (("query", "-d", "{out}", ""), "0 queries were given"),
    (("build",), "kg build --help\n"),
    (("show", "-d", "{out}"), "Missing argument 'NAME'; see "),
    (("render", "-d", "{out}", "--since", "foo", "-o", "{tmp}/x.html"), "no day is written 'foo'"),
    (("render", "-d", "{out}", "--top", "x"), "'x' is not a valid integer"),
    (("render", "-d", "{out}", "-o", "{tmp}/no/x.html"), "no/x.html: No such file or directory;"),
    (("build", "{corpus}", "-o", "{corpus}/one.txt/x"), "one.txt/x: Not a directory;"),
    (("ask", "-d", "{out}", "who-met-whom", "--since", "2026-13"), "no day is written '2026-13'"),
    (("timeline", "-d", "{out}", "--until", "2025-02-29"), "no day is written '2025-02-29'"),
    (("import", "http://[x/g.nq", "-o", "{tmp}/x"), "http://[x/g.nq: no web address"),
    (("entities", "apply", "-d", "{out}", "--decisions", "{tmp}/none.tsv"), "no such file"),
]


@pytest.mark.parametrize(("arguments", "named"), MISUSE)
def test_wrong_usage_gives_one_line_that_names_it_and_exit_2(folder, tmp_path, arguments, named):
    corpus, out, _ = folder
    filled = [a.format(corpus=corpus, out=out, tmp=tmp_path) for a in arguments]
    answer = run(*filled)
    assert answer.returncode == 2, answer.stderr
    assert answer.stdout == ""
    assert named in answer.stderr
    assert answer.stderr.count("kg: ") == answer.stderr.count("\n")
    assert "Traceback" not in answer.stderr


def test_a_mistake_of_our_own_is_one_line_too(monkeypatch, capsys):
    def stumble(**_options):
        raise KeyError("x")

    monkeypatch.setattr("kg.cli.kg.main", stumble)
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.startswith("kg: a mistake of newskg's own (KeyError: 'x', in test_cli.py line ")
    assert told.count("\n") == 1


def test_a_reader_that_goes_away_is_nothing_wrong(folder):
    _, out, _ = folder
    asked = [sys.executable, "-m", "kg", "export", "-d", str(out), "-o", "-", "--format", "nquads"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_page_goes_to_standard_output_where_that_is_asked(folder):
    _, out, _ = folder
    rendered = run("render", "-d", out, "-o", "-")
    assert rendered.stdout == (out / "graph.html").read_text(encoding="utf-8")
    assert rendered.stderr.startswith("-: ")


def test_what_an_output_cannot_hold_becomes_a_question_mark(folder):
    _, out, _ = folder
    asked = [sys.executable, "-m", "kg", "search", "-d", str(out), "Lima"]
    told = subprocess.run(
        asked, capture_output=True, check=True, env=os.environ | {"PYTHONIOENCODING": "latin-1"}
    )
    assert "?Quastel visits Lima? ? 2026" in " ".join(told.stdout.decode("latin-1").split())


@pytest.mark.skipif(sys.platform == "win32", reason="there an argument is text")
@pytest.mark.parametrize(
    "arguments", [("show", b"\xff"), ("query", b"ASK { ?s ?p '\xff' }"), ("explain", b"\xff")]
)
def test_an_argument_that_is_no_text_is_named(folder, arguments):
    _, out, _ = folder
    name, value = arguments
    asked = [sys.executable, "-m", "kg", name, "-d", str(out), value]
    answer = subprocess.run(asked, capture_output=True, check=False)
    assert answer.returncode == 2
    assert answer.stderr.decode().startswith("kg: the argument ")
    assert answer.stderr.decode().endswith("is not UTF-8 text; type it in UTF-8\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no shell of this kind")
@pytest.mark.parametrize("command", ["show Lima", "export"])
def test_an_output_that_is_closed_is_nothing_wrong(folder, command):
    _, out, _ = folder
    line = f"{shlex.quote(sys.executable)} -m kg {command} -d {shlex.quote(str(out))} >&-"
    answer = subprocess.run(line, shell=True, capture_output=True, check=False)  # noqa: S602 - ours
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_what_is_typed_next_leads_to_the_folder_whatever_its_name(folder, tmp_path):
    corpus, _, _ = folder
    built = run("build", corpus / "two.txt", "-o", tmp_path / "the café", "--no-html")
    line = built.stderr.splitlines()[-1].removeprefix("next ")
    _, *arguments = shlex.split(line)
    assert run(*arguments).returncode == 0


def test_articles_and_graph_may_share_a_folder(tmp_path):
    (tmp_path / "one.txt").write_text(ARTICLES["one.txt"], encoding="utf-8")
    for _ in range(2):
        built = run("build", tmp_path, "-o", tmp_path)
        assert built.stderr.startswith("1 article, "), built.stderr
    assert {path.name for path in tmp_path.iterdir()} == {*BUILT, "store", "one.txt"}


@pytest.mark.parametrize(
    "stage", ["folder.records.write_extractions", "store.write_store", "export.export_graph"]
)
def test_a_build_that_is_stopped_leaves_the_old_graph_whole(folder, tmp_path, monkeypatch, stage):
    def stop(*_arguments, **_options):
        raise KeyboardInterrupt

    corpus, out, _ = folder
    shutil.copytree(out, tmp_path / "out")
    before = {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    module, _, name = stage.rpartition(".")
    for place in (f"kg.{module}.{name}", f"kg.build.{name}"):
        monkeypatch.setattr(place, stop, raising=False)
    with pytest.raises(KeyboardInterrupt):
        build([str(corpus / "two.txt")], tmp_path / "out")
    assert {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()} == before


def test_an_unreadable_input_is_named_and_the_rest_goes_on(folder, tmp_path):
    corpus, _, _ = folder
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    inputs = (corpus, tmp_path / "bad.txt")
    built = run("build", *inputs, "-o", tmp_path / "out", "--no-html")
    assert built.returncode == 0
    assert "bad.txt" in built.stderr
    assert "2 articles, 1 skipped" in built.stderr
    assert run("build", *inputs, "-o", tmp_path / "out", "--strict").returncode == 2


def test_an_empty_answer_is_exit_1_where_asked(folder):
    _, out, _ = folder
    asked = run("query", "-d", out, "--fail-empty", "SELECT ?s { ?s a kg:Nothing }")
    assert asked.returncode == 1


def test_standard_input_is_an_article(tmp_path):
    built = run("build", "-", "-o", tmp_path / "out", "--no-html", input="Peru condemned Chile.")
    assert built.returncode == 0, built.stderr
    assert not (tmp_path / "out" / "graph.html").exists()


def test_a_statement_is_explained_by_sentence_parse_rule_and_resolution(folder):
    _, out, _ = folder
    asked = run(
        "query", "-d", out, "--format", "csv",
        "SELECT ?st { ?st rdf:predicate kg:consults ; kg:rule ?r }",
    )  # fmt: skip
    iri = asked.stdout.split()[1]
    explained = run("explain", "-d", out, iri).stdout
    assert "Ilona Quastel consults Ana Solís" in explained
    assert "verb:meet" in explained
    assert "nsubj" in explained
    assert run("explain", "-d", out, "zzz").returncode == 2


def test_what_was_inferred_is_explained_by_what_it_follows_from(folder):
    _, out, _ = folder
    asked = run(
        "query", "-d", out, "--format", "csv",
        "SELECT ?st { ?st kg:rule 'inferred:officer-is-citizen' } LIMIT 1",
    )  # fmt: skip
    iri = asked.stdout.splitlines()[1] + "\r\n"  # as a shell takes it from a CSV file
    inferred, premise = run("explain", "-d", out, iri).stdout.split("\n\n", 1)
    named = inferred.rpartition("follows     from ")[2]
    assert premise.startswith(f"{named}\nclaim ")
    assert "holdsPosition" in premise


def test_coverage_counts_the_clauses_between_actors(folder):
    _, out, _ = folder
    assert "clauses between two actors" in run("coverage", "-d", out).stdout


def test_help_needs_no_heavy_library():
    code = (
        "import sys, click.testing as t; from kg.cli import kg;"
        "t.CliRunner().invoke(kg, ['--help']);"
        "sys.exit(any(m in sys.modules for m in ('spacy', 'rdflib', 'networkx', 'pyoxigraph')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
