"""What a graph was made with: packages, model, rules and a person's decisions; never a clock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.model import BuildInfo

_RULES = (
    "annotate.py", "arguments.py", "confidence", "decisions", "extract", "inference.py",
    "knowledge_base", "resolve", "statements.py",
)  # fmt: skip
"""Whatever decides what a given text and model say."""


def make_build_info(model: str, decisions_hash: str) -> BuildInfo:
    """What a build tells of itself."""
    versions = tuple((name, version(name)) for name in ("newskg", "spacy"))
    return BuildInfo(versions, model, hash_rules(), decisions_hash)


@cache
def hash_rules() -> str:
    """A hash of all rules and lexicons, so that a graph tells what it was read with."""
    total = hashlib.sha256()
    for part in _RULES:
        for name, content in sorted(_contents(files("kg").joinpath(part), part)):
            total.update(name.encode() + b"\0" + content)
    return total.hexdigest()[:16]


def _contents(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    if folder.is_file():
        yield path, folder.read_bytes()
        return
    for item in folder.iterdir():
        name = f"{path}/{item.name}"
        if item.is_dir() and item.name != "__pycache__":
            yield from _contents(item, name)
        elif item.name.endswith((".py", ".txt", ".tsv")):
            yield name, item.read_bytes()
