"""Web pages: the kept text is the main text that trafilatura finds, a paragraph a line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import IO

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.article import make_article
from kg.read.decode import has_mark, make_binary, to_text
from kg.read.metadata import Metadata, to_author_names

_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
"""Only dates that the page itself declares, and no limit that moves with the clock."""


def read_html(file: IO[bytes], source_name: str) -> Iterator[Article]:
    """The article of a page, with the title, authors, date, site and address that it declares."""
    import trafilatura
    from trafilatura.settings import Document

    content = file.read()
    marked = has_mark(content)
    if not marked and b"\0" in content:
        raise make_binary(source_name)
    # What trafilatura would log is said in the reason below.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = trafilatura.bare_extraction(
        to_text(content, source_name) if marked else content,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=dict(_DATES),
    )
    if not isinstance(page, Document) or not page.text or not page.text.strip():
        raise UnreadableArticle(source_name, "no article's text was found in the page")
    known = Metadata(
        title=page.title or "",
        published=page.date or "",
        authors=to_author_names(page.author or ""),
        publisher=page.sitename or "",
        url=page.url or "",
    )
    yield make_article(source_name, page.text.strip(), known)
