"""Invented news of any size: who did what to whom in a world that does not exist.

Names, sentences and articles are made by rules from a seed, with the shapes of real graphs: a few
entities in very many articles, communities, several papers that report the same thing.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.model import (
    INTERACTIONS,
    Article,
    Entity,
    EntityClass,
    Factuality,
    Interaction,
    Knowledge,
    Mention,
    MentionKind,
    Predicate,
    ResolvedArticle,
    Span,
    Statement,
    digest,
)

_STARTS = (
    "Bel Cor Dra Els Far Gal Hes Ir Jor Kal Lor Mar Nor Or Pel Quen Ros Sel Tar Ul Vel Wes Yar Zan"
).split()
_MIDDLES = "a e i o u ava edi isto ora uni ela".split()
_ENDS = "via dor nia mark stan land ria gard lund mont".split()
_FIRST = (
    "Ada Bruno Clara Dario Elin Farid Greta Hugo Ines Jonas Kaya Luca Mira Nils Olga "
    "Pavel Rosa Samir Tilda Viktor"
).split()
_LAST = "ner lin sson ova ades ini berg ström escu wicz mann ard".split()
_PAPERS = (
    "Harbour Courier",
    "The Morning Ledger",
    "Northern Dispatch",
    "Capital Post",
    "Wire Service 9",
)
_OFFICES = (
    "Prime Minister",
    "Foreign Minister",
    "Finance Minister",
    "Defence Minister",
    "Spokesperson",
)
_BODIES = "Ministry Council Authority Union Institute League Party Agency".split()

_WORDS: dict[Predicate, str] = {
    Predicate.AGREES_WITH: "agreed with",
    Predicate.CONSULTS: "held talks with",
    Predicate.SUPPORTS: "praised",
    Predicate.COOPERATES_WITH: "signed a trade deal with",
    Predicate.AIDS: "sent relief to",
    Predicate.CONCEDES_TO: "eased measures against",
    Predicate.RETREATS_FROM: "pulled its patrols back from",
    Predicate.REQUESTS: "urged",
    Predicate.ACCUSES: "accused",
    Predicate.REJECTS: "turned down an offer by",
    Predicate.THREATENS: "threatened",
    Predicate.PROTESTS_AGAINST: "protested against",
    Predicate.SANCTIONS: "recalled its envoy from",
    Predicate.MOBILIZES_AGAINST: "moved troops to the border with",
    Predicate.COERCES: "imposed an embargo on",
    Predicate.ASSAULTS: "shelled",
    Predicate.MEMBER_OF: "is a member of",
    Predicate.LOCATED_IN: "lies in",
    Predicate.BASED_IN: "is based in",
    Predicate.TAKES_PLACE_IN: "takes place in",
    Predicate.PARTICIPATES_IN: "takes part in",
    Predicate.HOLDS_POSITION: "serves as",
    Predicate.AFFILIATED_WITH: "works for",
}


@dataclass
class _World:
    chance: random.Random
    entities: list[Entity] = field(default_factory=list)
    by_class: dict[EntityClass, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    block: dict[str, int] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def add(self, entity_class: EntityClass, make_name: Callable[[], str], block: int) -> Entity:
        label = make_name()
        while label in self.used:
            label = f"{make_name()} {self.chance.choice(_STARTS)}{self.chance.choice(_ENDS)}"
        self.used.add(label)
        entity = Entity(f"{entity_class.lower()}-{digest(label)}", entity_class, label)
        self.block[entity.id] = block
        self.entities.append(entity)
        self.by_class[entity_class].append(entity)
        return entity

    def place_name(self) -> str:
        return (
            self.chance.choice(_STARTS) + self.chance.choice(_MIDDLES) + self.chance.choice(_ENDS)
        )

    def person_name(self) -> str:
        last = (
            self.chance.choice(_STARTS) + self.chance.choice(_MIDDLES) + self.chance.choice(_LAST)
        )
        return f"{self.chance.choice(_FIRST)} {last.capitalize()}"

    def body_name(self) -> str:
        return f"{self.place_name()} {self.chance.choice(_BODIES)}"


def make_knowledge(count: int, seed: int = 7) -> Knowledge:
    """Make about ``count`` entities, and three statements for each."""
    world = _make_world(count, random.Random(seed))  # noqa: S311 - no secret is made
    articles = tuple(_make_articles(world, max(8, count // 4), statements=count * 3))
    interactions = {
        statement.interaction: Interaction(
            statement.interaction,
            statement.predicate,
            statement.subject,
            statement.object,
            time=_earlier(statement.stated_on, world.chance),
            factualities=(statement.factuality,),
        )
        for article in articles
        for statement in article.statements
        if statement.interaction
    }
    return Knowledge(articles, tuple(world.entities), tuple(interactions.values()))


def _make_world(count: int, chance: random.Random) -> _World:
    world = _World(chance)
    blocks = max(3, round(count**0.5 / 3))
    for number in range(count):
        block = int(blocks * chance.random() ** 1.3)
        draw = chance.random()
        if number < blocks * 2 or draw < 0.05:
            world.add(EntityClass.COUNTRY, world.place_name, number % blocks)
        elif draw < 0.45:
            world.add(EntityClass.PERSON, world.person_name, block)
        elif draw < 0.68:
            world.add(EntityClass.ORGANIZATION, world.body_name, block)
        elif draw < 0.82:
            world.add(EntityClass.PLACE, world.place_name, block)
        elif draw < 0.88:
            world.add(EntityClass.EVENT, lambda: f"{world.place_name()} Summit", block)
        elif draw < 0.93:
            country = chance.choice(world.by_class[EntityClass.COUNTRY])
            office = f"{chance.choice(_OFFICES)} of {country.label}"
            if office not in world.used:
                made = world.add(EntityClass.POSITION, lambda name=office: name, block)
                _swap(world, made, replace(made, position_in=country.id))
        elif draw < 0.97:
            world.add(EntityClass.GROUP, lambda: f"farmers of {world.place_name()}", block)
        else:
            world.add(EntityClass.UNNAMED_SOURCE, lambda: f"a {world.place_name()} official", block)
    return world


def _swap(world: _World, old: Entity, new: Entity) -> None:
    world.entities[world.entities.index(old)] = new
    world.by_class[old.entity_class][-1] = new


def _find_all(world: _World, wanted: tuple[EntityClass, ...]) -> list[Entity]:
    return [entity for entity in world.entities if entity.entity_class in wanted]


def _pick(pool: list[Entity], chance: random.Random) -> Entity:
    """One of them, the first ones far oftener than the last."""
    return pool[int(len(pool) * chance.random() ** 2.2)]


def _make_claim(world: _World, pools: dict[str, list[Entity]]) -> tuple[Entity, Predicate, Entity]:
    chance = world.chance
    draw = chance.random()
    if draw < 0.13 and pools["position"]:
        return (
            _pick(pools["person"], chance),
            Predicate.HOLDS_POSITION,
            chance.choice(pools["position"]),
        )
    if draw < 0.25:
        kind = chance.choice((Predicate.MEMBER_OF, Predicate.AFFILIATED_WITH))
        return _near(world, pools["person"], kind, pools["organization"])
    if draw < 0.33:
        return _near(world, pools["organization"], Predicate.BASED_IN, pools["place"])
    if draw < 0.38:
        return _near(world, pools["place"], Predicate.LOCATED_IN, pools["country"])
    if draw < 0.43 and pools["event"]:
        return _near(world, pools["person"], Predicate.PARTICIPATES_IN, pools["event"])
    kinds = [predicate for predicate in Predicate if predicate in INTERACTIONS]
    return _near(world, pools["actor"], kinds[int(len(kinds) * chance.random())], pools["actor"])


def _near(
    world: _World, subjects: list[Entity], predicate: Predicate, objects: list[Entity]
) -> tuple[Entity, Predicate, Entity]:
    """A claim whose two ends mostly are of the same community."""
    subject = _pick(subjects, world.chance)
    for _ in range(14):
        object_ = _pick(objects, world.chance)
        same = world.block[object_.id] == world.block[subject.id]
        if object_ is not subject and (same or world.chance.random() < 0.06):
            return subject, predicate, object_
    return subject, predicate, next(entity for entity in objects if entity is not subject)


def _make_articles(world: _World, count: int, *, statements: int) -> Iterator[ResolvedArticle]:
    every = {
        "person": (EntityClass.PERSON,),
        "organization": (EntityClass.ORGANIZATION,),
        "place": (EntityClass.PLACE,),
        "country": (EntityClass.COUNTRY,),
        "event": (EntityClass.EVENT,),
        "position": (EntityClass.POSITION,),
        "actor": (
            EntityClass.COUNTRY,
            EntityClass.PERSON,
            EntityClass.ORGANIZATION,
            EntityClass.GROUP,
        ),
    }
    pools = {name: _find_all(world, classes) for name, classes in every.items()}
    claims = [_make_claim(world, pools) for _ in range(statements // 2)]
    each = statements // count
    for number in range(count):
        chosen = [claims[int(len(claims) * world.chance.random() ** 1.6)] for _ in range(each)]
        yield _make_article(world, number, chosen)


def _make_article(
    world: _World, number: int, claims: list[tuple[Entity, Predicate, Entity]]
) -> ResolvedArticle:
    chance = world.chance
    published = (date(2031, 1, 5) + timedelta(days=int(240 * chance.random() ** 0.7))).isoformat()
    parts: list[str] = []
    stretches: list[tuple[Span, list[tuple[Span, Entity]], Statement]] = []
    start = 0
    for subject, predicate, object_ in dict.fromkeys(claims):
        factuality, speaker = _make_status(world, predicate)
        said = f", {speaker.label} said" if speaker else ""
        word = (
            _WORDS[predicate]
            if factuality is not Factuality.NEGATED
            else "did not meet the wish of"
        )
        sentence = (
            f"{subject.label} {word} {object_.label} on the eve of the "
            f"“{chance.choice(_STARTS)}” talks{said}."
        )
        marks = [(Span(start, start + len(subject.label)), subject)]
        at = start + len(subject.label) + 1 + len(word) + 1
        marks.append((Span(at, at + len(object_.label)), object_))
        if speaker:
            at = start + sentence.rindex(speaker.label)
            marks.append((Span(at, at + len(speaker.label)), speaker))
        span = Span(start, start + len(sentence))
        statement = Statement(
            "",
            subject.id,
            predicate,
            object_.id,
            f"{'verb' if predicate in INTERACTIONS else 'noun'}:{predicate}",
            (span,),
            factuality,
            round(0.45 + chance.random() * 0.5, 2),
            speaker.id if speaker else "",
            stated_on=published,
        )
        stretches.append((span, marks, statement))
        parts.append(sentence)
        start += len(sentence) + 1
    lead = claims[0]
    article = Article(
        f"wire/{number:05}.txt",
        " ".join(parts),
        f"{lead[0].label} and {lead[2].label}: day {number}",
        published,
        ("A. Writer",),
        chance.choice(_PAPERS),
        f"https://news.example/{number}",
    )
    return _resolve(article, stretches)


def _resolve(
    article: Article, stretches: list[tuple[Span, list[tuple[Span, Entity]], Statement]]
) -> ResolvedArticle:
    mentions = {
        span: (
            Mention(
                article.id,
                *span,
                entity.label,
                MentionKind.NAME,
                entity.entity_class,
                entity.label,
                "made",
            ),
            entity.id,
        )
        for _, marks, _ in stretches
        for span, entity in marks
    }
    statements = [replace(statement, article=article.id) for _, _, statement in stretches]
    statements = [
        replace(statement, interaction=digest(article.id, statement.id))
        if statement.predicate in INTERACTIONS
        else statement
        for statement in statements
    ]
    return ResolvedArticle(
        article,
        tuple(span for span, _, _ in stretches),
        tuple(mentions.values()),
        (),
        tuple(statements),
    )


def _make_status(world: _World, predicate: Predicate) -> tuple[Factuality, Entity | None]:
    chance = world.chance
    people = world.by_class[EntityClass.PERSON]
    draw = chance.random()
    if predicate not in INTERACTIONS or draw < 0.68:
        return Factuality.ASSERTED, None
    if draw < 0.86:
        return Factuality.REPORTED, _pick(people, chance)
    if draw < 0.9:
        return Factuality.ASSERTED, _pick(people, chance)
    return chance.choice((Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.NEGATED)), None


def _earlier(day: str, chance: random.Random) -> str:
    return (
        (date.fromisoformat(day) - timedelta(days=chance.randrange(5))).isoformat()
        if chance.random() < 0.8
        else ""
    )


__all__ = ["make_knowledge"]
