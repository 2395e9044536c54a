"""A graph as one HTML file, through networkx and pyvis, with a template of our own.

The page asks nothing of any network: scripts, styles and data are inside. pyvis' own template
would run scripts out of the data, so ours replaces it and pyvis' switches for headings, menus
and links in titles are never used.
"""

from __future__ import annotations

import html
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyoxigraph import Store
from pyvis.network import Network as Picture

from kg.explorer.bundle import HERE, make_bundle
from kg.explorer.page import Page, make_page
from kg.explorer.rows import to_columns, to_inert_json
from kg.explorer.selection import Choice

NOTEBOOK = 500
"""Entities that a notebook's cell shows when nobody chooses: cells are kept with the notebook."""


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What was written: how much it shows, how large it is, and what was left out."""

    entities: int
    statements: int
    size: int
    note: str


def render_page(  # noqa: PLR0913 - the options of `kg render`, each by keyword
    store: Store,
    path: Path,
    *,
    title: str = "",
    top: int | None = None,
    around: str | None = None,
    depth: int = 1,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
) -> PageSummary:
    """Write the page of a store, or of the part of it that is asked for; "-" is standard output.

    Without a title it is called by what it holds: "39 articles, 9 Dec 2024 to 28 Jan 2026".
    """
    page = make_page(store, Choice(top, around, depth, since, until, article), title)
    text = to_html(page)
    if str(path) == "-":
        sys.stdout.buffer.write(text.encode())
    else:
        path.write_text(text, encoding="utf-8")
    return PageSummary(len(page.nodes), len(page.edges), len(text.encode()), page.note)


@dataclass(frozen=True, slots=True)
class NotebookPage:
    """What a notebook shows when a cell ends with it."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def show_page(store: Store, *, title: str = "", choice: Choice | None = None) -> NotebookPage:
    """Show the page of a store, or of the part that is chosen, in a notebook.

    >>> from kg.store import open_store
    >>> show_page(open_store(Path("out")), choice=Choice(around="Mark Rutte"))  # doctest: +SKIP
    """
    return NotebookPage(to_notebook_html(store, title=title, choice=choice))


def to_notebook_html(
    store: Store, *, title: str = "", height: int = 640, choice: Choice | None = None
) -> str:
    """The page as a frame for a notebook's cell, out of reach of the notebook and any network."""
    page = make_page(store, choice or Choice(top=NOTEBOOK), title)
    text = html.escape(to_html(page), quote=True)
    called = html.escape(page.extras["meta"]["title"], quote=True)
    return (
        f'<iframe sandbox="allow-scripts allow-downloads" width="100%" height="{height:d}" '
        f'style="border:0" title="{called}" srcdoc="{text}"></iframe>'
    )


def to_html(page: Page) -> str:
    """The text of a page, by pyvis."""
    picture = Picture(directed=True, cdn_resources="in_line")
    # Network.from_nx and add_edge compare each edge with all others; the rows are ready.
    picture.nodes, picture.edges = page.nodes, page.edges
    picture.templateEnv = _make_environment(page)
    return str(picture.generate_html())


def _make_environment(page: Page) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined
    )
    meta = page.extras["meta"]
    bundle = make_bundle(large=len(page.nodes) > meta["large"])
    shown: dict[str, Any] = {"bundle": bundle, "meta": meta, "extras": page.extras}
    environment.globals.update(shown, to_columns=to_columns, to_inert_json=to_inert_json)
    return environment
