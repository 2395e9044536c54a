"""newskg: reads news articles and leaves a knowledge graph with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.graph import Graph

__all__ = ["__version__", "load"]
__version__ = "0.1.0"


def load(directory: str | Path = "out") -> Graph:
    """Open the graph that ``kg build`` left in a folder; raises ``StoreError`` if there is none."""
    from kg.graph import Graph  # imported here so that ``import kg`` stays light

    return Graph(directory)
