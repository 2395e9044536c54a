"""Exports: the same bytes each time, read by others alike, and with nothing lost."""

from __future__ import annotations

import csv
import io
import os
import random
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
import rdflib
from knowledge_example import HOSTILE, HOSTILE_LABEL, KNOWLEDGE
from pyoxigraph import BlankNode, Literal, RdfFormat, Store, Triple, parse
from rdflib.compare import isomorphic

from kg.errors import InputError
from kg.export import FORMATS, Selection, export_graph, find_format
from kg.export.events import COLUMNS, ROOTS
from kg.export.spells import join_spells
from kg.model import INTERACTIONS, Factuality
from kg.network import to_network
from kg.query import find_rows
from kg.rdf import to_quads
from kg.rdf.blocks import Block, to_bytes
from kg.rdf.serialize import to_xml_text
from kg.rdf.terms import order_of
from kg.store import open_store, read_blocks, write_store
from kg.vocab import BASE_IRI, KG, NIF, QUOTED, RDF, Names, family_of

MERGED = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
DATASETS = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}
INSTANCES = Names().graph("instances").value
TEXTS = {resolved.article.id: resolved.article.text for resolved in KNOWLEDGE.articles}


def exported(store, format_, **selection):
    out = io.BytesIO()
    export_graph(store, out, format_, Selection(**selection))
    return out.getvalue()


def for_xml(triple):
    if isinstance(triple.object, Literal):
        literal = Literal(to_xml_text(triple.object.value), datatype=triple.object.datatype)
        return Triple(triple.subject, triple.predicate, literal)
    return triple


