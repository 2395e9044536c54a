"""The graph of a piece of knowledge: as the contract of its shape says, line by line."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from knowledge_example import BUILD, HOSTILE, KNOWLEDGE, QUARREL
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    parse,
    serialize,
)
from rdflib.compare import graph_diff, isomorphic

from kg.model import (
    Article,
    Entity,
    EntityClass,
    Factuality,
    Knowledge,
    MentionKind,
    Predicate,
    QuotationKind,
    ResolvedArticle,
    Span,
)
from kg.query import find_rows
from kg.rdf import to_date, to_decimal, to_quads
from kg.vocab import BASE_IRI, KG, NIF, PROV, RDF, RDFS, SCHEMA, Names

GOLDEN = Path(__file__).parent / "golden" / "example.ttl"
"""The example's graph as it was read through and found right, all graphs merged."""

text = st.text(st.characters(exclude_categories=["Cs"]))


def rows(store, sparql):
    return [tuple(term and term.value for term in row) for row in find_rows(store, sparql)]


def quads_of(knowledge=KNOWLEDGE, **options):
    return list(to_quads(knowledge, Names(), **options))


def test_the_example_gives_the_golden_graph():
    triples = serialize((quad.triple for quad in quads_of()), format=RdfFormat.N_TRIPLES)
    found = rdflib.Graph().parse(triples, format="nt")
    expected = rdflib.Graph().parse(GOLDEN)
    _, missing, added = graph_diff(expected, found)
    assert not list(missing)
    assert not list(added)
    assert isomorphic(expected, found)


def test_quads_come_once():
    assert set(Counter(quads_of()).values()) == {1}


def test_each_part_stands_in_its_graph():
    ids = [resolved.article.id for resolved in KNOWLEDGE.articles]
    graphs = {quad.graph_name.value.removeprefix(BASE_IRI) for quad in quads_of()}
    assert graphs == {
        *(f"graph/article-{article_id}" for article_id in ids),
        "graph/instances",
        "graph/background",
        "graph/build",
    }


def test_an_article_is_wholly_in_its_own_graph():
    gone = KNOWLEDGE.articles[0].article.id
    named = {
        subject
        for quad in quads_of()
        if gone in (subject := quad.subject.value)
        for graph in [quad.graph_name]
        if graph != Names().article_graph(gone)
    }
    assert not named
    kept = dataclasses.replace(KNOWLEDGE, articles=KNOWLEDGE.articles[1:])
    without = {q for q in quads_of() if q.graph_name != Names().article_graph(gone)}
    # Its twin asserts the same, so nothing in the instances changes either.
    assert without == set(quads_of(kept))


def test_no_blank_nodes_and_only_ascii_iris():
    for quad in quads_of():
        assert not {type(term) for term in quad} & {BlankNode}
        for term in quad:
            assert not isinstance(term, NamedNode) or term.value.isascii()


def test_another_base_iri_moves_all_data_and_no_vocabulary():
    names = Names("urn:example:news#")
    moved = {
        str(quad).replace("urn:example:news#", BASE_IRI) for quad in to_quads(KNOWLEDGE, names)
    }
    assert moved == set(map(str, quads_of()))


# --- the text layer -----------------------------------------------------------------------------


def test_an_article_is_named_by_source_and_text(store):
    found = rows(
        store,
        "SELECT ?name ?sha ?length { ?a a schema:NewsArticle, nif:Context ; kg:sourceName ?name ;"
        " kg:sha256 ?sha ; nif:beginIndex 0 ; nif:endIndex ?length } ORDER BY ?name",
    )
    sha = hashlib.sha256(QUARREL.encode()).hexdigest()
    assert [row[0] for row in found] == [
        'a b/"odd" <name>\\ 👩‍🚀.txt',
        "copies/quarrel.txt",
        "quarrel.txt",
        "reply.txt",
    ]
    assert [row[1] for row in found if "quarrel" in row[0]] == [sha, sha]
    assert int(found[0][2]) == len(HOSTILE)


def test_what_is_known_of_an_article_is_kept(store):
    found = dict(
        rows(
            store,
            'SELECT (STR(?p) AS ?property) ?o { ?a kg:sourceName "quarrel.txt" ; ?p ?o'
            " FILTER(STRSTARTS(STR(?p), STR(schema:)) && ?p != schema:author) }",
        )
    )
    assert found == {
        SCHEMA("headline").value: "Velmoria and Tarsk quarrel over rifles",
        SCHEMA("datePublished").value: "2026-01-27",
        SCHEMA("publisher").value: "The Velmor Post",
        SCHEMA("url").value: "https://example.org/quarrel?id=1&x=2",
        SCHEMA("inLanguage").value: "en",
    }
    authors = rows(store, 'SELECT ?o { [] kg:sourceName "quarrel.txt" ; schema:author ?o }')
    assert sorted(authors) == [("Jon Vane",), ("Mia Okoro",)]


