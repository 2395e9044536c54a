"""What is asked of a person, in what order, and with which commands; records made by hand."""

import pytest
from decision_words import decisions
from mentions_example import COUNTRY, ORGANIZATION, PERSON, PLACE, make_extraction

from kg.entities.catalogue import Catalogue
from kg.entities.review import find_doubts, to_options
from kg.entities.why import why
from kg.folder.records import write_articles, write_extractions, write_identities
from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import Article
from kg.resolve import resolve


@pytest.fixture
def catalogue_of(tmp_path):
    """A folder's records, of articles that are called as they are in decisions."""

    def make(rows, *lines):
        articles = {name: Article(name, " ".join(row[0] for row in rows[name])) for name in rows}
        extractions = [make_extraction(articles[name].id, *rows[name]) for name in rows]
        sources = {article.id: article.source_name for article in articles.values()}
        found = resolve(extractions, load_knowledge_base(), decisions(*lines), sources)
        write_articles(articles.values(), tmp_path)
        write_extractions(extractions, tmp_path)
        write_identities(found.identities, tmp_path)
        return Catalogue(tmp_path)

    return make


FULL, BARE, BROTHER = ("Ilona Quastel", PERSON), ("Quastel", PERSON), ("Bram Quastel", PERSON)
WORKS, WORK = ("Orm Works", ORGANIZATION), ("Orm Work", ORGANIZATION)

DOUBTS = [
    ({"a": [FULL], "b": [BARE]}, "merge", "a bare surname",
     "merge 'Ilona Quastel' Quastel", "split 'Ilona Quastel' Quastel"),
    ({"a": [FULL], "b": [BARE], "c": [BROTHER]}, "near miss", "the bare surname fits several",
     "merge 'Bram Quastel' Quastel", "split 'Bram Quastel' Quastel"),
    ({"a": [WORKS], "b": [WORK]}, "near miss", "the names are alike",
     "merge 'Orm Works' 'Orm Work'", "split 'Orm Works' 'Orm Work'"),
    ({"a": [("Springfield", PLACE)]}, "link", "no link was sure enough",
     "link Springfield ", "link Springfield -"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "kind", "because", "yes", "no"), DOUBTS)
def test_a_doubt_has_its_reason_and_two_commands(catalogue_of, rows, kind, because, yes, no):
    doubts = find_doubts(catalogue_of(rows), decisions(), load_knowledge_base())
    doubt = next(doubt for doubt in doubts if doubt.kind == kind)
    assert because in doubt.question
    assert doubt.yes.startswith(f"kg entities {yes}")
    assert doubt.no == f"kg entities {no}"
    assert doubt.worth > 0


SETTLED = [
    ({"a": [FULL], "b": [BARE]}, "Ilona Quastel = Quastel"),
    ({"a": [FULL], "b": [BARE]}, "Ilona Quastel ≠ Quastel"),
    ({"a": [WORKS], "b": [WORK]}, "Orm Works(Organization) ≠ Orm Work(Organization)"),
    ({"a": [("Springfield", PLACE)]}, "Springfield(Place) link -"),
    ({"a": [("Jan Orm", PERSON)], "b": [("Jan Orm", PERSON)]}, "Jan Orm@a ≠ Jan Orm@b"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "line"), SETTLED)
def test_what_is_decided_is_not_asked_again(catalogue_of, rows, line):
    doubts = find_doubts(catalogue_of(rows, line), decisions(line), load_knowledge_base())
    assert doubts == []


def test_what_more_mentions_hang_on_comes_first(catalogue_of):
    rows = {"a": [FULL, WORKS, WORKS, WORKS], "b": [BARE], "c": [WORK, WORK, WORK]}
    doubts = find_doubts(catalogue_of(rows), decisions(), load_knowledge_base())
    assert [doubt.kind for doubt in doubts] == ["near miss", "merge"]


def test_a_country_by_its_name_and_what_bears_no_others_name_is_no_doubt(catalogue_of):
    rows = {"a": [("Peru", COUNTRY), ("Zubrowka Harbour", PLACE)]}
    assert find_doubts(catalogue_of(rows), decisions(), load_knowledge_base()) == []


def test_commands_lead_to_the_folder_and_the_file_that_were_given(tmp_path):
    assert to_options(tmp_path / "o u t", tmp_path / "d.tsv") == (
        f" -d '{tmp_path}/o u t' --decisions {tmp_path}/d.tsv"
    )


WHY = [
    ({"a": [FULL], "b": [BARE]}, (), ("Quastel", "Ilona Quastel"), True, "score 0.85"),
    ({"a": [FULL, (*BARE, 0)]}, (), ("Quastel", "Ilona Quastel"), True, "“Quastel” stands for"),
    ({"a": [FULL], "b": [FULL]}, (), ("Ilona Quastel", "ilona quastel"), True, "equal but for"),
    ({"a": [FULL], "b": [BROTHER]}, ("Ilona Quastel = Bram Quastel",),
     ("Bram Quastel", "Ilona Quastel"), True, "a person decided so"),
    ({"a": [FULL], "b": [BARE]}, ("Quastel ≠ Ilona Quastel",),
     ("Quastel", "Ilona Quastel"), False, "line 1 of decisions.tsv: different “Quastel”"),
    ({"a": [FULL], "b": [BARE], "c": [BROTHER]}, (),
     ("Quastel", "Ilona Quastel"), False, "2 persons of these articles bear that surname"),
    ({"a": [("Jan Orm", PERSON)], "b": [("Julia Orm", PERSON)], "c": [("J. Orm", PERSON)]}, (),
     ("J. Orm", "Jan Orm"), False, "but the shorter form fits others too"),
    ({"a": [FULL, WORKS]}, (), ("Ilona Quastel", "Orm Works"), False, "two classes"),
    ({"a": [("Peru", COUNTRY), ("Chile", COUNTRY)]}, (), ("Peru", "Chile"), False, "two entries"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "lines", "names", "are_one", "because"), WHY)
def test_why_two_names_are_one_or_two(catalogue_of, rows, lines, names, are_one, because):
    answer = why(catalogue_of(rows, *lines), *names, decisions(*lines))
    assert answer.are_one is are_one
    assert because in " ".join(answer.because)
    assert answer.examples
