"""The table of events: who did what to whom, as those who work with event data expect it.

A row is one claim of one article about one event, so an event that three articles tell has three
rows with one ``event_id``. The columns, in this order:

==========================  ===================================================================
``date``                    when it happened (day, month or year), else the day of the article;
                            ``dated_by`` says which: ``event`` or ``article``
``source``, ``target``      who acted, on whom: names; ``…_id`` the IRI's last part, ``…_class``,
                            ``…_country`` the country that it is, acts for or belongs to
``category``                the PLOVER root (``ACCUSE``); ``sense`` a finer one
``quad_class``              ``verbal cooperation``, ``material cooperation``, ``verbal conflict``
                            or ``material conflict``; ``quad_code`` numbers them 1 to 4
``factuality``              ``Asserted``, ``Reported``, ``Planned``, ``Hypothetical``, ``Negated``
``confidence``              0 to 1
``speaker``                 to whom the claim is attributed
``place``, ``theme``        where, about what
``quote``                   the sentences that say so
``article`` and others      ``article`` is the source name; ``published``, ``headline``,
                            ``publisher``, ``url``
``event_id``,               the last parts of the IRIs of interaction and statement
``statement_id``
==========================  ===================================================================
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from typing import IO, Any

from pyoxigraph import Literal, NamedNode, QuerySolution, Store

from kg.export.countries import Countries
from kg.export.selection import Selection
from kg.model import Factuality, Predicate
from kg.query import find_rows
from kg.store import load_names
from kg.vocab import KG

COLUMNS = (
    "date dated_by source target category quad_class quad_code place quote "
    "source_id source_class source_country target_id target_class target_country "
    "factuality confidence speaker theme sense "
    "article published headline publisher url event_id statement_id"
).split()

_QUAD_CLASSES = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
)

ROOTS: Mapping[str, tuple[str, int]] = {
    Predicate.AGREES_WITH: ("AGREE", 1),
    Predicate.CONSULTS: ("CONSULT", 1),
    Predicate.SUPPORTS: ("SUPPORT", 1),
    Predicate.CONCEDES_TO: ("CONCEDE", 1),
    Predicate.COOPERATES_WITH: ("COOPERATE", 2),
    Predicate.AIDS: ("AID", 2),
    Predicate.RETREATS_FROM: ("RETREAT", 2),
    Predicate.REQUESTS: ("REQUEST", 3),
    Predicate.ACCUSES: ("ACCUSE", 3),
    Predicate.REJECTS: ("REJECT", 3),
    Predicate.THREATENS: ("THREATEN", 3),
    Predicate.PROTESTS_AGAINST: ("PROTEST", 4),
    Predicate.SANCTIONS: ("SANCTION", 4),
    Predicate.MOBILIZES_AGAINST: ("MOBILIZE", 4),
    Predicate.COERCES: ("COERCE", 4),
    Predicate.ASSAULTS: ("ASSAULT", 4),
}
"""PLOVER's name and quad class for each category."""

_CLAIMS = """
SELECT ?statement ?event ?source ?target ?category ?time ?place ?theme
  ?factuality ?confidence ?speaker ?sense ?stated ?article {
  GRAPH ?graph {
    ?article a schema:NewsArticle .
    ?statement kg:statesInteraction ?event ; rdf:subject ?source ; rdf:object ?target ;
      rdf:predicate ?category ; kg:factuality ?factuality ; kg:confidence ?confidence .
    OPTIONAL { ?statement prov:wasAttributedTo ?speaker }
    OPTIONAL { ?statement kg:sense ?sense }
    OPTIONAL { ?statement kg:statedOn ?stated }
  }
  OPTIONAL { ?event sem:hasTime ?time }
  OPTIONAL { ?event sem:hasPlace ?place }
  OPTIONAL { ?event kg:theme ?theme }
}"""