@pytest.mark.parametrize("class_", ["nif:Sentence", "nif:Phrase", "kg:Quotation"])
def test_slicing_the_text_gives_the_anchor(store, class_):
    texts = {resolved.article.source_name: resolved.article.text for resolved in KNOWLEDGE.articles}
    found = rows(
        store,
        f"SELECT ?name ?begin ?end ?anchor {{ ?x a {class_} ; nif:beginIndex ?begin ;"
        " nif:endIndex ?end ; nif:anchorOf ?anchor ; nif:referenceContext/kg:sourceName ?name }",
    )
    assert found
    assert {name for name, *_ in found} == set(texts)
    for name, begin, end, anchor in found:
        assert texts[name][int(begin) : int(end)] == anchor


def test_a_mention_means_one_entity_in_one_way(store):
    found = rows(
        store,
        "SELECT ?m (COUNT(DISTINCT ?e) AS ?n) (SAMPLE(?kind) AS ?k) { ?m a nif:Phrase ;"
        " itsrdf:taIdentRef ?e ; kg:mentionKind ?kind } GROUP BY ?m",
    )
    assert len(found) == sum(len(resolved.mentions) for resolved in KNOWLEDGE.articles)
    assert {number for _, number, _ in found} == {"1"}
    assert {kind for *_, kind in found} == set(MentionKind)


def test_a_mention_leads_to_its_sentence(store):
    found = rows(
        store,
        "SELECT ?word ?sentence { ?m a nif:Phrase ; nif:anchorOf ?word ;"
        " nif:superString/nif:anchorOf ?sentence ; nif:referenceContext/kg:sourceName"
        ' "reply.txt" }',
    )
    assert (
        "the rebels",
        "Prime Minister Brandl said rifles “went nowhere” near the rebels.",
    ) in found
    assert len(found) == len(KNOWLEDGE.articles[1].mentions)


def test_a_sentence_that_is_only_evidence_is_written_too(store):
    found = rows(
        store,
        "SELECT ?text { ?s a nif:Sentence ; nif:anchorOf ?text ;"
        ' nif:referenceContext/kg:sourceName "reply.txt" }',
    )
    assert ("Dorn praised Tarsk on Friday.",) in found


def test_a_quotation_has_kind_speaker_and_subjects(store):
    found = rows(
        store,
        "SELECT DISTINCT ?kind ?speaker ?about { ?q a kg:Quotation ; kg:quotationKind ?kind ."
        " OPTIONAL { ?q prov:wasAttributedTo/rdfs:label ?speaker }"
        " OPTIONAL { ?q schema:about/rdfs:label ?about } }",
    )
    assert set(found) == {
        ("direct", "Ilka Dorn", None),
        ("direct", None, None),
        ("indirect", "A Tarskian diplomat", "Otto Brandl"),
        ("indirect", "A Tarskian diplomat", "Velmoria"),
        ("mixed", "Otto Brandl", "hill rebels"),
    }
    assert {kind for kind, *_ in found} == set(QuotationKind)


def test_the_whole_text_is_written_only_on_request():
    assert NIF("isString") not in {quad.predicate for quad in quads_of()}
    texts = {q.object.value for q in quads_of(with_text=True) if q.predicate == NIF("isString")}
    assert texts == {resolved.article.text for resolved in KNOWLEDGE.articles}


@pytest.mark.parametrize("with_text", [False, True])
def test_without_quoting_no_word_of_the_articles_is_left(with_text):
    quads = quads_of(quoted=False, with_text=with_text)
    names = {name for e in KNOWLEDGE.entities for name in (e.label, *e.alt_labels)}
    said = {q.object.value for q in quads if isinstance(q.object, Literal)} - names
    for quad in quads_of():
        if quad.predicate in {NIF("anchorOf"), SCHEMA("headline"), KG("relationText")}:
            assert quad.object.value not in said
    secret = ("rifles", "quarrel over", "overshadowed", "went nowhere", "alert", "praised")
    for value in said:
        assert not any(word in value for word in secret), value
    kept = {q.predicate for q in quads}
    assert {NIF("beginIndex"), NIF("endIndex"), KG("sha256"), RDFS("label")} <= kept


# --- the statement layer ------------------------------------------------------------------------


def test_a_statement_has_one_of_each_property_that_it_must_have(store):
    ids = {s.id for resolved in KNOWLEDGE.articles for s in resolved.statements}
    for required in (
        "rdf:subject",
        "rdf:predicate",
        "rdf:object",
        "kg:factuality",
        "kg:confidence",
        "kg:rule",
    ):
        found = rows(
            store,
            "SELECT ?s (COUNT(?o) AS ?n) { ?s a kg:Statement . OPTIONAL { ?s "
            f"{required} ?o }} }} GROUP BY ?s",
        )
        assert {iri.rpartition("-")[2] for iri, _ in found} == ids
        assert {number for _, number in found} == {"1"}


