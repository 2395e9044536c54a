"""The statements of a store with their sentences and articles, as rows for a page.

A handful of queries over the whole store: asking for each statement, sentence and mention by itself
takes many times as long, since a store pays for every term that it hands out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pyoxigraph import QuerySolution, Store

from kg.explorer.facts import find_subjects, local_name, read_property
from kg.model import DATE_VALUED
from kg.query import find_rows
from kg.store import load_names
from kg.vocab import KG, PROV, RDF, SCHEMA, SEM, Names

Row: TypeAlias = dict[str, Any]

_STATEMENTS = """
SELECT ?statement ?subject ?predicate ?object ?factuality ?confidence ?rule ?article ?speaker
       ?since ?until ?stated ?sense ?text ?interaction {
  GRAPH ?graph {
    ?article a schema:NewsArticle .
    ?statement a kg:Statement ; rdf:subject ?subject ; rdf:predicate ?predicate ;
      rdf:object ?object ; kg:factuality ?factuality ; kg:confidence ?confidence ; kg:rule ?rule .
    OPTIONAL { ?statement prov:wasAttributedTo ?speaker }
    OPTIONAL { ?statement kg:validFrom ?since }
    OPTIONAL { ?statement kg:validUntil ?until }
    OPTIONAL { ?statement kg:statedOn ?stated }
    OPTIONAL { ?statement kg:sense ?sense }
    OPTIONAL { ?statement kg:relationText ?text }
    OPTIONAL { ?statement kg:statesInteraction ?interaction }
  }
}"""

_SENTENCES = """
SELECT ?sentence ?article ?begin ?text {
  ?sentence a nif:Sentence ; nif:referenceContext ?article ; nif:beginIndex ?begin
  OPTIONAL { ?sentence nif:anchorOf ?text }
}"""

_MENTIONS = """
SELECT ?sentence ?begin ?end ?entity {
  ?mention a nif:Phrase ; nif:superString ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end ;
    itsrdf:taIdentRef ?entity
}"""

_WORDS = ("rule", "since", "until", "stated", "sense", "text")


@dataclass
class Evidence:
    """Rows that refer to each other, and to entities, by number."""

    statements: list[Row] = field(default_factory=list)
    sentences: list[Row] = field(default_factory=list)
    articles: list[Row] = field(default_factory=list)


def read_evidence(store: Store, statements: Iterable[str], numbers: Mapping[str, int]) -> Evidence:
    """Read these statements and all the dated ones; ``numbers`` is the page's of each entity."""
    wanted = {*statements, *_find_dated(store)}
    rows = [row for row in find_rows(store, _STATEMENTS) if row["statement"].value in wanted]
    rows.sort(key=lambda row: str(row["statement"].value))
    sources = read_property(store, PROV("wasDerivedFrom"))
    times = read_property(store, SEM("hasTime"))
    names = load_names(store)
    evidence = Evidence()
    articles = _Articles(store, evidence)
    sentences = _Sentences(store, evidence, articles, numbers)
    for row in rows:
        statement = _to_row(row, names, numbers)
        if statement:
            behind = sources.get(row["statement"].value, [])
            premise = names.statement("").value
            statement["article"] = articles.number(row["article"].value)
            statement["time"] = times.get(_text(row, "interaction"), [""])[0]
            statement["sentences"] = [sentences.number(s) for s in behind if premise not in s]
            statement["premises"] = [
                source.removeprefix(names.base_iri) for source in behind if premise in source
            ]
            evidence.statements.append(statement)
    return evidence


def _find_dated(store: Store) -> list[str]:
    """The statements whose object is a date, which are nobody's tie."""
    return [
        statement
        for predicate in sorted(DATE_VALUED)
        for statement in find_subjects(store, RDF("predicate"), KG(predicate))
    ]


def _text(row: QuerySolution, name: str) -> str:
    term = row[name]
    return "" if term is None else str(term.value)


def _to_row(row: QuerySolution, names: Names, numbers: Mapping[str, int]) -> Row | None:
    """What a statement says by itself, if the page holds both of its ends."""
    start, end = _text(row, "subject"), _text(row, "object")
    predicate = local_name(_text(row, "predicate"))
    dated = predicate in DATE_VALUED
    if start not in numbers or not (dated or end in numbers):
        return None
    return {
        "key": _text(row, "statement").removeprefix(names.base_iri),
        "from": numbers[start],
        "to": numbers[start if dated else end],
        "predicate": predicate,
        "factuality": local_name(_text(row, "factuality")),
        "confidence": round(float(_text(row, "confidence")), 2),
        "speaker": numbers.get(_text(row, "speaker"), -1),
        "value": end if dated else "",
        **{
            name: _text(row, name) for name in ("rule", "since", "until", "stated", "sense", "text")
        },
    }


class _Articles:
    """The articles of the page, numbered as statements ask for them."""

    def __init__(self, store: Store, evidence: Evidence) -> None:
        self.rows = evidence.articles
        self.known = {
            "headline": read_property(store, SCHEMA("headline")),
            "date": read_property(store, SCHEMA("datePublished")),
            "source": read_property(store, KG("sourceName")),
            "publisher": read_property(store, SCHEMA("publisher")),
            "url": read_property(store, SCHEMA("url")),
        }
        self.hashes = read_property(store, KG("sha256"))
        self.numbers: dict[str, int] = {}
        self.twins: dict[str, int] = {}

    def number(self, iri: str) -> int:
        if iri not in self.numbers:
            self.numbers[iri] = len(self.rows)
            row: Row = {name: known.get(iri, [""])[0] for name, known in self.known.items()}
            row["headline"] = row["headline"] or row["source"]
            row["twin"] = self.twins.setdefault(self.hashes.get(iri, [iri])[0], len(self.twins))
            self.rows.append(row)
        return self.numbers[iri]


class _Sentences:
    """The sentences of the page with its entities marked, numbered as statements ask for them."""

    def __init__(
        self, store: Store, evidence: Evidence, articles: _Articles, numbers: Mapping[str, int]
    ) -> None:
        self.rows, self.articles = evidence.sentences, articles
        self.known = {row["sentence"].value: row for row in find_rows(store, _SENTENCES)}
        self.marks = defaultdict(list)
        for row in find_rows(store, _MENTIONS):
            entity = numbers.get(row["entity"].value)
            if entity is not None:
                mark = (int(row["begin"].value), int(row["end"].value), entity)
                self.marks[row["sentence"].value].append(mark)
        self.numbers: dict[str, int] = {}

    def number(self, iri: str) -> int:
        if iri not in self.numbers:
            self.numbers[iri] = len(self.rows)
            row = self.known[iri]
            begin = int(row["begin"].value)
            marks = [
                part
                for start, end, entity in sorted(self.marks[iri])
                for part in (start - begin, end - begin, entity)
            ]
            article = self.articles.number(row["article"].value)
            self.rows.append({"article": article, "text": _text(row, "text"), "marks": marks})
        return self.numbers[iri]
