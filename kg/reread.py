"""Articles of a built folder read again, with all that extraction had before it.

It is read with the model and the knowledge base that the folder was built with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.annotate import annotate
from kg.extract import read_page
from kg.extract.gazetteer import Gazetteer
from kg.extract.page import Page
from kg.folder.settings import read_settings
from kg.model import Article, Extraction
from kg.rebuild import open_knowledge_base


def reread(directory: Path, articles: Iterable[Article]) -> Iterator[tuple[Page, Extraction]]:
    """The page of each article, with every mention in its place, and what was read from it.

    Raises InputError where the user's own knowledge base was changed since.
    """
    settings = read_settings(directory)
    gazetteer = Gazetteer(open_knowledge_base(settings))
    for article, doc in annotate(articles, model=settings.model):
        yield read_page(article, doc, gazetteer)
