"""How much a graph holds, and of what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pyoxigraph import Store

from kg.query import find_rows
from kg.reports.text import wrap

_COUNTS = {
    "entities": """SELECT ?name (COUNT(DISTINCT ?entity) AS ?number) {
        VALUES ?class { kg:Person kg:Organization kg:Country kg:Place kg:Event kg:Position kg:Group
          kg:UnnamedSource }
        ?entity a ?class BIND(STRAFTER(STR(?class), "#") AS ?name) } GROUP BY ?name""",
    "statements": """SELECT ?name (COUNT(?statement) AS ?number) {
        ?statement a kg:Statement ; rdf:predicate ?predicate
        BIND(STRAFTER(STR(?predicate), "#") AS ?name) } GROUP BY ?name""",
    "factuality": """SELECT ?name (COUNT(?statement) AS ?number) {
        ?statement a kg:Statement ; kg:factuality ?factuality
        BIND(STRAFTER(STR(?factuality), "#") AS ?name) } GROUP BY ?name""",
    "mentions": """SELECT ?name (COUNT(?mention) AS ?number) {
        ?mention a nif:Phrase ; kg:mentionKind ?name } GROUP BY ?name""",
    "quotations": """SELECT ?name (COUNT(?quotation) AS ?number) {
        ?quotation a kg:Quotation ; kg:quotationKind ?name } GROUP BY ?name""",
    "publishers": """SELECT ?name (COUNT(?article) AS ?number) {
        ?article a schema:NewsArticle ; schema:publisher ?name } GROUP BY ?name""",
    "built with": """SELECT ?name (SAMPLE(?version) AS ?number) {
        ?software a prov:SoftwareAgent ; schema:name ?name ; schema:softwareVersion ?version
        } GROUP BY ?name""",
}  # fmt: skip

_ARTICLES = """SELECT (COUNT(DISTINCT ?article) AS ?articles) (COUNT(DISTINCT ?text) AS ?texts)
  (MIN(STR(?date)) AS ?first) (MAX(STR(?date)) AS ?last) {
  ?article a schema:NewsArticle ; kg:sha256 ?text
  OPTIONAL { ?article schema:datePublished ?date } }"""

_LINKED = "SELECT (COUNT(DISTINCT ?entity) AS ?linked) { ?entity owl:sameAs ?item }"

_SENTENCES = "SELECT (COUNT(?sentence) AS ?sentences) { ?sentence a nif:Sentence }"


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts; ``texts`` are articles of different text, ``linked`` entities known to Wikidata."""

    quads: int
    articles: int
    texts: int
    first: str
    last: str
    sentences: int
    linked: int
    counts: dict[str, dict[str, int | str]]


def find_stats(store: Store) -> Stats:
    """Count what a graph holds, of each kind the most frequent first."""
    (articles,) = find_rows(store, _ARTICLES)
    (linked,) = find_rows(store, _LINKED)
    (sentences,) = find_rows(store, _SENTENCES)
    return Stats(
        quads=len(store),
        articles=int(articles["articles"].value),
        texts=int(articles["texts"].value),
        first=articles["first"].value if articles["first"] else "",
        last=articles["last"].value if articles["last"] else "",
        sentences=int(sentences["sentences"].value),
        linked=int(linked["linked"].value),
        counts={name: _count(store, query) for name, query in _COUNTS.items()},
    )


def _count(store: Store, query: str) -> dict[str, int | str]:
    found = [(row["name"].value, row["number"].value) for row in find_rows(store, query)]
    if all(number.isdigit() for _, number in found):
        counts = Counter({name: int(number) for name, number in found})
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    return dict(sorted(found))


def stats_to_text(stats: Stats) -> str:
    """A line for each kind of count."""
    days = " to ".join(dict.fromkeys(day for day in (stats.first, stats.last) if day))
    totals = {
        "quads": stats.quads,
        "articles": f"{stats.articles} ({stats.texts} different texts)",
        "published": days or "no dates",
        "sentences": f"{stats.sentences} hold a mention",
        "Wikidata": f"{stats.linked} entities are linked",
    }
    lines = [f"{name:12} {value}" for name, value in totals.items()]
    for name, counts in stats.counts.items():
        kinds = ", ".join(f"{kind} {number}" for kind, number in counts.items())
        numbers = [number for number in counts.values() if isinstance(number, int)]
        total = f"{sum(numbers)}: " if numbers else ""
        lines += wrap(f"{name:12} {total}{kinds or 'none'}", "", " " * 13)
    return "\n".join(lines) + "\n"
