"""Relations between mentions to statements about entities, and the interactions they tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.arguments import ACTORS, fits
from kg.confidence import adjust, noisy_or
from kg.inference import infer
from kg.model import (
    INTERACTIONS,
    SYMMETRIC,
    Article,
    AttributedQuotation,
    Entity,
    EntityClass,
    Extraction,
    Factuality,
    Interaction,
    Mention,
    MentionKind,
    Predicate,
    Relation,
    ResolvedArticle,
    Span,
    Statement,
    digest,
)
from kg.resolve import Resolution
from kg.resolve.resolution import slug

_POSITIONS = frozenset({Predicate.HOLDS_POSITION, Predicate.FORMERLY_HELD_POSITION})
_BODIES = frozenset({EntityClass.ORGANIZATION, EntityClass.COUNTRY})
_SPEAKERS = ACTORS | {EntityClass.UNNAMED_SOURCE}


@dataclass
class Statements:
    """What a corpus states, with the entities and interactions made on the way."""

    articles: list[ResolvedArticle] = field(default_factory=list)
    positions: dict[str, Entity] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)


def make_statements(
    articles: Sequence[Article], extractions: Iterable[Extraction], resolution: Resolution
) -> Statements:
    """Put entities in the place of mentions, article by article, in the order given."""
    by_id = {article.id: article for article in articles}
    result = Statements()
    for extraction in extractions:
        result.articles.append(
            _resolve_article(by_id[extraction.article], extraction, resolution, result)
        )
    return result


def _resolve_article(
    article: Article, extraction: Extraction, resolution: Resolution, result: Statements
) -> ResolvedArticle:
    meaning = {
        mention.span: resolution.meaning[article.id, mention.span]
        for mention in extraction.mentions
    }
    mentions: list[tuple[Mention, str]] = [(m, meaning[m.span]) for m in extraction.mentions]
    read: dict[str, list[Statement]] = defaultdict(list)
    origin: dict[str, Relation] = {}
    for relation in extraction.relations:
        statement = _make_statement(article, relation, meaning, resolution, result)
        if statement is None:
            continue
        origin.setdefault(statement.id, relation)
        read[statement.id].append(statement)
        if relation.predicate in _POSITIONS and relation.title_span:
            mentions.extend(_position_mention(relation, statement, extraction, mentions))
    # Only now: statements of one thing that were merged tell of one interaction.
    stated = [
        _with_interaction(_combine(statements), origin[key], meaning, result)
        for key, statements in read.items()
    ]
    inferred = infer(stated, {**resolution.entities, **result.positions})
    statements = tuple(
        sorted([*stated, *inferred], key=lambda s: (not s.sentences, s.sentences, s.id))
    )
    evidence = {span for statement in statements for span in statement.sentences}
    return ResolvedArticle(
        article,
        tuple(sorted({*extraction.sentences, *evidence})),
        tuple(sorted(mentions, key=lambda pair: (pair[0].start, -pair[0].end))),
        tuple(_attribute(extraction, meaning, resolution)),
        statements,
    )


def _make_statement(
    article: Article,
    relation: Relation,
    meaning: dict[Span, str],
    resolution: Resolution,
    result: Statements,
) -> Statement | None:
    subject, target = meaning[relation.subject], meaning[relation.object]
    if subject == target and not relation.value:
        return None
    if relation.predicate in _POSITIONS:
        position = _make_position(relation, resolution.entities[target], resolution, result)
        if not position:
            return None
        target = position
    if not _fits(relation, subject, target, resolution, result):
        return None
    if relation.predicate in SYMMETRIC and relation.subject > relation.object:
        subject, target = target, subject
    speaker = _speaker(relation.speaker, meaning, resolution)
    return Statement(
        article.id, subject, relation.predicate, "" if relation.value else target,
        relation.evidence.rule,
        sentences=(Span(relation.evidence.start, relation.evidence.end),),
        factuality=relation.factuality, speaker=speaker,
        confidence=adjust(relation.confidence, relation.factuality),
        valid_from=relation.valid_from, valid_until=relation.valid_until,
        stated_on=article.published, sense=relation.sense, relation_text=relation.text,
        value=relation.value,
    )  # fmt: skip


def _fits(
    relation: Relation, subject: str, target: str, resolution: Resolution, result: Statements
) -> bool:
    """Whether the entities are of the classes that the relation asks for."""
    one = resolution.entities[subject]
    other = result.positions.get(target) or resolution.entities[target]
    return fits(relation.predicate, one.entity_class, other.entity_class)


def _with_interaction(
    statement: Statement, relation: Relation, meaning: dict[Span, str], result: Statements
) -> Statement:
    if statement.predicate not in INTERACTIONS:
        return statement
    return replace(statement, interaction=_record_interaction(statement, relation, meaning, result))


def _make_position(
    relation: Relation, body: Entity, resolution: Resolution, result: Statements
) -> str:
    """One position for each title and body: "Secretary General of NATO"; "" without a body."""
    title = canonical_title(relation.title)
    label = f"{title} of {body.label}"
    if body.entity_class is EntityClass.PLACE:
        # A town is no body that has offices; its country, or what it stands for, is.
        title = label
        body = _body_of_place(body, resolution) or body
    if body.entity_class not in _BODIES:
        return ""
    position_id = f"position-{slug(title)}-of-{slug(body.id)}"
    result.positions.setdefault(
        position_id, Entity(position_id, EntityClass.POSITION, label, position_in=body.id)
    )
    return position_id


def _body_of_place(place: Entity, resolution: Resolution) -> Entity | None:
    """What a palace stands for ("the White House"), else the country that a town lies in."""
    if place.stands_for in resolution.entities:
        return resolution.entities[place.stands_for]
    for known in resolution.background:
        if known.subject == place.id and known.predicate is Predicate.LOCATED_IN:
            return resolution.entities[known.object]
    return None


_SMALL_WORDS = frozenset({"of", "for", "and", "the", "to", "in"})


def canonical_title(title: str) -> str:
    """An office's title in one spelling: "secretary-general" and "Secretary General" are one.

    >>> canonical_title("deputy secretary-general"), canonical_title("minister for mines")
    ('Deputy Secretary General', 'Minister for Mines')
    """
    words = title.replace("-", " ").split()
    return " ".join(
        word
        if word.isupper() or (word.lower() in _SMALL_WORDS and i)
        else word[:1].upper() + word[1:].lower()
        for i, word in enumerate(words)
    )


def _position_mention(
    relation: Relation,
    statement: Statement,
    extraction: Extraction,
    mentions: list[tuple[Mention, str]],
) -> Iterable[tuple[Mention, str]]:
    """The words of the title as a mention of the position."""
    span = relation.title_span
    if span is None or any(mention.span == span for mention, _ in mentions):
        return
    quote = relation.evidence
    text = quote.quote[span.start - quote.start : span.end - quote.start]
    if len(text) != span.end - span.start:
        return
    yield (
        Mention(
            extraction.article, span.start, span.end, text, MentionKind.NOMINAL,
            EntityClass.POSITION, text, quote.rule,
        ),
        statement.object,
    )  # fmt: skip


def _record_interaction(
    statement: Statement, relation: Relation, meaning: dict[Span, str], result: Statements
) -> str:
    """The interaction that a statement tells of: dated ones are one over articles."""
    place = meaning.get(relation.place, "") if relation.place else ""
    theme = meaning.get(relation.theme, "") if relation.theme else ""
    event = meaning.get(relation.event, "") if relation.event else ""
    where = "" if relation.time else f"{statement.article}:{relation.evidence.start}"
    key = digest(
        statement.predicate,
        statement.subject,
        statement.object,
        theme,
        place,
        relation.time,
        event,
        where,
    )
    known = result.interactions.get(key)
    factualities = {statement.factuality, *(known.factualities if known else ())}
    result.interactions[key] = Interaction(
        key, statement.predicate, statement.subject, statement.object, theme, place,
        relation.time, event, tuple(sorted(factualities, key=list(Factuality).index)),
    )  # fmt: skip
    return key


def _combine(statements: Sequence[Statement]) -> Statement:
    """Relations that state one thing: each sentence is evidence, the surest rule is named."""
    surest: dict[Span, Statement] = {}
    for statement in sorted(statements, key=_sureness):
        surest[statement.sentences[0]] = statement
    best = max(statements, key=_sureness)
    return replace(
        statements[0],
        sentences=tuple(sorted(surest)),
        rule=best.rule,
        confidence=noisy_or([(s.rule, s.confidence) for s in surest.values()]),
        sense=next((s.sense for s in statements if s.sense), ""),
    )


def _sureness(statement: Statement) -> tuple[float, str]:
    return statement.confidence, statement.rule


def _attribute(
    extraction: Extraction, meaning: dict[Span, str], resolution: Resolution
) -> Iterable[AttributedQuotation]:
    """Quotations with who says them and whom they speak of."""
    within: dict[int, set[str]] = defaultdict(set)
    for number, quotation in enumerate(extraction.quotations):
        inside = Span(quotation.start, quotation.end)
        within[number] = {meaning[m.span] for m in extraction.mentions if inside.contains(m.span)}
    for number, quotation in enumerate(extraction.quotations):
        speaker = _speaker(quotation.speaker, meaning, resolution)
        yield AttributedQuotation(quotation, speaker, tuple(sorted(within[number] - {speaker})))


def _speaker(span: Span | None, meaning: dict[Span, str], resolution: Resolution) -> str:
    """Who speaks: none where the article as a whole shows the name to be no actor's.

    One sentence may take the name of a poll or a summit for that of a body; its entity is then
    of the class that most of its mentions have, and what is no actor says nothing.
    """
    name = meaning.get(span, "") if span else ""
    return name if name and resolution.entities[name].entity_class in _SPEAKERS else ""
