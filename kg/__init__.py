"""newskg: reads news articles and leaves a knowledge graph with its evidence."""

from __future__ import annotations

__all__ = ["__version__"]
__version__ = "0.1.0"
