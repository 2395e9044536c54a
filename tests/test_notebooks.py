"""Every notebook runs from its first cell to its last and is kept without outputs."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def cells_of(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def run_cell(source, names):
    """What the cell ends with, as a notebook would show it."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102 - our own notebooks
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_kept_without_outputs(path):
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells_of(path))


def test_first_look_runs_and_shows_what_it_says(monkeypatch, capsys):
    pytest.importorskip("pandas")
    path = next(path for path in NOTEBOOKS if path.stem == "first-look")
    monkeypatch.chdir(path.parent)
    names = {"__name__": "__main__"}
    shown = {cell["id"]: run_cell("".join(cell["source"]), names) for cell in cells_of(path)}
    assert len(names["accusations"]) > 5
    assert set(names["accusations"].columns) == {"who", "whom", "date", "sentence"}
    assert shown["count"]["betweenness"].is_monotonic_decreasing
    assert shown["count"]["betweenness"].iloc[0] > 0
    assert capsys.readouterr().out.strip()
    for cell in ("look", "part"):
        assert shown[cell]._repr_html_().startswith("<iframe")
    assert names["name"] in shown["part"]._repr_html_()
