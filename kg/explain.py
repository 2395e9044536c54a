"""A statement back to its sentence, the parse, the rule, and how its mentions were resolved.

Both halves meet here: the store tells what was stated, the kept texts and extractions how it was
read. Only the sentences in question are parsed again; how names were resolved was kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from kg.annotate import DEFAULT_MODEL, load_model
from kg.errors import QueryError
from kg.folder.records import read_articles, read_extractions, read_identities
from kg.model import Article, Extraction, Mention, Span
from kg.query import find_rows
from kg.resolve.identity import Identity
from kg.store import open_store

_CALLED = """
SELECT ?wanted ?st {
  ?st a kg:Statement
  FILTER(STRENDS(STR(?st), ?wanted) || CONTAINS(STR(?st), CONCAT("statement-", ?wanted)))
} ORDER BY ?st"""

_STATEMENT = """
SELECT ?st ?article ?subject ?s ?p ?object ?o ?factuality ?confidence ?rule ?begin ?end {
  ?st rdf:subject ?subject ; rdf:predicate ?p ; rdf:object ?object ;
    kg:factuality ?factuality ; kg:confidence ?confidence ; kg:rule ?rule .
  OPTIONAL {
    ?st prov:wasDerivedFrom ?sentence .
    ?sentence nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end .
  }
  ?subject rdfs:label ?s . OPTIONAL { ?object rdfs:label ?label }
  BIND(COALESCE(?label, ?object) AS ?o)
} ORDER BY ?begin"""

_PREMISES = """
SELECT ?st ?premise {
  ?st prov:wasDerivedFrom ?premise . ?premise a kg:Statement
} ORDER BY ?premise"""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence of one statement: what it says, its parse, and the steps to its entities.

    What was inferred has no sentence but ``premises``, which are explained after it.
    """

    statement: str
    claim: str
    rule: str
    factuality: str
    confidence: str
    source: str
    sentence: str
    parse: tuple[str, ...]
    steps: tuple[str, ...]
    premises: tuple[str, ...] = ()


def explain(directory: Path, wanted: str, *, model: str = DEFAULT_MODEL) -> list[Explanation]:
    """Explain a statement by its IRI, its id or the id's first digits, and what it follows from.

    Raises QueryError when no statement is called so, or several are.
    """
    store = open_store(directory)
    statements = _find_statements(store, wanted)
    if len(statements) != 1:
        found = f"{len(statements)} statements" if statements else "no statement"
        raise QueryError(f"{found} in {directory} for {wanted!r}; give the whole id of one")
    articles = {article.id: article for article in read_articles(directory)}
    identities = {identity.entity: identity for identity in read_identities(directory)}
    by_article = {extraction.article: extraction for extraction in read_extractions(directory)}
    result = []
    for statement in statements:  # grows by the premises of what was inferred
        premises = [row["premise"] for row in _about(store, _PREMISES, statement)]
        statements.extend(premise for premise in premises if premise not in statements)
        for row in _about(store, _STATEMENT, statement):
            if "article" not in row:
                result.append(_explain_inferred(row, premises))
                continue
            article = articles[row["article"].rsplit("article-", 1)[-1]]
            extraction = by_article[article.id]
            result.append(_explain_row(row, article, extraction, identities, model))
    return result


def _find_statements(store: Store, wanted: str) -> list[str]:
    last = wanted.strip().rsplit("statement-", 1)[-1].strip("<>")
    return [row["st"].value for row in find_rows(store, _CALLED, {"wanted": Literal(last)})]


def _about(store: Store, sparql: str, statement: str) -> Iterator[dict[str, str]]:
    """The rows of a query about one statement; what is not bound is not in them."""
    names = re.findall(r"\?(\w+)", sparql.partition("{")[0])
    for row in find_rows(store, sparql, {"st": NamedNode(statement)}):
        yield {name: row[name].value for name in names if row[name] is not None}


def _explain_inferred(row: dict[str, str], premises: Sequence[str]) -> Explanation:
    """What the text does not say itself: the rule, and what it follows from."""
    keys = tuple(premise.rsplit("/", 1)[-1] for premise in premises)
    return Explanation(*_head(row), "", "", (), (), keys)


def _head(row: dict[str, str]) -> tuple[str, str, str, str, str]:
    return (
        row["st"].rsplit("/", 1)[-1],
        f"{row['s']} {row['p'].rsplit('#', 1)[-1]} {row['o']}",
        row["rule"],
        row["factuality"].rsplit("#", 1)[-1],
        row["confidence"],
    )


def _explain_row(
    row: dict[str, str],
    article: Article,
    extraction: Extraction,
    identities: Mapping[str, Identity],
    model: str,
) -> Explanation:
    span = Span(int(row["begin"]), int(row["end"]))
    sentence = article.text[span.start : span.end]
    ends = (row["subject"], row["object"])
    return Explanation(
        *_head(row),
        article.source_name,
        sentence,
        tuple(_parse(sentence, model)),
        tuple(_steps(extraction, span, identities, [iri.rsplit("/", 1)[-1] for iri in ends])),
    )


def _parse(sentence: str, model: str) -> Iterator[str]:
    """One line a word: word, lemma, part of speech, and what it depends on."""
    for token in load_model(model)(sentence):
        if not token.is_space:
            word = f"{token.text:<18}{token.lemma_:<16}{token.tag_:<6}"
            yield f"{word}{token.dep_:<11}{token.head.text}"


def _steps(
    extraction: Extraction, span: Span, identities: Mapping[str, Identity], ends: Sequence[str]
) -> Iterator[str]:
    """How the sentence's mentions of the two ends came to mean them."""
    found = [identities[end] for end in dict.fromkeys(ends) if end in identities]
    meaning = {
        at: identity
        for identity in found
        for part in identity.parts
        if part.article == extraction.article
        for at in part.spans
    }
    by_span = {mention.span: mention for mention in extraction.mentions}
    for mention in extraction.mentions:
        identity = meaning.get(mention.span)
        if identity is not None and span.contains(mention.span):
            yield f"{_chain(mention, by_span)} -> {identity.label} ({identity.entity})"
    for identity in found:
        for merge in identity.merges:
            yield f"{merge.merged} = {merge.kept}: {merge.reason}, {merge.score}"


def _chain(mention: Mention, by_span: dict[Span, Mention]) -> str:
    words, seen = [f'"{mention.text}" [{mention.kind}, {mention.rule}]'], {mention.span}
    while mention.antecedent is not None and mention.antecedent not in seen:
        mention = by_span[mention.antecedent]
        seen.add(mention.span)
        words.append(f'"{mention.text}"')
    return " -> ".join(words)


def to_text(explanations: Sequence[Explanation]) -> str:
    """The explanations as a person reads them."""
    blocks = []
    for item in explanations:
        head = [
            f"{item.statement}",
            f"claim       {item.claim}",
            f"status      {item.factuality}, confidence {item.confidence}",
            f"rule        {item.rule}",
            *(f"follows     from {premise}" for premise in item.premises),
        ]
        if item.sentence:
            head += [
                f"source      {item.source}",
                f"sentence    {' '.join(item.sentence.split())}",
                "",
                *(f"  {line}" for line in item.parse),
                "",
                *(f"resolved    {step}" for step in item.steps),
            ]
        blocks.append("\n".join(head))
    return "\n\n".join(blocks)
