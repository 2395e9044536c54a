"""From an entity to the references that a decision on it needs: names, classes and articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.decisions import Reference
from kg.decisions.decision import to_key
from kg.entities.catalogue import Catalogue
from kg.model import EntityClass
from kg.resolve.identity import Identity, Part


def point_at(catalogue: Catalogue, identity: Identity, name: str = "") -> Reference:
    """The shortest reference that means an entity; with an article only where homonyms are.

    ``name`` is what a person typed: it is kept if the entity bears it.
    """
    return next(iter(_references(catalogue, identity, _preferred(identity, name))))


def point_at_every(catalogue: Catalogue, identity: Identity) -> Iterator[Reference]:
    """References that together mean every part of an entity."""
    for key in sorted({(to_key(part.name), part.entity_class) for part in identity.parts}):
        yield from _references(catalogue, identity, key)


def point_at_part(catalogue: Catalogue, part: Part) -> Reference:
    """What an article calls an entity, and that article."""
    return Reference(part.name, part.entity_class, catalogue.source(part.article))


def _preferred(identity: Identity, name: str) -> tuple[str, EntityClass]:
    """The name typed, else the label, else the name that most mentions bear; as key and class."""
    weights: Counter[tuple[str, EntityClass]] = Counter()
    for part in identity.parts:
        weights[to_key(part.name), part.entity_class] += len(part.spans)
    wanted = [to_key(name), to_key(identity.label)]
    return min(
        weights,
        key=lambda key: (
            wanted.index(key[0]) if key[0] in wanted else len(wanted), -weights[key], key,
        ),
    )  # fmt: skip


def _references(
    catalogue: Catalogue, identity: Identity, key: tuple[str, EntityClass]
) -> Iterator[Reference]:
    """One reference for every article, or one for each where others bear the name too."""
    parts = [part for part in identity.parts if (to_key(part.name), part.entity_class) == key]
    if len(catalogue.bearers[key]) > 1:
        by_source = {catalogue.source(part.article): part for part in parts}
        for _, part in sorted(by_source.items()):
            yield point_at_part(catalogue, part)
        return
    spellings: Counter[str] = Counter()
    for part in parts:
        spellings[part.name] += len(part.spans)
    yield Reference(min(spellings, key=lambda name: (-spellings[name], name)), key[1])
