"""The bundled corpus is what its README says it is."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.model import EntityClass, Predicate

CORPUS = Path(__file__).parent.parent / "corpus"
DATE_FORMS = (
    "%Y-%m-%d",
    "%d %B %Y",
    "%A %d %B %Y",
    "%A, %d %B %Y",
    "%B %d, %Y",
    "%b. %d, %Y",
    "%A, %B %d, %Y",
)
POSITIONS = {Predicate.HOLDS_POSITION, Predicate.FORMERLY_HELD_POSITION}


class Written(NamedTuple):
    """An article as its file has it."""

    name: str
    headline: str
    byline: str
    date: str
    body: str


class Page(HTMLParser):
    """The meta tags of a page and the text of each element inside ``<article>``."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "meta":
            self.meta[values.get("name") or values.get("property") or ""] = values.get(
                "content", ""
            )
        else:
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.open.remove(tag)

    def handle_data(self, data):
        if "article" in self.open and data.strip():
            self.texts.append((self.open[-1], data.strip()))


def read_txt(path: Path) -> Written:
    headline, top, body = path.read_text(encoding="utf-8").split("\n\n", 2)
    byline, day = top.split("\n")
    return Written(path.name, headline, byline, day, body)


def read_md(path: Path) -> Written:
    front, body = re.fullmatch(r"---\n(.*?)---\n(.*)", path.read_text("utf-8"), re.DOTALL).groups()
    fields = dict(re.findall(r'^(\w+): "?(.*?)"?$', front, re.MULTILINE))
    body = re.sub(r"\s*# .*\n", "", body).strip()
    return Written(path.name, fields["title"], f"By {fields['author']}", fields["date"], body)


def read_html(path: Path) -> Written:
    page = Page(path.read_text(encoding="utf-8"))
    headline = next(text for tag, text in page.texts if tag == "h1")
    paragraphs = [text for tag, text in page.texts if tag == "p"]
    start = next(n for n, text in enumerate(paragraphs) if " — " in text)
    day = page.meta["article:published_time"][:10]
    return Written(
        path.name, headline, f"By {page.meta['author']}", day, "\n\n".join(paragraphs[start:])
    )


def read_jsonl(path: Path) -> Iterator[Written]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Written(row["id"], row["title"], f"By {row['author']}", row["date"], row["text"])


def read_corpus() -> Iterator[Written]:
    files = sorted(path for folder in ("atlantic", "world") for path in (CORPUS / folder).iterdir())
    for path in files:
        match path.suffix:
            case ".txt":
                yield read_txt(path)
            case ".md":
                yield read_md(path)
            case ".html":
                yield read_html(path)
            case _:
                yield from read_jsonl(path)


def to_date(text: str) -> date:
    for form in DATE_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise AssertionError(f"{text!r} is no date of a form that the corpus uses")


def occurs(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


ARTICLES = list(read_corpus())
GOLD = sorted((CORPUS / "gold").glob("*.gold"))
each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
each_gold = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)


def test_there_are_enough_articles_of_every_form():
    endings = [path.suffix for path in CORPUS.glob("[aw]*/*")]
    assert len(endings) >= 24
    assert len(ARTICLES) >= 28
    assert endings.count(".md") >= 3
    assert endings.count(".html") >= 3
    assert endings.count(".jsonl") >= 1
    assert len(GOLD) == 6


def test_names_of_articles_are_unique():
    names = [article.name for article in ARTICLES]
    assert len(names) == len(set(names))


@each_article
def test_an_article_has_between_150_and_500_words(article):
    assert 150 <= len(article.body.split()) <= 500


@each_article
def test_an_article_has_headline_byline_and_dateline(article):
    assert 10 < len(article.headline) < 100
    assert "\n" not in article.headline
    assert re.fullmatch(r"By [A-Z][\w.’-]+( [A-Z][\w.’-]+)+", article.byline)
    assert re.match(r"[A-ZÁÉÍÓÚ ]+(, [A-Z][a-z]+( [A-Z][a-z]+)*)? — \w", article.body)


@each_article
def test_the_date_is_written_in_a_usual_form_and_begins_the_name(article):
    written = to_date(article.date)
    assert article.name.startswith(written.isoformat())
    assert {*re.findall(r"\w+day", article.date)} <= {written.strftime("%A")}


@each_gold
def test_gold_names_an_article_and_the_names_in_it(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (CORPUS / gold["doc"]).read_text(encoding="utf-8")
    assert Path(gold["doc"]).stem == path.stem
    for entity in gold["entities"]:
        assert {entity["type"], *entity["also"]} <= set(EntityClass)
        assert entity["names"]
        assert [name for name in entity["names"] if not occurs(name, text)] == []


@each_gold
def test_gold_facts_join_its_entities_by_predicates_of_the_model(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    ids = [entity["id"] for entity in gold["entities"]]
    assert len(ids) == len(set(ids))
    for fact in gold["facts"]:
        assert {fact["s"], *fact["o"]} <= set(ids)
        assert fact["o"]
        assert fact["s"] not in fact["o"]
        assert {fact["p"], *fact.get("or", ())} <= set(Predicate)
        assert ("title" in fact) == (fact["p"] in POSITIONS)


@each_gold
def test_gold_states_no_fact_twice(path):
    facts = json.loads(path.read_text(encoding="utf-8"))["facts"]
    keys = [(fact["s"], fact["p"], tuple(fact["o"])) for fact in facts]
    assert len(keys) == len(set(keys))
