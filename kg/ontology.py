"""Where the ontology's files lie: inside an installed ``kg``, or beside it in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from kg.errors import NewskgError


def ontology_path(name: str) -> Path:
    """Find a file of the ontology, ``kg.ttl`` or ``shapes.ttl``.

    >>> ontology_path("kg.ttl").name
    'kg.ttl'
    """
    package = Path(str(files("kg")))
    for folder in (package / "ontologies", package.parent / "ontologies"):
        if (folder / name).is_file():
            return folder / name
    raise NewskgError(f"{name}: no such file of the ontology; install newskg again")
