"""Surnames and given names compiled from a census: what is a word or a place too tells nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "compile_names.py"


def names_of(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if not line.startswith("#")}


def test_names_that_are_nothing_else_are_kept_apart_from_the_others(tmp_path):
    census = {
        "dist.all.last": ("HENDERSON", "HALL", "AUSTIN", "LI"),
        "dist.female.first": ("BRITNEY", "GRACE"),
        "dist.male.first": ("DEMARCUS", "IN"),
    }
    for name, rows in census.items():
        lines = "".join(f"{row:15}0.1 0.1 {rank}\n" for rank, row in enumerate(rows, 1))
        (tmp_path / name).write_text(lines, encoding="ascii")
    subprocess.run([sys.executable, SCRIPT, tmp_path, "-o", tmp_path], check=True)
    surnames = names_of(tmp_path / "surnames.txt")
    assert "henderson" in surnames
    assert not {"hall", "austin", "li"} & surnames
    assert len(surnames) > 100  # those of the knowledge base's persons too
    assert names_of(tmp_path / "census_given_names.txt") == {"britney", "demarcus"}
    assert {"hall", "austin", "li"} <= names_of(tmp_path / "doubtful_surnames.txt")
    assert names_of(tmp_path / "doubtful_given_names.txt") == {"grace", "in"}