def test_a_statement_rests_on_sentences_of_its_article_and_an_inferred_one_on_statements(store):
    for resolved in KNOWLEDGE.articles:
        for statement in resolved.statements:
            found = store.quads_for_pattern(
                Names().statement(statement.id),
                PROV("wasDerivedFrom"),
                None,
                Names().article_graph(resolved.article.id),
            )
            if statement.premises:
                expected = {Names().statement(premise) for premise in statement.premises}
            else:
                expected = {
                    Names().sentence(resolved.article.id, span) for span in statement.sentences
                }
            assert expected
            assert {quad.object for quad in found} == expected
    inferred = rows(store, 'SELECT ?s { ?s kg:rule ?r FILTER(STRSTARTS(?r, "inferred:")) }')
    assert len(inferred) == 2


def test_every_reference_leads_to_something(store):
    dangling = rows(
        store,
        "SELECT DISTINCT ?o { ?s ?p ?o FILTER(STRSTARTS(STR(?o), STR(data:)))"
        " FILTER NOT EXISTS { ?o a ?class } }",
    )
    assert not dangling


def test_all_that_may_be_known_of_a_statement_is_written(store):
    found = rows(
        store,
        "SELECT DISTINCT ?sense ?text ?speaker ?until { ?s a kg:Statement ."
        " OPTIONAL { ?s kg:sense ?sense } OPTIONAL { ?s kg:relationText ?text }"
        " OPTIONAL { ?s prov:wasAttributedTo/rdfs:label ?speaker }"
        " OPTIONAL { ?s kg:validUntil ?until } }",
    )
    assert ("accuse", None, None, None) in found
    assert (None, "is overshadowed by", None, None) in found
    assert (None, None, "A Tarskian diplomat", None) in found
    assert (None, None, None, "2026-06") in found
    factualities = rows(store, "SELECT DISTINCT ?f { ?s a kg:Statement ; kg:factuality ?f }")
    assert {iri for (iri,) in factualities} == {KG(status).value for status in Factuality}


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2026-01-28", "date"),
        ("2024-02-29", "date"),
        ("2026-01", "gYearMonth"),
        ("1961", "gYear"),
        ("2026-02-30", "string"),
        ("2026-13", "string"),
        ("0000", "string"),
        ("2026-W05-3", "string"),
        ("20260128", "string"),
        ("last week", "string"),
        ("２０２６", "string"),
    ],
)
def test_a_date_is_typed_by_its_shape(value, datatype):
    found = to_date(value)
    assert found.value == value
    assert found.datatype.value.rpartition("#")[2] == datatype


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, "0.5"), (1.0, "1"), (0.0, "0"), (0.75, "0.75"), (0.123456, "0.1235"), (1 / 3, "0.3333")],
)
def test_a_decimal_is_canonical(value, text):
    assert to_decimal(value).value == text


# --- the instance layer -------------------------------------------------------------------------


def test_an_entity_has_one_class_and_one_label(store):
    found = rows(
        store,
        "SELECT ?e (COUNT(DISTINCT ?c) AS ?classes) (COUNT(DISTINCT ?l) AS ?labels)"
        " (SAMPLE(?c) AS ?class) { ?e a ?c ; rdfs:label ?l } GROUP BY ?e",
    )
    assert len(found) == len(KNOWLEDGE.entities)
    assert {row[1:3] for row in found} == {("1", "1")}
    assert {row[3] for row in found} == {KG(class_).value for class_ in EntityClass}


def test_a_name_is_said_once_and_an_item_is_the_same_as(store):
    found = rows(store, "SELECT ?p ?o { data:Q900001 ?p ?o }")
    assert sorted((iri.rpartition("#")[2], value) for iri, value in found) == [
        ("altLabel", "Velmorian"),
        ("hiddenLabel", "VLM"),
        ("label", "Velmoria"),
        ("sameAs", "http://www.wikidata.org/entity/Q900001"),
        ("type", KG("Country").value),
    ]
    entity = Entity("x", EntityClass.PERSON, "A", ("A", "B"), ("B", "A", "C"))
    said = [q for q in quads_of(Knowledge((), (entity,))) if q.subject == Names().entity("x")]
    assert {(q.predicate.value.rpartition("#")[2], q.object.value) for q in said[1:]} == {
        ("label", "A"),
        ("altLabel", "B"),
        ("hiddenLabel", "C"),
    }


