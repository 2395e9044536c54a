"""What articles claim of a resource, with the sentences that say so."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from kg.query import find_rows

MOST_CLAIMS = 200
"""Claims that one page shows, the latest first."""

_PATTERN = "{ ?claim rdf:subject ?resource } UNION { ?claim rdf:object ?resource }"

_COUNT = f"SELECT ?resource (COUNT(DISTINCT ?claim) AS ?count) {{ {_PATTERN} }} GROUP BY ?resource"

_CLAIMS = f"""
SELECT ?resource ?claim ?subject ?predicate ?object ?factuality ?relation ?date
       (MIN(?words) AS ?quote) (MIN(?text) AS ?article) {{
  {_PATTERN}
  ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    kg:factuality ?factuality .
  OPTIONAL {{ ?claim kg:statedOn ?date }}
  OPTIONAL {{ ?claim kg:relationText ?relation }}
  OPTIONAL {{
    ?claim prov:wasDerivedFrom ?sentence . ?sentence nif:referenceContext ?text .
    OPTIONAL {{ ?sentence nif:anchorOf ?words }}
  }}
}} GROUP BY ?resource ?claim ?subject ?predicate ?object ?factuality ?relation ?date
ORDER BY DESC(?date) ?claim LIMIT {MOST_CLAIMS}"""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement; ``quote`` is the first sentence that says so, ``article`` where it stands."""

    claim: NamedNode
    subject: NamedNode
    predicate: str
    object: NamedNode | Literal
    factuality: str
    date: str
    quote: str
    article: NamedNode | None


@dataclass(frozen=True, slots=True)
class Claims:
    """The latest claims, and how many there are in all."""

    rows: list[Claim]
    count: int


def find_claims(store: Store, resource: NamedNode) -> Claims:
    """Find the statements that have a resource as subject or object."""
    bindings = {"resource": resource}
    rows = [
        Claim(
            row["claim"],
            row["subject"],
            row["relation"].value if row["relation"] else _local(row["predicate"]),
            row["object"],
            _local(row["factuality"]).lower(),
            row["date"].value if row["date"] else "",
            row["quote"].value if row["quote"] else "",
            row["article"],
        )
        for row in find_rows(store, _CLAIMS, bindings)
    ]
    count = sum(int(row["count"].value) for row in find_rows(store, _COUNT, bindings))
    return Claims(rows, count)


def _local(term: NamedNode) -> str:
    return str(term.value).rpartition("#")[2]
