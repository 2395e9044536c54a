"""Entities in a list, and all that resolution knows of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.decisions import Decision, Decisions
from kg.decisions.decision import to_key
from kg.decisions.groups import find_classes, reclassify
from kg.entities.catalogue import Catalogue, count_mentions
from kg.entities.reasons import to_words
from kg.knowledge_base.knowledge_base import KnowledgeBase
from kg.model import EntityClass
from kg.resolve.identity import Identity, LinkedTo, Merge
from kg.tables import to_count


@dataclass(frozen=True, slots=True)
class Row:
    """One entity in a list."""

    entity: str
    label: str
    entity_class: EntityClass
    mentions: int
    articles: int
    names: tuple[str, ...]
    item: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of the knowledge base that bears one of an entity's names."""

    entry: str
    label: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that resolution knows of an entity, and what a person decided of it."""

    row: Row
    names_by_article: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    class_votes: tuple[tuple[str, int], ...]
    merges: tuple[Merge, ...]
    link: LinkedTo | None
    candidates: tuple[Candidate, ...]
    decisions: tuple[Decision, ...]


def list_entities(
    catalogue: Catalogue, classes: Sequence[EntityClass] = (), limit: int | None = None
) -> list[Row]:
    """The entities of some classes, or of all, those most spoken of first."""
    rows = [
        make_row(identity)
        for identity in catalogue.identities.values()
        if not classes or identity.entity_class in classes
    ]
    return sorted(rows, key=lambda row: (-row.mentions, row.label, row.entity))[:limit]


def make_row(identity: Identity) -> Row:
    """What a list tells of an entity."""
    names: Counter[str] = Counter()
    for part in identity.parts:
        names[part.name] += len(part.spans)
    return Row(
        identity.entity, identity.label, identity.entity_class, count_mentions(identity),
        len({part.article for part in identity.parts}),
        tuple(sorted(names, key=lambda name: (-names[name], name))),
        identity.entity if identity.entity[0] == "Q" else "",
    )  # fmt: skip


def make_portrait(
    catalogue: Catalogue, name: str, decisions: Decisions, knowledge_base: KnowledgeBase
) -> Portrait:
    """All that is known of the one entity of a name."""
    identity = catalogue.find(name)
    votes: Counter[str] = Counter()
    by_article: dict[str, Counter[str]] = {}
    for part in identity.parts:
        source = catalogue.source(part.article)
        by_article.setdefault(source, Counter()).update(catalogue.names(part))
        votes.update(mention.entity_class.value for mention in catalogue.mentions(part))
    return Portrait(
        make_row(identity),
        tuple((source, tuple(_ranked(by_article[source]))) for source in sorted(by_article)),
        tuple(_ranked(votes)),
        identity.merges,
        identity.link,
        tuple(find_candidates(identity, knowledge_base)),
        tuple(find_decisions(catalogue, identity, decisions)),
    )


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def find_candidates(identity: Identity, knowledge_base: KnowledgeBase) -> Iterator[Candidate]:
    """The entries of its class that bear one of its names, the more newsworthy first."""
    seen = set()
    for name in dict.fromkeys(part.name for part in identity.parts):
        for entry in knowledge_base.find(name):
            if entry.entity_class is identity.entity_class and entry.id not in seen:
                seen.add(entry.id)
                yield Candidate(entry.id, entry.label, entry.kind, entry.note)


def find_decisions(
    catalogue: Catalogue, identity: Identity, decisions: Decisions
) -> Iterator[Decision]:
    """The decisions that speak of an entity by a name that it bears."""
    borne: set[tuple[str, str]] = set()
    for part in identity.parts:
        called, source = to_key(part.name), catalogue.source(part.article)
        borne |= {(called, source), (called, "")}
        if decisions.lines:
            borne |= {(to_key(name), source) for name in catalogue.names(part)}
    classes = find_classes(decisions.lines)
    own = {identity.entity_class, *(part.entity_class for part in identity.parts)}
    for decision in decisions.lines:
        for key in decision.keys:
            now = reclassify(key, classes).entity_class
            if now in own and (key.name, key.article) in borne:
                yield decision
                break


def rows_to_text(rows: Sequence[Row]) -> str:
    """A line for each entity: how often, where, what and by which names."""
    lines = [f"{'mentions':>8} {'articles':>8}  {'class':<13} {'label':<32} other names"]
    for row in rows:
        others = ", ".join(name for name in row.names if name != row.label)
        label = f"{row.label} [{row.item}]" if row.item else row.label
        head = f"{row.mentions:>8} {row.articles:>8}  {row.entity_class:<13} {label:<32}"
        lines.append(f"{head} {others}".rstrip())
    return "\n".join(lines)


def portrait_to_text(portrait: Portrait) -> str:
    """All that is known of an entity, as a person reads it."""
    row = portrait.row
    votes = ", ".join(f"{name} {number}" for name, number in portrait.class_votes)
    lines = [
        f"{row.label} ({row.entity_class}, {row.entity})",
        f"  {to_count(row.mentions, 'mention')} in {to_count(row.articles, 'article')}",
        f"class       {row.entity_class} (read as {votes})",
    ]
    for source, names in portrait.names_by_article:
        told = ", ".join(f"{name} {number}" for name, number in names)
        lines.append(f"names       {source}: {told or 'only by other words'}")
    for merge in portrait.merges:
        because = f"{to_words(merge.reason)} ({merge.score:g})"
        lines.append(f"merged      {merge.merged} = {merge.kept}: {because}")
    lines += list(_link_lines(portrait))
    lines += [f"decided     line {decision.line}: {decision}" for decision in portrait.decisions]
    return "\n".join(lines)


def _link_lines(portrait: Portrait) -> Iterator[str]:
    link = portrait.link
    if link is not None:
        sums = ", ".join(f"{name} {said:+g}" for name, said in link.comparisons if said)
        how = "decided by a person" if link.is_decided else f"score {link.score:g}"
        how += f": {sums}" if sums else ""
        yield f"linked      {link.entry} {link.label} ({how})"
    else:
        yield "linked      to no item"
    for candidate in portrait.candidates:
        if link is None or candidate.entry != link.entry:
            about = ", ".join(part for part in (candidate.kind, candidate.note) if part)
            yield f"namesake    {candidate.entry} {candidate.label}{about and f' ({about})'}"
