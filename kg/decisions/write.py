"""Decisions put at the end of a file; what stands there stays as it is, byte for byte."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import copymode

from kg.decisions.columns import COLUMNS, HEADER
from kg.decisions.decision import Decision
from kg.decisions.read import is_comment, read_text, split_line, to_lines
from kg.errors import DecisionError


def append_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Add lines to a file, which is begun if there is none; the file is whole at any moment."""
    path = path.resolve()
    there = read_text(path) if path.exists() else ""
    newline = "\r\n" if "\r\n" in there else "\n"
    added = newline if there and not there.endswith("\n") else ""
    if all(map(is_comment, to_lines(there))):
        added += HEADER.replace("\n", newline)
    columns = next(split_line(line) for line in to_lines(there + added) if not is_comment(line))
    added += "".join(_to_line(decision, columns) + newline for decision in decisions)
    _replace(path, added.encode())


def _replace(path: Path, added: bytes) -> None:
    """Write the longer file beside the old one, then put it in its place."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes((path.read_bytes() if path.exists() else b"") + added)
        if path.exists():
            copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise DecisionError(f"{path}: cannot be written ({error.strerror or error})") from error


def _to_line(decision: Decision, columns: Iterable[str]) -> str:
    cells = _to_cells(decision)
    line = io.StringIO()
    writer = csv.writer(line, delimiter="\t", lineterminator="")
    writer.writerow([" ".join(cells.get(column, "").split()) for column in columns])
    return line.getvalue()


def _to_cells(decision: Decision) -> Mapping[str, str]:
    about, other = decision.about, decision.other
    values = (
        decision.verdict, about.name, about.entity_class, about.article,
        other.name if other else "", other.entity_class if other else "",
        other.article if other else "", decision.to, decision.who, decision.when, decision.why,
    )  # fmt: skip
    return dict(zip(COLUMNS, map(str, values), strict=True))
