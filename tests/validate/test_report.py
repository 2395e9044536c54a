from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, StoreError
from kg.validate import Report, Violation, to_text, validate
from kg.validate.report import to_report

GOOD = Path(__file__).with_name("good.ttl")

KIND = Violation("MentionKind", "A mention has one kind.", "data:m-1", '"nickname"', "Solís")
ODD = Violation("NotReflexive", "Seldom so.", "data:s-1", "data:x", warning=True)


def test_a_report_reads_rule_by_rule():
    report = to_report([ODD, KIND], 90)
    assert to_text(report) == (
        "The graph does not conform: 1 violation of 1 shape (1 warning).\n"
        "\n"
        "MentionKind: 1 violation\n"
        "  expected: A mention has one kind.\n"
        "  data:m-1 (Solís)\n"
        '    found: "nickname"\n'
        "\n"
        "NotReflexive: 1 warning\n"
        "  expected: Seldom so.\n"
        "  data:s-1\n"
        "    found: data:x"
    )


def test_warnings_alone_conform():
    assert to_text(to_report([ODD], 7)).startswith(
        "The graph conforms: 7 triples keep to every shape (1 warning).\n"
    )


@pytest.mark.parametrize(("examples", "named", "rest"), [(2, 2, "… and 5 more"), (7, 7, None)])
def test_a_report_names_so_many_examples(examples, named, rest):
    many = [Violation("S", "Rule.", f"data:n-{number}", "none") for number in range(7)]
    text = to_text(to_report(many, 1), examples=examples)
    assert text.count("found: none") == named
    assert (rest in text) if rest else ("more" not in text)


violations = st.lists(
    st.builds(
        Violation,
        st.sampled_from(["A", "B"]),
        st.just("Rule."),
        st.text(max_size=3),
        st.text(max_size=3),
        warning=st.booleans(),
    )
)


@given(violations)
def test_order_and_repetition_do_not_matter(found):
    report = to_report([*found, *found], 3)
    assert report == to_report(reversed(found), 3)
    assert len(report.violations) == len(set(found))
    assert report.conforms == all(violation.warning for violation in found)


def test_a_conforming_report_is_one_line():
    assert to_text(Report(conforms=True, triples=2)).count("\n") == 0


def broken(tmp_path, *changes):
    text = GOOD.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "broken.ttl"
    path.write_text(text, encoding="utf-8")
    return path


def test_nodes_are_called_what_a_person_calls_them(tmp_path):
    path = broken(
        tmp_path,
        ('kg:sourceName "other.txt" ;', 'kg:sourceName "other.txt" ; schema:inLanguage "en"@en ;'),
        ('kg:mentionKind "pronoun"', 'kg:mentionKind "nickname"'),
        ("kg:confidence 0.8", "kg:confidence 8.0"),
        ("sem:hasPlace :port-alder", "sem:hasPlace :union"),
        (':reed a kg:Person ; rdfs:label "Tom Reed"', ":reed a kg:Person"),
        ("kg:confidence 1.0", "kg:confidence 10.0"),
    )
    labels = {violation.node: violation.label for violation in validate(path).violations}
    assert labels == {
        "data:other-article": "other.txt",
        "data:mention-she": "She",
        "data:statement": "Ana Solís accuses data:reed",
        "data:accusation": "Ana Solís accuses data:reed",
        "data:reed": "",
        "data:birth": 'Ana Solís birth date "1971"^^xsd:gYear',
    }


def test_long_texts_are_clipped_to_one_line(tmp_path):
    path = broken(tmp_path, ('rdfs:label "Tom Reed"', f'rdfs:label "Tom\\n{"Reed " * 50}", "R"'))
    (violation,) = validate(path).violations
    assert "\n" not in violation.found
    assert len(violation.found) < 100
    assert "…" in violation.found


@pytest.mark.parametrize("begin", ['"abc"^^xsd:integer', '"x\\\\d"', ":solis"])
def test_what_is_no_number_is_reported_and_not_logged(tmp_path, caplog, begin):
    path = broken(tmp_path, ("nif:beginIndex 52", f"nif:beginIndex {begin}"))
    assert {violation.shape for violation in validate(path).violations} == {
        "PassageBegin",
        "PassageOrder",
    }
    assert caplog.records == []


def test_backslashes_reach_the_report(tmp_path):
    path = broken(tmp_path, ('rdfs:label "Tom Reed"', r'rdfs:label "Tom \\1", "\\g<x>"'))
    (violation,) = validate(path).violations
    assert violation.found == r'2: "Tom \1", "\g<x>"'


def test_validating_twice_says_the_same(tmp_path):
    path = broken(tmp_path, ('kg:mentionKind "name"', ""), ("kg:confidence", "kg:rule"))
    assert validate(path) == validate(str(path))


def test_every_serialisation_is_read(tmp_path):
    import pyoxigraph

    quads = list(pyoxigraph.parse(path=GOOD, format=pyoxigraph.RdfFormat.TURTLE))
    graph = pyoxigraph.NamedNode("https://w3id.org/newskg/data/graph/instances")
    for ending in ("nt", "nq", "trig", "rdf"):
        rdf_format = pyoxigraph.RdfFormat.from_extension(ending)
        name = graph if rdf_format.supports_datasets else pyoxigraph.DefaultGraph()
        path = tmp_path / f"good.{ending}"
        moved = [pyoxigraph.Quad(q.subject, q.predicate, q.object, name) for q in quads]
        pyoxigraph.serialize(moved, path, format=rdf_format)
        assert validate(path).triples == len(quads)


def test_a_folder_without_a_store_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"no built graph there; run kg build"):
        validate(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("graph.docx", r"graph\.docx: not known as RDF by its ending; give \.ttl"),
        ("graph.ttl", r"graph\.ttl: not Turtle \("),
    ],
)
def test_a_file_that_is_not_rdf_is_named(tmp_path, name, message):
    path = tmp_path / name
    path.write_text("Solís met Reed.", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        validate(path)
