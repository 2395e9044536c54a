"""A statement back to its sentence, the parse, the rule, and how its mentions were resolved.

Both halves meet here: the store tells what was stated, the kept texts and extractions how it was
read. Only the sentences in question are parsed again; how names were resolved was kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.annotate import DEFAULT_MODEL, load_model
from kg.errors import QueryError
from kg.model import Article, Extraction, Mention, Span
from kg.query import find_rows
from kg.records import read_articles, read_extractions, read_identities
from kg.resolve.identity import Identity
from kg.store import open_store

_STATEMENTS = """
SELECT ?wanted ?st ?article ?subject ?s ?p ?object ?o ?factuality ?confidence ?rule ?begin ?end {
  ?st a kg:Statement ; rdf:subject ?subject ; rdf:predicate ?p ; rdf:object ?object ;
    kg:factuality ?factuality ; kg:confidence ?confidence ; kg:rule ?rule ;
    prov:wasDerivedFrom ?sentence .
  ?sentence nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end .
  ?subject rdfs:label ?s . OPTIONAL { ?object rdfs:label ?label }
  BIND(COALESCE(?label, ?object) AS ?o)
  FILTER(STRENDS(STR(?st), ?wanted) || CONTAINS(STR(?st), CONCAT("statement-", ?wanted)))
} ORDER BY ?st ?begin"""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence of one statement: what it says, its parse, and the steps to its entities."""

    statement: str
    claim: str
    rule: str
    factuality: str
    confidence: str
    source: str
    sentence: str
    parse: tuple[str, ...]
    steps: tuple[str, ...]


def explain(directory: Path, wanted: str, *, model: str = DEFAULT_MODEL) -> list[Explanation]:
    """Explain a statement by its IRI, its id or the id's first digits.

    Raises QueryError when no statement is called so, or several are.
    """
    rows = list(_find_statements(directory, wanted))
    statements = sorted({row["st"] for row in rows})
    if len(statements) != 1:
        found = f"{len(statements)} statements" if statements else "no statement"
        raise QueryError(f"{found} in {directory} for '{wanted}'; give the whole id of one")
    articles = {article.id: article for article in read_articles(directory)}
    extractions = list(read_extractions(directory))
    identities = {identity.entity: identity for identity in read_identities(directory)}
    by_article = {extraction.article: extraction for extraction in extractions}
    result = []
    for row in rows:
        article = articles[row["article"].rsplit("article-", 1)[-1]]
        span = Span(int(row["begin"]), int(row["end"]))
        result.append(_explain_row(row, article, by_article[article.id], span, identities, model))
    return result


def _find_statements(directory: Path, wanted: str) -> Iterator[dict[str, str]]:
    from pyoxigraph import Literal

    names = "st article subject s p object o factuality confidence rule begin end".split()
    last = wanted.rsplit("statement-", 1)[-1].strip("<>")
    store = open_store(directory)
    for row in find_rows(store, _STATEMENTS, {"wanted": Literal(last)}):
        yield {name: row[name].value for name in names}


def _explain_row(
    row: dict[str, str],
    article: Article,
    extraction: Extraction,
    span: Span,
    identities: Mapping[str, Identity],
    model: str,
) -> Explanation:
    sentence = article.text[span.start : span.end]
    ends = (row["subject"], row["object"])
    return Explanation(
        row["st"].rsplit("/", 1)[-1],
        f"{row['s']} {row['p'].rsplit('#', 1)[-1]} {row['o']}",
        row["rule"],
        row["factuality"].rsplit("#", 1)[-1],
        row["confidence"],
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
            f"source      {item.source}",
            f"sentence    {' '.join(item.sentence.split())}",
            "",
            *(f"  {line}" for line in item.parse),
            "",
            *(f"resolved    {step}" for step in item.steps),
        ]
        blocks.append("\n".join(head))
    return "\n\n".join(blocks)
