"""The pages that are the same for every graph."""

from __future__ import annotations

from kg.query import list_queries, load_query
from kg.serve.resource import load_templates
from kg.vocab import Names


def write_query_page(names: Names) -> bytes:
    """The query editor, with the questions that come with newskg."""
    questions = {question: load_query(name) for name, question in list_queries().items()}
    template = load_templates().get_template("query.html")
    return template.render(questions=questions, prefixes=names.prefixes).encode()


def add_query_link(explorer: bytes) -> bytes:
    """Lead from the explorer to the query editor, which the page has only where it is served."""
    link = b'<a href="/query">Query</a>'
    head, end, rest = explorer.partition(b"</nav>")
    return head + link + end + rest if end else explorer