def test_entities_refer_to_each_other(store):
    found = rows(
        store,
        "SELECT ?p ?s ?o { VALUES ?p { kg:positionIn kg:ofCountry kg:standsFor } ?s ?p ?o }",
    )
    short = {tuple(re.split("[#/]", iri)[-1] for iri in row) for row in found}
    assert short == {
        ("positionIn", "position-foreign-minister", "Q900001"),
        ("positionIn", "position-prime-minister", "Q900002"),
        ("positionIn", "position-president", "Q900001"),
        ("ofCountry", "group-hill-rebels", "Q900002"),
        ("standsFor", "place-marn", "Q900002"),
    }


def test_plain_triples_are_what_is_asserted(store):
    instances = Names().graph("instances")
    for resolved in KNOWLEDGE.articles:
        for statement in resolved.statements:
            stated = statement.object and Names().entity(statement.object)
            found = list(
                store.quads_for_pattern(
                    Names().entity(statement.subject),
                    KG(statement.predicate),
                    stated or to_date(statement.value),
                    None,
                )
            )
            asserted = statement.factuality is Factuality.ASSERTED
            assert [quad.graph_name for quad in found] == [instances] * asserted


def test_background_is_never_a_statement(store):
    (quad,) = store.quads_for_pattern(None, None, None, Names().graph("background"))
    assert quad.triple[1] == KG("locatedIn")
    assert not list(store.quads_for_pattern(None, RDF("predicate"), KG("locatedIn"), None))


def test_an_interaction_has_its_parts_and_is_stated(store):
    found = rows(
        store,
        "SELECT ?p ?o { ?i a kg:Interaction ; kg:category kg:consults ; ?p ?o }",
    )
    assert sorted(tuple(re.split("[#/]", iri)[-1] for iri in row) for row in found) == [
        ("agent", "person-ilka-dorn"),
        ("category", "consults"),
        ("factuality", "Negated"),
        ("factuality", "Planned"),
        ("hasPlace", "place-marn"),
        ("hasTime", "2026-02"),
        ("partOfEvent", "event-lake-summit"),
        ("recipient", "person-otto-brandl"),
        ("type", "Interaction"),
    ]
    stated = rows(store, "SELECT DISTINCT ?i { [] kg:statesInteraction ?i . ?i a kg:Interaction }")
    assert len(stated) == len(KNOWLEDGE.interactions)
    theme = rows(store, "SELECT ?t { [] kg:category kg:accuses ; kg:theme/rdfs:label ?t }")
    assert theme == [("hill rebels",)]


def test_an_event_has_kind_and_dates(store):
    found = rows(
        store,
        "SELECT ?kind ?begin ?end { ?e a kg:Event ; kg:eventKind ?kind ;"
        " sem:hasBeginTimeStamp ?begin ; sem:hasEndTimeStamp ?end }",
    )
    assert found == [("summit", "2026-02-10", "2026-02-11")]


def test_a_build_tells_what_it_was_made_with(store):
    found = rows(
        store,
        "SELECT ?model ?hash ?name ?version { GRAPH ?g { ?b a prov:Activity ;"
        " kg:languageModel ?model ; kg:rulesHash ?hash ; prov:wasAssociatedWith ?s ."
        " ?s a prov:SoftwareAgent ; schema:name ?name ; schema:softwareVersion ?version } }"
        " ORDER BY ?name",
    )
    assert found == [(BUILD.model, BUILD.rules_hash, *version) for version in BUILD.versions]


# --- properties ---------------------------------------------------------------------------------


@given(text, text, text)
def test_every_literal_and_name_comes_back_from_every_format(words, name, title):
    article = Article(name, words, title=title)
    resolved = ResolvedArticle(article, (Span(0, len(words)),), ())
    entity = Entity(f"person-{name}", EntityClass.PERSON, name, (words,))
    quads = set(quads_of(Knowledge((resolved,), (entity,)), with_text=True))
    for format_ in (RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.JSON_LD):
        written = serialize(quads, format=format_, prefixes=Names().prefixes)
        assert set(parse(written, format_)) == quads
    triples = {quad.triple for quad in quads}
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=Names().prefixes)
    assert {quad.triple for quad in parse(written, RdfFormat.TURTLE)} == triples
    graph = rdflib.Graph().parse(written, format="turtle")
    assert {str(value) for value in graph.objects(None, rdflib.URIRef(NIF("isString").value))} == {
        words
    }


@given(st.floats(0, 1), st.integers(0), st.dates())
def test_a_store_keeps_numbers_and_dates_as_they_were_written(number, offset, day):
    values = [to_decimal(number), Literal(offset % 2**60), to_date(day.isoformat())]
    quads = {Quad(KG("x"), KG("y"), value) for value in values}
    store = Store()
    store.extend(quads)
    assert set(store) == quads
    assert abs(float(values[0].value) - number) <= 0.00005


@given(st.sampled_from(list(Predicate)))
def test_every_predicate_has_an_iri_of_the_vocabulary(predicate):
    assert KG(predicate).value == f"https://w3id.org/newskg/ontology#{predicate.value}"
