"""The bundled questions give the same rows in other stores as in the embedded one."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from running_stores import find_program, run_oxigraph, run_virtuoso

import kg.ask
from kg.ask import Filters, ask
from kg.build import BuildOptions, build
from kg.cli.export import export
from kg.cli.push import push
from kg.query import list_queries, load_query, run_query
from kg.store import load_names, open_store

pytestmark = pytest.mark.slow

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "atlantic"

QUESTIONS = [
    ("who-holds-which-position", Filters(of="NATO")),
    ("who-accuses-whom", Filters(since="2026-01")),
    ("who-supports-whom", Filters(of="Denmark")),
    ("who-met-whom", Filters(by="United States")),
    ("what-happened-in", Filters(in_="Denmark")),
    ("what-changed", Filters(since="2026-01-20", until="2026-01-22", evidence=True)),
    ("attributed-claims", Filters(factuality=("reported",), since="2026-01")),
    ("single-source-claims", Filters(evidence=True)),
    ("central-actors", Filters()),
    ("co-mentions", Filters()),  # narrowed down, it makes Virtuoso 7.2.5 end
    ("timeline", Filters(of="Denmark")),
    ("interactions", Filters(evidence=True)),
    ("quotations", Filters(by="Rutte")),
    ("events", Filters()),
    ("entities-by-mentions", Filters()),
]
"""Fifteen questions with what narrows them down."""

AS_BUNDLED = sorted({*list_queries()} - {name for name, given in QUESTIONS if given == Filters()})


def want(name):
    program = find_program(name)
    if program is None:
        pytest.skip(f"LOUD: {name} is not installed, so nothing is proved with it")
    return program


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    out = tmp_path_factory.mktemp("corpus") / "out"
    build([str(CORPUS)], out, BuildOptions(html=False))
    return out


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso-t"])
def other(request, corpus, tmp_path_factory):
    program, folder = want(request.param), tmp_path_factory.mktemp("store")
    run = run_oxigraph if request.param == "oxigraph" else run_virtuoso
    with run(program, folder) as running:
        # Virtuoso's administrator has the name for a password, in a database that is made anew.
        answer = push_there(corpus, running, KG_USER=running.user, KG_PASSWORD=running.user)
        assert answer.exit_code == 0, answer.output
        yield running


def push_there(folder, running, *options, **environment):
    unset = dict.fromkeys(("KG_USER", "KG_PASSWORD", "KG_TOKEN"))
    given = {name: value for name, value in environment.items() if value}
    return CliRunner().invoke(push, [running.write, "-d", str(folder), *options], env=unset | given)


def narrowed(store, name, filters, monkeypatch):
    """The SPARQL of a question as it is put to the embedded store, prefixes and all."""
    put = []
    monkeypatch.setattr(kg.ask, "run_query", lambda s, q: put.append(q) or run_query(s, q))
    ask(store, name, filters)
    return with_prefixes(store, put[0])


def with_prefixes(store, sparql):
    prefixes = load_names(store).prefixes.items()
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes) + sparql


def rows_of(store, sparql):
    answer = run_query(store, sparql)
    names = [variable.value for variable in answer.variables]
    return [tuple(None if row[n] is None else row[n].value for n in names) for row in answer]


def as_sets(rows):
    """Rows without their order, nor that of what a cell gathers: SPARQL leaves either open."""
    return sorted(
        tuple(
            " ".join(sorted(cell.split())) if cell and "://" in cell else cell or "" for cell in row
        )
        for row in rows
    )


def rows_there(other, sparql):
    """What another store answers.

    Virtuoso 7.2.5, on a busy machine, lets a row with an empty cell through DISTINCT twice.
    """
    rows = as_sets(other.ask(sparql))
    distinct = sparql.partition("SELECT ")[2].startswith("DISTINCT")
    return sorted(set(rows)) if distinct else rows


@pytest.mark.parametrize(("name", "filters"), QUESTIONS, ids=[name for name, _ in QUESTIONS])
def test_a_question_that_is_narrowed_down_gives_the_same_rows(
    corpus, other, name, filters, monkeypatch
):
    store = open_store(corpus)
    sparql = narrowed(store, name, filters, monkeypatch)
    expected = rows_of(store, sparql)
    assert expected
    assert rows_there(other, sparql) == as_sets(expected)


@pytest.mark.parametrize("name", AS_BUNDLED)
def test_every_bundled_query_gives_the_same_rows(corpus, other, name):
    store = open_store(corpus)
    sparql = with_prefixes(store, load_query(name))
    assert rows_there(other, sparql) == as_sets(rows_of(store, sparql))


def test_pushing_again_changes_nothing(corpus, other):
    environment = {"KG_USER": other.user, "KG_PASSWORD": other.user}
    again = push_there(corpus, other, "--batch", "500", "--query-url", other.query, **environment)
    assert again.exit_code == 0, again.output
    assert "as the store counts them too" in again.stderr


def test_a_wrong_password_is_refused_and_not_shown(corpus, other):
    if not other.user:
        pytest.skip("this store asks for no password")
    answer = push_there(corpus, other, KG_USER=other.user, KG_PASSWORD="no-such-word")  # noqa: S106 - a wrong one
    assert "401 Unauthorized; give --user and KG_PASSWORD" in str(answer.exception)
    assert "no-such-word" not in answer.output + str(answer.exception)


def test_updates_do_where_there_is_no_graph_store(corpus, tmp_path):
    with run_oxigraph(want("oxigraph"), tmp_path) as running:
        running.write = running.query.replace("/query", "/update")
        answer = push_there(corpus, running, "--query-url", running.query)
        assert answer.exit_code == 0, answer.output
        assert "no graph store there; trying SPARQL updates" in answer.stderr
        (count,) = running.ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
        assert int(count[0]) == len(open_store(corpus))


# --- Raptor and Rasqal --------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["turtle", "ntriples", "nquads", "trig", "rdfxml"])
def test_raptor_reads_what_we_write(corpus, tmp_path, format_):
    rapper = want("rapper")
    file = tmp_path / "graph"
    CliRunner().invoke(export, ["-d", str(corpus), "--format", format_, "-o", str(file)])
    command = [rapper, "--input", format_, "--output", "nquads", str(file)]
    answer = subprocess.run(command, capture_output=True, check=True)
    store = open_store(corpus)
    merged = format_ in {"turtle", "ntriples", "rdfxml"}
    expected = {quad.triple for quad in store} if merged else set(store)
    assert len(set(answer.stdout.splitlines())) == len(expected)
    assert b"warning" not in answer.stderr.lower()


def test_rasqal_answers_from_our_turtle(corpus):
    roqet = want("roqet")
    store = open_store(corpus)
    sparql = with_prefixes(
        store,
        """SELECT ?who ?whom ?day {
          ?claim rdf:predicate kg:accuses ; rdf:subject ?a ; rdf:object ?b ; kg:statedOn ?day .
          ?a rdfs:label ?who . ?b rdfs:label ?whom }""",
    )
    command = [roqet, "-q", "-r", "csv", "-D", str(corpus / "graph.ttl"), "-e", sparql]
    answer = subprocess.run(command, capture_output=True, check=True)
    rows = list(csv.reader(io.StringIO(answer.stdout.decode())))[1:]
    expected = rows_of(store, sparql)
    assert expected
    assert as_sets(map(tuple, rows)) == as_sets(expected)