_ARTICLES = """
SELECT ?article ?name ?published ?headline ?publisher ?url {
  ?article a schema:NewsArticle ; kg:sourceName ?name
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?article schema:publisher ?publisher }
  OPTIONAL { ?article schema:url ?url }
}"""

_QUOTES = """
SELECT ?statement ?begin ?quote {
  ?statement kg:statesInteraction ?event ; prov:wasDerivedFrom ?sentence .
  ?sentence nif:beginIndex ?begin ; nif:anchorOf ?quote
}"""

_LABELS = "SELECT ?entity ?label { ?entity rdfs:label ?label }"


def write_events(store: Store, out: IO[bytes], selection: Selection) -> None:
    """Write the table of events as CSV, the earliest first."""
    rows = sorted(_Reader(store, selection).read_rows(), key=_order)
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    text.detach()


def _order(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(row[column] for column in ("date", "event_id", "published", "statement_id"))


class _Reader:
    """What a row is put together from, held by entity, article and statement."""

    def __init__(self, store: Store, selection: Selection) -> None:
        self._store = store
        self._names = load_names(store)
        self._countries = Countries(store)
        self._labels = {row["entity"]: row["label"].value for row in find_rows(store, _LABELS)}
        self._wanted = (
            {Factuality.ASSERTED, *selection.also} if selection.plain else set(Factuality)
        )
        self._quoted = selection.quoted
        self._articles = {
            row["article"]: self._to_article(row) for row in find_rows(store, _ARTICLES)
        }
        self._quotes = self._read_quotes() if selection.quoted else {}

    def read_rows(self) -> Iterator[dict[str, object]]:
        for row in find_rows(self._store, _CLAIMS):
            if row["factuality"].value.removeprefix(KG.iri) in self._wanted:
                yield self._to_row(row)

    def _to_row(self, row: QuerySolution) -> dict[str, object]:
        root, quad = ROOTS[row["category"].value.removeprefix(KG.iri)]
        return {
            "date": _text(row["time"] or row["stated"]),
            "dated_by": "event" if row["time"] else "article" if row["stated"] else "",
            **self._to_actor("source", row["source"]),
            **self._to_actor("target", row["target"]),
            "category": root,
            "quad_class": _QUAD_CLASSES[quad - 1],
            "quad_code": quad,
            "place": self._label(row["place"]),
            "theme": self._label(row["theme"]),
            "speaker": self._label(row["speaker"]),
            "factuality": row["factuality"].value.removeprefix(KG.iri),
            "confidence": row["confidence"].value,
            "sense": _text(row["sense"]),
            "quote": " … ".join(
                quote for _, quote in sorted(self._quotes.get(row["statement"], ()))
            ),
            **self._articles[row["article"]],
            "event_id": self._id(row["event"]),
            "statement_id": self._id(row["statement"]),
        }

    def _to_actor(self, role: str, entity: NamedNode) -> dict[str, str]:
        return {
            role: self._label(entity),
            f"{role}_id": self._id(entity),
            f"{role}_class": self._countries.class_of(entity),
            f"{role}_country": " | ".join(map(self._label, self._countries.find(entity))),
        }

    def _to_article(self, row: QuerySolution) -> dict[str, str]:
        return {
            "article": row["name"].value,
            "published": _text(row["published"]),
            "headline": _text(row["headline"]) if self._quoted else "",
            "publisher": _text(row["publisher"]),
            "url": _text(row["url"]),
        }

    def _read_quotes(self) -> Mapping[NamedNode, set[tuple[int, str]]]:
        quotes = defaultdict(set)
        for row in find_rows(self._store, _QUOTES):
            quotes[row["statement"]].add((int(row["begin"].value), row["quote"].value))
        return quotes

    def _label(self, entity: NamedNode | None) -> str:
        return "" if entity is None else self._labels.get(entity, self._id(entity))

    def _id(self, node: NamedNode) -> str:
        return node.value.removeprefix(self._names.base_iri)


def _text(term: Literal | None) -> str:
    return "" if term is None else term.value
