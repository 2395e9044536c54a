"""The answer to a question written out: as other answers are, or as Markdown with evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Store
from tabulate import tabulate

from kg.ask import EVIDENCE, Filters, ask, load_question
from kg.query.results import to_one_line, write_results
from kg.reports.claims import ClaimReader
from kg.reports.text import to_source
from kg.store import load_names

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")

ANSWER_FORMATS = ("table", "csv", "json", "md")

_Rows = dict[tuple[str, ...], dict[str, None]]


def write_answer(store: Store, name: str, filters: Filters, format_: str, out: IO[bytes]) -> None:
    """Ask a question and write its answer in one of ``ANSWER_FORMATS``."""
    if format_ == "md":
        out.write(to_markdown(store, name, filters).encode())
    else:
        write_results(ask(store, name, filters), format_, out, load_names(store).prefixes)


def to_markdown(store: Store, name: str, filters: Filters, *, most: int = 5) -> str:
    """Ask a question and write its rows, numbered, with up to ``most`` sentences for each."""
    question = load_question(name)
    told = "# --evidence " in question.sparql
    answer = ask(store, name, replace(filters, evidence=told))
    headers = [variable.value for variable in answer.variables if variable.value != EVIDENCE]
    rows = _gather(answer, headers)
    cells = [[str(number), *row] for number, row in enumerate(rows, 1)]
    table = tabulate(cells, ["", *headers], tablefmt="pipe", disable_numparse=True)
    reader = ClaimReader(store)
    blocks = [
        f"{number}. {' · '.join(cell for cell in row if cell)}\n\n{evidence}"
        for number, (row, iris) in enumerate(rows.items(), 1)
        if (evidence := "\n".join(_to_lines(reader, list(iris), most)))
    ]
    return "\n\n".join([f"# {question.question}", table, *blocks]) + "\n"


def _gather(answer: QuerySolutions, headers: list[str]) -> _Rows:
    """Rows without their evidence, each once, and the evidence of all that are alike."""
    rows: _Rows = {}
    for solution in answer:
        row = tuple(_to_cell(solution, header) for header in headers)
        rows.setdefault(row, {}).update(dict.fromkeys(_evidence(solution)))
    return rows


def _evidence(solution: QuerySolution) -> list[str]:
    try:
        term = solution[EVIDENCE]
    except KeyError:
        return []
    return term.value.split() if isinstance(term, Literal) else []


def _to_lines(reader: ClaimReader, iris: list[str], most: int) -> Iterator[str]:
    quotes = reader.read_evidence(iris) if iris else ()
    for quote in quotes[:most]:
        yield f"   > {_escape(quote.text)} — *{_escape(to_source(quote.source))}*\n   >"
    if len(quotes) > most:
        yield f"   > and {len(quotes) - most} more"


def _to_cell(solution: QuerySolution, name: str) -> str:
    term = solution[name]
    return _escape(term.value) if isinstance(term, NamedNode | Literal) else ""


def _escape(text: str) -> str:
    """Let nothing in an article's words act as markup."""
    return _MARKUP.sub(r"\\\1", to_one_line(text))
