"""Which entities of a graph a page is about: all, the most important, or a neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import Store

from kg.ask.find import find_entity, find_matches
from kg.explorer.articles import find_graphs
from kg.explorer.outline import Outline, read_outline
from kg.layout import find_importance

MOST = 10_000
"""Entities that a page holds at most when nobody asks for a number: more will not open quickly."""

MOST_STATEMENTS = 40_000
"""Statements that those may have between them: with their sentences, some 10 MB of page."""

_FEWEST = 100  # entities that a page holds however much is said of them


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page shall be about; empty means no limit."""

    top: int | None = None
    around: str | None = None
    depth: int = 1
    since: str | None = None
    until: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen entities, most important first, and what is left out.

    ``ties`` are those between them, by their place in that order and how many statements make
    each; ``graphs`` are the articles' that were asked for, if any were.
    """

    entities: list[str]
    importance: list[float]
    articles: list[int]
    ties: NDArray[np.int64]
    graphs: frozenset[str] | None
    total: int
    note: str


def select(store: Store, choice: Choice) -> Selection:
    """Choose the part of a store that a page is to show."""
    graphs = find_graphs(store, choice.article, choice.since, choice.until)
    outline = read_outline(store, graphs)
    ties, centre = outline.ties, -1
    if choice.around:
        centre = outline.entities.index(_find_centre(store, choice.around))
        ties = _keep_near(outline, centre, choice.depth)
    tied = np.union1d(ties[:, :2], [] if centre < 0 else [centre]).astype(np.int64)
    scores = find_importance(_renumber(ties, tied), outline.articles[tied])
    # Whom the page is about comes first; namesakes of equal weight by their IRI.
    order = np.lexsort((tied, -scores, tied != centre))
    ties = _renumber(ties, tied[order])
    count = choice.top or _find_room(ties, len(order))
    chosen = tied[order][:count]
    return Selection(
        [outline.entities[number] for number in chosen],
        [float(score) for score in scores[order][:count]],
        [int(articles) for articles in outline.articles[chosen]],
        ties[(ties[:, :2] < count).all(axis=1)],
        None if graphs is None else frozenset(graph.value for graph in graphs),
        len(outline.entities),
        _note(len(chosen), outline, choice),
    )


def _find_centre(store: Store, name: str) -> str:
    """The entity of that name, matched forgivingly; the most spoken of among namesakes."""
    matches = find_matches(store, name)
    return matches[0].iri if matches else find_entity(store, name).value


def _keep_near(outline: Outline, centre: int, depth: int) -> NDArray[np.int64]:
    """The ties between entities that are at most so many steps away."""
    near = np.zeros(len(outline.entities), dtype=bool)
    near[centre] = True
    ends = outline.ties[:, :2]
    for _ in range(depth):
        near[ends[near[ends].any(axis=1)]] = True
    return outline.ties[near[ends].all(axis=1)]


def _renumber(ties: NDArray[np.int64], order: NDArray[np.int64]) -> NDArray[np.int64]:
    """The ties with each entity's place in the order in place of its number."""
    places = np.zeros(int(order.max(initial=-1)) + 1, dtype=np.int64)
    places[order] = np.arange(len(order))
    return np.column_stack((places[ties[:, :2]], ties[:, 2]))


def _find_room(ties: NDArray[np.int64], entities: int) -> int:
    """How many of the first entities have room on a page with what is stated between them."""
    if not entities:
        return 0
    said = np.bincount(ties[:, :2].max(axis=1), ties[:, 2], entities).cumsum()
    room = int(np.searchsorted(said, MOST_STATEMENTS, side="right"))
    return min(max(room, _FEWEST), MOST)


def _note(chosen: int, outline: Outline, choice: Choice) -> str:
    """What a reader must know of what is not there."""
    reasons = [
        text
        for asked, text in (
            (choice.around, f"within {choice.depth} of {choice.around}"),
            (choice.since, f"stated since {choice.since}"),
            (choice.until, f"stated until {choice.until}"),
            (choice.article, f"in {choice.article}"),
        )
        if asked
    ]
    whole = len(outline.entities) if reasons else len(np.unique(outline.ties[:, :2]))
    if chosen == whole:
        return ""
    what = "the most important" if choice.top or not reasons else "those"
    kind = "entities" if reasons else "connected entities"
    about = " ".join((what, ", ".join(reasons))).strip()
    others = "" if reasons else " For others: kg render --around NAME, or --top NUMBER."
    return f"This page holds {chosen:,} of {whole:,} {kind}: {about}.{others}"
