"""The commands that read a graph, run for real over the example."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from kg.ask import list_questions


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip


ANSWERS = [
    (("ask", "who-accuses-whom", "--of", "tarsk", "--since", "2026-01"), "Ilka Dorn"),
    (("ask", "who-accuses-whom", "--format", "csv"), "accuser,accused,sources,first,last"),
    (("ask", "who-accuses-whom", "--format", "md"), "> Velmorian Foreign Minister"),
    (("show", "dorn"), "POSITIONS\n  is Foreign Minister of Velmoria"),
    (("path", "Quist", "Dorn"), "shortest: "),
    (("timeline",), "2026-02-10 – 2026-02-11  Lake Summit"),
    (("timeline", "Brandl", "--since", "2026"), "She will meet"),
    (("search", "rifles"), "“We saw the rifles,” Dorn said."),
    (("stats",), "articles     4 (3 different texts)"),
    (("diff", "--from", "2026-01-28", "--to", "2026-02"), "Ilka Dorn supports Tarsk"),
]


@pytest.mark.parametrize(("arguments", "words"), ANSWERS)
def test_a_command_answers(built, arguments, words):
    answer = run(arguments[0], "-d", built, *arguments[1:])
    assert answer.returncode == 0, answer.stderr
    assert words in answer.stdout
    assert answer.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "dorn"),
        ("path", "Quist", "Dorn"),
        ("timeline",),
        ("search", "rifles"),
        ("stats",),
        ("diff", "--from", "2026-01-28", "--to", "2026-02"),
    ],
)
def test_a_command_answers_in_json(built, arguments):
    answer = run(arguments[0], "-d", built, "--json", *arguments[1:])
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)


def test_ask_lists_the_questions_with_what_narrows_them_down():
    listed = run("ask")
    assert listed.returncode == 0
    for question in list_questions():
        assert f"{question.name:26} {question.question}\n" in listed.stdout


UNANSWERED = [
    (("show", "Brandel"), 1, "did you mean Otto Brandl (Person, person-otto-brandl)?"),
    (("show", "minister"), 1, "may mean"),
    (("ask", "timeline", "--of", "Brandel"), 1, "Otto Brandl"),
    (("ask", "timeline", "--since", "2027", "--fail-empty"), 1, "no answer"),
    (("ask", "timeline", "--since", "2027"), 0, ""),
    (("timeline", "--since", "2027", "--fail-empty"), 1, "no answer"),
    (("search", "zeppelin"), 0, ""),
    (("ask", "timelines"), 2, "did you mean timeline?"),
    (("ask", "members", "--in", "Marn"), 2, "it takes --by, --of"),
    (("diff",), 2, "two built folders"),
    (("timeline", "--since", "soon"), 2, "2026-01-31"),
]


@pytest.mark.parametrize(("arguments", "status", "words"), UNANSWERED)
def test_what_has_no_answer_says_so_in_one_line(built, arguments, status, words):
    answer = run(arguments[0], "-d", built, *arguments[1:])
    assert answer.returncode == status, answer.stderr
    assert words in answer.stderr
    assert answer.stderr.count("\n") <= 1
