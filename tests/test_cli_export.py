"""``kg export`` as it is typed."""

from __future__ import annotations

import csv
import io

import pytest
from click.testing import CliRunner
from knowledge_example import KNOWLEDGE

from kg.cli.export import export
from kg.folder.records import write_articles


def run(built, *arguments):
    return CliRunner().invoke(export, ["-d", str(built), *arguments], catch_exceptions=False)


@pytest.mark.parametrize(
    ("options", "there", "not_there"),
    [
        ((), "nif:anchorOf", "nif:isString"),
        (("--plain",), "kg:Interaction", "kg:Statement"),
        (("--plain", "--also", "reported"), "kg:aids data:group-hill-rebels", "kg:Statement"),
        (("--no-text",), "kg:sha256", "nif:anchorOf"),
        (("--rdf12",), "rdf:reifies <<( <", "nif:isString"),
        (("--format", "events"), "verbal conflict", "material cooperation,1"),
    ],
)
def test_an_option_does_what_it_says(built, options, there, not_there):
    answer = run(built, *options)
    assert answer.exit_code == 0
    assert there in answer.stdout
    assert not_there not in answer.stdout


def test_whole_texts_come_from_beside_the_store(built, tmp_path):
    (tmp_path / "store").symlink_to(built / "store")
    write_articles([resolved.article for resolved in KNOWLEDGE.articles], tmp_path)
    answer = run(tmp_path, "--full-text")
    assert answer.stdout.count("nif:isString") == len(KNOWLEDGE.articles)


def test_texts_cannot_be_both_left_out_and_given_whole(built):
    answer = run(built, "--no-text", "--full-text")
    assert answer.exit_code == 2
    assert "contradict each other" in answer.stderr


@pytest.mark.parametrize("format_", ["graphml", "gexf", "events"])
def test_whole_texts_are_refused_where_there_is_no_place_for_them(built, format_):
    answer = run(built, "--full-text", "--format", format_)
    assert answer.exit_code == 2
    assert f"{format_} has no whole texts: give turtle, ntriples" in answer.stderr


def test_a_file_is_written_as_its_name_says(built, tmp_path):
    assert run(built, "-o", str(tmp_path / "events.csv")).exit_code == 0
    assert list(csv.DictReader(io.StringIO((tmp_path / "events.csv").read_text(encoding="utf-8"))))