@pytest.mark.parametrize("format_", MERGED)
def test_merged_formats_lose_nothing(store, format_):
    found = [quad.triple for quad in parse(exported(store, format_), MERGED[format_])]
    expected = {quad.triple for quad in store}
    if format_ == "rdfxml":
        expected = set(map(for_xml, expected))
    assert set(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("format_", DATASETS)
def test_formats_with_graphs_lose_nothing(store, format_):
    assert set(parse(exported(store, format_), DATASETS[format_])) == set(store)


@pytest.mark.parametrize(
    ("format_", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")]
)
def test_rdflib_and_oxigraph_read_the_same_graph(store, format_, parser):
    data = exported(store, format_)
    through_rdflib = rdflib.Graph().parse(data, format=parser)
    again = io.BytesIO()
    oxigraph = Store()
    oxigraph.load(data, MERGED[format_])
    oxigraph.dump(again, RdfFormat.N_TRIPLES, from_graph=next(iter(oxigraph)).graph_name)
    assert len(through_rdflib) == len(oxigraph)
    assert isomorphic(through_rdflib, rdflib.Graph().parse(again.getvalue(), format="nt"))


# rdflib's own TriG parser uses what rdflib deprecates.
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
def test_rdflib_reads_the_graphs_apart(store):
    data = exported(store, "trig")
    dataset = rdflib.Dataset().parse(data, format="trig")
    sizes = {
        str(graph.identifier).removeprefix(BASE_IRI): len(graph)
        for graph in dataset.graphs()
        if len(graph)
    }
    assert sizes["graph/background"] == 1
    assert sum(sizes.values()) == len(store)
    assert len(sizes) == 3 + len(KNOWLEDGE.articles)


def test_triples_stand_in_order(store):
    triples = [quad.triple for quad in parse(exported(store, "ntriples"), RdfFormat.N_TRIPLES)]
    graph_of = {quad.triple: quad.graph_name.value for quad in store}
    background = Names().graph("background").value
    places = [graph_of[triple].replace(background, INSTANCES) for triple in triples]
    assert places == sorted(places)
    for place in set(places):
        within = [triple for triple, other in zip(triples, places, strict=True) if other == place]
        assert within == sorted(within, key=order_of)
    lines = exported(store, "turtle").decode().splitlines()
    subjects = [line.split()[0] for line in lines if line.startswith("data:")]
    assert len(subjects) == len(set(subjects)) == len({triple.subject for triple in triples})
    assert all(" a " in line for line in lines if line.startswith("data:"))


def test_no_blank_node_is_exported(store):
    for format_, parser in (MERGED | DATASETS).items():
        for quad in parse(exported(store, format_), parser):
            assert not isinstance(quad.subject, BlankNode)
            assert not isinstance(quad.object, BlankNode)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_order_in_which_things_were_read_does_not_matter(store, format_, tmp_path):
    shuffled = random.Random(7)  # noqa: S311 - a seed, not a secret
    parts = {
        name: tuple(shuffled.sample(getattr(KNOWLEDGE, name), len(getattr(KNOWLEDGE, name))))
        for name in ("articles", "entities", "interactions", "background")
    }
    quads = list(to_quads(replace(KNOWLEDGE, **parts), Names()))
    shuffled.shuffle(quads)
    write_store(quads, tmp_path)
    assert exported(open_store(tmp_path), format_) == exported(store, format_)


def test_another_process_writes_the_same_bytes(built, store, tmp_path):
    script = (
        "import sys; from pathlib import Path; from kg.export import *; from kg.store import *;"
        "store = open_store(Path(sys.argv[1]));"
        "[export_graph(store, Path(sys.argv[2], f), f) for f in FORMATS]"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", script, built, tmp_path],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for format_ in FORMATS:
            assert (tmp_path / format_).read_bytes() == exported(store, format_), format_


# --- what is selected ---------------------------------------------------------------------------


def test_plain_is_the_instance_layer_only(store):
    found = list(parse(exported(store, "nquads", plain=True), RdfFormat.N_QUADS))
    assert {quad.graph_name for quad in found} == {Names().graph("instances")}
    turtle = {q.triple for q in parse(exported(store, "turtle", plain=True), RdfFormat.TURTLE)}
    assert turtle == {quad.triple for quad in found}
    classes = {quad.object for quad in found if quad.predicate == RDF("type")}
    assert KG("Interaction") in classes
    assert not classes & {KG("Statement"), NIF("Phrase"), NIF("Sentence")}


@pytest.mark.parametrize("plain", [False, True])
def test_reported_and_planned_are_plain_triples_when_asked_for(store, plain):
    wanted = frozenset({Factuality.REPORTED, Factuality.PLANNED})
    with_them = set(parse(exported(store, "nquads", plain=plain, also=wanted), RdfFormat.N_QUADS))
    without = set(parse(exported(store, "nquads", plain=plain), RdfFormat.N_QUADS))
    assert without < with_them
    added = {tuple(term.value.split("/")[-1] for term in quad) for quad in with_them - without}
    assert added == {
        ("Q900002", "ontology#aids", "group-hill-rebels", "instances"),
        ("person-ilka-dorn", "ontology#consults", "person-otto-brandl", "instances"),
    }


def test_negated_and_hypothetical_are_never_plain_triples():
    with pytest.raises(InputError, match="Hypothetical, Negated: only Reported and Planned"):
        Selection(also=frozenset({Factuality.NEGATED, Factuality.HYPOTHETICAL}))


@pytest.mark.parametrize("format_", FORMATS)
def test_without_text_no_word_of_the_articles_is_left(store, format_):
    data = exported(store, format_, quoted=False, texts=TEXTS).decode()
    for word in ("rifles", "quarrel over", "overshadowed", "went nowhere", "alert", "praised"):
        assert word not in data
    assert "Ilka Dorn" in data


def test_without_text_all_else_is_left(store):
    kept = {q for q in store if q.predicate not in QUOTED}
    assert set(parse(exported(store, "nquads", quoted=False), RdfFormat.N_QUADS)) == kept


@pytest.mark.parametrize("format_", DATASETS)
def test_whole_texts_are_added_where_they_are_given(store, format_):
    found = set(parse(exported(store, format_, texts=TEXTS), DATASETS[format_]))
    added = found - set(store)
    assert {q.predicate for q in added} == {NIF("isString")}
    assert {(q.subject, q.object.value, q.graph_name) for q in added} == {
        (Names().article(article_id), text, Names().article_graph(article_id))
        for article_id, text in TEXTS.items()
    }
    # Built with its texts, the graph is the same.
    assert found == set(to_quads(KNOWLEDGE, Names(), with_text=True))


@pytest.mark.parametrize("format_", sorted((MERGED | DATASETS).keys() - {"jsonld"}))
def test_claims_are_triple_terms_besides_where_asked_for(store, format_):
    parser = (MERGED | DATASETS)[format_]
    found = {quad.triple for quad in parse(exported(store, format_, rdf12=True), parser)}
    added = found - {quad.triple for quad in parse(exported(store, format_), parser)}
    assert {triple.predicate for triple in added} == {RDF("reifies")}
    assert {(t.subject, *t.object) for t in added} == {
        (row["s"], row["a"], row["b"], row["c"])
        for row in find_rows(
            store, "SELECT * { ?s rdf:subject ?a ; rdf:predicate ?b ; rdf:object ?c }"
        )
    }


@pytest.mark.parametrize("format_", ["jsonld", "gexf"])
def test_a_format_without_triple_terms_says_so(store, format_):
    with pytest.raises(InputError, match=f"{format_} has no triple terms: give nquads, ntriples"):
        exported(store, format_, rdf12=True)


@pytest.mark.parametrize("more", [{"texts": {"a": "Lima."}}, {"rdf12": True}])
def test_what_the_plain_layer_has_not_cannot_be_asked_of_it(more):
    with pytest.raises(InputError, match="leave out --plain, or --rdf12 and --full-text"):
        Selection(plain=True, **more)


@pytest.mark.parametrize("format_", FORMATS)
def test_saved_blocks_give_the_same_bytes_as_the_store(built, store, format_):
    for selection in (
        Selection(),
        Selection(plain=True, also=frozenset({Factuality.REPORTED})),
        Selection(quoted=False, texts=TEXTS),
    ):
        out = io.BytesIO()
        export_graph(store, out, format_, selection, read_blocks(built))
        plain = io.BytesIO()
        export_graph(store, plain, format_, selection)
        assert out.getvalue() == plain.getvalue()


def test_xml_holds_all_but_what_xml_forbids(store):
    data = exported(store, "rdfxml", texts=TEXTS)
    graph = rdflib.Graph().parse(data, format="xml")
    found = {str(text) for text in graph.objects(None, rdflib.URIRef(NIF("isString").value))}
    assert HOSTILE.replace("\x0c", "\ufffd") in found
    assert "\r\n" in HOSTILE


class Nowhere(io.RawIOBase):
    def write(self, data):
        return len(data)

    def writelines(self, lines):
        for _ in lines:
            pass


@pytest.mark.parametrize("format_", ["nquads", "ntriples", "turtle", "trig"])
def test_ten_times_the_graph_takes_no_more_memory(store, monkeypatch, format_):
    monkeypatch.setattr("kg.export.rdf_files._KEPT", 100)
    names = Names()

    def make_blocks(count):
        for number in range(count):
            graph, subject = names.article_graph(f"{number // 50:016x}"), names.make("x", number)
            pairs = [(b"", to_bytes(KG("Statement"))), (to_bytes(KG("rule")), b'"%d"' % number)]
            yield Block(to_bytes(graph), to_bytes(subject), pairs)

    def peak(count):
        tracemalloc.start()
        export_graph(store, Nowhere(), format_, blocks=make_blocks(count))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)  # what is loaded once
    assert peak(10_000) < 1.5 * peak(1_000)


# --- networks -----------------------------------------------------------------------------------


def test_graphml_is_read_back(store):
    network = to_network(store)
    found = nx.read_graphml(io.BytesIO(exported(store, "graphml")), force_multigraph=True)
    assert found.nodes.keys() == network.nodes.keys()
    assert found.number_of_edges() == network.number_of_edges()
    ids = [key for *_, key in found.edges(keys=True)]
    assert len(ids) == len(set(ids))
    node = found.nodes[f"{BASE_IRI}Q900001"]
    assert (node["label"], node["aliases"], node["mentions"]) == ("Velmoria", "Velmorian", 7)
    zofie = found.nodes[f"{BASE_IRI}person-zofie"]
    assert zofie["label"] == network.nodes[f"{BASE_IRI}person-zofie"]["label"]


GEXF = "{http://gexf.net/1.3}"


def spells(element):
    return [(spell.get("start"), spell.get("end")) for spell in element.iter(f"{GEXF}spell")]


def test_gexf_tells_when_ties_hold_and_entities_are_there(store):
    root = ET.fromstring(exported(store, "gexf"))  # noqa: S314 - our own
    labels = {node.get("id"): node.get("label") for node in root.iter(f"{GEXF}node")}
    ties = {
        (labels[edge.get("source")], edge.get("kind"), labels[edge.get("target")]): spells(edge)
        for edge in root.iter(f"{GEXF}edge")
    }
    dorn = "Ilka Dorn"
    # On the day itself, a month that is known only as a month, the days of the articles.
    assert ties[dorn, "accuses (Asserted)", "Tarsk"] == [("2026-01-26", "2026-01-26")]
    assert ties[dorn, "consults (Planned)", "Otto Brandl"] == [("2026-02-01", "2026-02-28")]
    assert ties["Marn", "rejects (Asserted)", dorn] == [("2026-01-27", "2026-01-27")]
    # What lasts: from 2024 to June; as of two articles; an inferred claim without a date.
    minister = "Foreign Minister of Velmoria"
    assert ties[dorn, "holdsPosition (Asserted)", minister] == [("2024-01-01", "2026-06-30")]
    prime = ties["Otto Brandl", "holdsPosition (Asserted)", "Prime Minister of Tarsk"]
    assert prime == [("2026-01-27", "2026-01-30")]
    assert ties[dorn, "citizenOf (Asserted)", "Velmoria"] == []
    assert ties[minister, "positionIn", "Velmoria"] == []
    there = {node.get("label"): spells(node) for node in root.iter(f"{GEXF}node")}
    assert there[dorn] == [("2024-01-01", "2026-12-31")]
    assert there["Lake Summit"] == [("2026-01-27", "2026-02-11")]
    assert there[HOSTILE_LABEL] == []


def test_gexf_keeps_to_the_structure_that_gephi_reads(store):
    root = ET.fromstring(exported(store, "gexf"))  # noqa: S314 - our own
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    (graph,) = root
    assert graph.attrib == {
        "defaultedgetype": "directed",
        "mode": "dynamic",
        "timeformat": "date",
        "timerepresentation": "interval",
    }
    assert [child.tag.removeprefix(GEXF) for child in graph] == [
        *("attributes", "attributes", "nodes", "edges")
    ]
    nodes = {node.get("id") for node in root.iter(f"{GEXF}node")}
    kinds = []
    for class_, elements in (("node", graph[2]), ("edge", graph[3])):
        assert int(elements.get("count")) == len(elements)
        (declared,) = (part for part in graph[:2] if part.get("class") == class_)
        types = {part.get("id"): part.get("type") for part in declared}
        for element in elements:
            tags = [child.tag.removeprefix(GEXF) for child in element]
            assert tags in (["attvalues"], ["attvalues", "spells"])
            for value in element[0]:
                {"integer": int, "double": float, "string": str}[types[value.get("for")]](
                    value.get("value")
                )
            days = [day for spell in spells(element) for day in spell]
            assert days == sorted(map(str, map(date.fromisoformat, days)))
            if class_ == "edge":
                assert {element.get("source"), element.get("target")} <= nodes
                kinds.append(tuple(map(element.get, ("source", "target", "kind"))))
    assert len(kinds) == len(set(kinds))


def test_spells_that_share_a_day_are_one():
    spells = [("2026-02-01", "2026-02-28"), ("2026-02-10", "2026-02-10"), ("2026-01-01",) * 2]
    assert join_spells(spells) == [("2026-01-01", "2026-01-01"), ("2026-02-01", "2026-02-28")]


# --- events -------------------------------------------------------------------------------------


def read_events(store, **selection):
    return list(csv.DictReader(io.StringIO(exported(store, "events", **selection).decode())))


def test_events_tell_who_did_what_to_whom(store):
    rows = read_events(store)
    assert list(rows[0]) == COLUMNS
    found = [row for row in rows if row["event_id"] == "interaction-accusation"]
    assert {row["article"] for row in found} == {"copies/quarrel.txt", "quarrel.txt"}
    row = next(row for row in found if row["article"] == "quarrel.txt")
    assert (row["date"], row["dated_by"], row["published"]) == ("2026-01-26", "event", "2026-01-27")
    assert (row["source"], row["source_class"], row["source_country"], row["source_id"]) == (
        *("Ilka Dorn", "Person", "Velmoria", "person-ilka-dorn"),
    )
    assert (row["category"], row["quad_class"], row["quad_code"]) == (
        *("ACCUSE", "verbal conflict", "3"),
    )
    assert (row["target"], row["theme"], row["sense"]) == ("Tarsk", "hill rebels", "accuse")
    assert row["quote"].endswith("accused Tarsk on Monday of arming the hill rebels.")
    assert (row["publisher"], row["url"]) == (
        *("The Velmor Post", "https://example.org/quarrel?id=1&x=2"),
    )
    assert (row["factuality"], row["confidence"], row["speaker"]) == ("Asserted", "0.75", "")


def test_events_without_a_day_of_their_own_bear_that_of_the_article(store):
    (row,) = (row for row in read_events(store) if row["event_id"] == "interaction-retort")
    assert (row["date"], row["dated_by"]) == ("2026-01-30", "article")
    # A place acts for its country, a group belongs to one.
    assert (row["source"], row["source_class"], row["source_country"]) == ("Marn", "Place", "Tarsk")
    rebels = [row for row in read_events(store) if row["target"] == "hill rebels"]
    assert {row["target_country"] for row in rebels} == {"Tarsk"}
    assert all(" … " in row["quote"] for row in rebels)


def test_events_stand_by_day(store):
    days = [row["date"] for row in read_events(store)]
    assert days == sorted(days)
    assert len(days) == 2 * 5 + 3


def test_plain_events_are_asserted(store):
    assert {row["factuality"] for row in read_events(store, plain=True)} == {"Asserted"}
    also = frozenset({Factuality.PLANNED})
    found = {row["factuality"] for row in read_events(store, plain=True, also=also)}
    assert found == {"Asserted", "Planned"}


def test_every_category_has_its_quad_class():
    assert set(ROOTS) == set(INTERACTIONS)
    cooperative = {root for root, (_, quad) in ROOTS.items() if quad <= 2}
    assert {root for root in ROOTS if family_of(root) == "cooperative"} == cooperative


def test_pandas_reads_the_events(store):
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(io.BytesIO(exported(store, "events")), keep_default_na=False)
    assert len(table) == len(read_events(store))
    assert table.groupby("quad_class").size().to_dict()["verbal conflict"] > 0


def test_gexf_is_read_back_and_has_no_clock(store):
    data = exported(store, "gexf")
    assert b"lastmodified" not in data
    found = nx.read_gexf(io.BytesIO(data))
    network = to_network(store)
    assert found.nodes.keys() == network.nodes.keys()
    assert found.number_of_edges() == network.number_of_edges()


@pytest.mark.parametrize("format_", ["graphml", "gexf"])
def test_a_plain_network_has_only_what_is_asserted(store, format_):
    assert b"Hypothetical" in exported(store, format_)
    data = exported(store, format_, plain=True)
    assert b"Hypothetical" not in data
    assert b"Planned" not in data
    assert b"Asserted" in data
    assert b"Planned" in exported(store, format_, plain=True, also=frozenset({Factuality.PLANNED}))


# --- files --------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_holds_what_a_stream_does(store, format_, tmp_path):
    path = tmp_path / "graph"
    path.write_text("an older one")
    export_graph(store, path, format_)
    assert path.read_bytes() == exported(store, format_)
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph"]


def test_a_device_is_written_to_and_not_replaced(store):
    export_graph(store, Path(os.devnull), "turtle")
    assert not Path(os.devnull).is_file()


def test_a_link_is_followed(store, tmp_path):
    (tmp_path / "link.ttl").symlink_to(tmp_path / "real.ttl")
    export_graph(store, tmp_path / "link.ttl", "turtle")
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "real.ttl").read_bytes() == exported(store, "turtle")


def test_a_path_that_cannot_be_written_is_named(store, tmp_path):
    with pytest.raises(InputError, match=r"nowhere/graph\.ttl: cannot be written"):
        export_graph(store, tmp_path / "nowhere" / "graph.ttl", "turtle")


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.ttl", "turtle"),
        ("a.NT", "ntriples"),
        ("a.b.nq", "nquads"),
        ("a.trig", "trig"),
        ("a.jsonld", "jsonld"),
        ("a.rdf", "rdfxml"),
        ("a.graphml", "graphml"),
        ("a.gexf", "gexf"),
        ("a.csv", "events"),
    ],
)
def test_an_ending_names_a_format(name, format_):
    assert find_format(Path(name)) == format_


def test_an_unknown_ending_or_format_is_named(store):
    with pytest.raises(InputError, match=r"a\.xyz: its ending names no format; use one of \.ttl"):
        find_format(Path("a.xyz"))
    with pytest.raises(InputError, match=r"'xyz': give turtle, "):
        export_graph(store, io.BytesIO(), "xyz")
