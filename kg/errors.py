"""What can go wrong, as one tree.

::

    NewskgError                 any of these; the command line prints its message and exits
    ├── InputError              something given cannot be read (exit 2)
    │   ├── UnreadableArticle   one input: binary, empty, not English, damaged
    │   └── DecisionError       a line of a decisions file
    ├── ModelError              a language model that is not installed (exit 2)
    ├── ExtraError              an optional part that is not installed (exit 2)
    ├── StoreError              no built graph there, or it is open elsewhere (exit 2)
    ├── QueryError              a query that does not parse or names nothing known (exit 2)
    │   └── RefusedQuery        a query that would change the graph or reach beyond it
    └── ConformanceError        the data says no: shapes violated, nothing found (exit 1)

A message says what was found, what was expected and what to type.
"""

from __future__ import annotations


class NewskgError(Exception):
    """Any error that newskg raises on purpose; ``exit_status`` is for the command line."""

    exit_status = 2


class InputError(NewskgError):
    """Something that was given cannot be read."""


class UnreadableArticle(InputError):  # noqa: N818 - it names what was found, as InputError's leaf
    """One input that yields no article: ``name`` is the input, ``reason`` why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class DecisionError(InputError):
    """A decision that cannot be read, or two that contradict each other."""


class ModelError(NewskgError):
    """A spaCy model that cannot be loaded."""


class ExtraError(NewskgError):
    """An optional part of newskg whose packages are not installed."""


class StoreError(NewskgError):
    """A folder that holds no built graph, or whose store is open elsewhere."""


class QueryError(NewskgError):
    """A SPARQL query that cannot be answered."""


class RefusedQuery(QueryError):  # noqa: N818 - it names what was found, as QueryError's leaf
    """A query that is understood but not run: an update, or one that would reach elsewhere."""


class ConformanceError(NewskgError):
    """The data says no: a shape is violated or an answer is empty where one was asked for."""

    exit_status = 1
