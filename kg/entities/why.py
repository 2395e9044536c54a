"""Why two names are one entity, or two: every merge with its reason, or what kept them apart."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from kg.decisions import Decision, Decisions, Key
from kg.decisions.decision import to_key
from kg.decisions.groups import find_classes, make_groups, reclassify
from kg.entities.catalogue import Catalogue
from kg.entities.reasons import to_words
from kg.model import EntityClass
from kg.resolve.identity import Identity, Merge, Part
from kg.resolve.variants import compare_persons


@dataclass(frozen=True, slots=True)
class Example:
    """A name in its sentence."""

    name: str
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One entity or two, the merges between the names, in words, and a sentence for each name."""

    one: str
    other: str
    are_one: bool
    merges: tuple[Merge, ...]
    because: tuple[str, ...]
    examples: tuple[Example, ...]


def why(catalogue: Catalogue, name: str, other: str, decisions: Decisions) -> Answer:
    """Why two names, or ids, are one entity or two."""
    first, second = _find_pair(catalogue, name, other)
    examples = tuple(
        example
        for identity, wanted in ((first, name), (second, other))
        for example in _find_example(catalogue, identity, wanted)
    )
    if first is second:
        merges = tuple(_find_merges(first, name, other))
        because = tuple(_why_one(catalogue, first, name, other, merges))
    else:
        merges, because = (), tuple(_why_two(catalogue, first, second, decisions))
    return Answer(
        catalogue.describe(first), catalogue.describe(second), first is second, merges, because,
        tuple(dict.fromkeys(examples)),
    )  # fmt: skip


def _find_pair(catalogue: Catalogue, name: str, other: str) -> tuple[Identity, Identity]:
    """Those that the names mean; where both fit one entity, that."""
    ones, others = catalogue.find_all(name), catalogue.find_all(other)
    if len(ones) == len(others) == 1:
        return ones[0], others[0]
    if len(ones) == len(others) == 2 and ones[0] is others[0] and to_key(name) == to_key(other):
        return ones[0], ones[1]
    shared = [one for one in ones if any(one is another for another in others)]
    if len(shared) == 1:
        return shared[0], shared[0]
    return catalogue.find(name), catalogue.find(other)


def _find_example(catalogue: Catalogue, identity: Identity, name: str) -> Iterator[Example]:
    """The first sentence in which an entity is called so."""
    key = to_key(name)
    parts = sorted(identity.parts, key=lambda part: (to_key(part.name) != key, part.article))
    for wanted in (key, to_key(identity.label), ""):
        for part in parts:
            for mention in catalogue.mentions(part):
                if wanted in {to_key(mention.name), ""}:
                    source = catalogue.source(part.article)
                    yield Example(mention.text, catalogue.quote(mention), source)
                    return


def _find_merges(identity: Identity, name: str, other: str) -> Iterator[Merge]:
    """The fewest merges that lead from one name to the other."""
    ties: dict[str, list[tuple[str, Merge]]] = defaultdict(list)
    for merge in identity.merges:
        kept, merged = to_key(merge.kept), to_key(merge.merged)
        ties[kept].append((merged, merge))
        ties[merged].append((kept, merge))
    start, end = (_own_key(identity, each) for each in (name, other))
    reached: dict[str, tuple[Merge, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        key = waiting.popleft()
        for following, merge in ties[key]:
            if following not in reached:
                reached[following] = (*reached[key], merge)
                waiting.append(following)
    yield from reached.get(end, ())


def _own_key(identity: Identity, name: str) -> str:
    """The name as merges tell it; an id, or a name from elsewhere, is the entity's label."""
    keys = {to_key(part.name) for part in identity.parts}
    if to_key(name) in keys:
        return to_key(name)
    if to_key(identity.label) in keys:
        return to_key(identity.label)
    return min(keys)


def _why_one(
    catalogue: Catalogue, identity: Identity, name: str, other: str, merges: tuple[Merge, ...]
) -> Iterator[str]:
    for merge in merges:
        yield f"{merge.merged} = {merge.kept}: {to_words(merge.reason)}, score {merge.score:g}"
    if merges:
        return
    if to_key(name) == to_key(other):
        yield "the names are equal but for their spelling, and nothing tells two bearers apart"
        return
    inside = _find_inside(catalogue, identity, name, other)
    if inside is not None:
        short = min(name, other, key=lambda each: (len(each), each))
        source = catalogue.source(inside.article)
        yield f"in {source} “{short}” stands for what was named in full before"
    elif identity.link is not None:
        link = identity.link
        yield f"both are names of {link.label} ({link.entry}), score {link.score:g}"
    else:
        yield f"both are names of {identity.label}"


def _find_inside(catalogue: Catalogue, identity: Identity, name: str, other: str) -> Part | None:
    """The first article that calls an entity by both names."""
    wanted = {to_key(name), to_key(other)}
    for part in identity.parts:
        if wanted <= {to_key(each) for each in catalogue.names(part)}:
            return part
    return None


def _why_two(
    catalogue: Catalogue, one: Identity, other: Identity, decisions: Decisions
) -> Iterator[str]:
    decided = list(find_keeping_apart(catalogue, one, other, decisions))
    for decision in decided:
        yield f"line {decision.line} of {decisions.path}: {decision}"
    if decided:
        return
    if one.entity_class is not other.entity_class:
        yield f"they are of two classes, {one.entity_class} and {other.entity_class}"
    if one.link is not None and other.link is not None:
        yield (
            f"they are linked to two entries, {one.link.entry} (score {one.link.score:g})"
            f" and {other.link.entry} (score {other.link.score:g})"
        )
    if EntityClass.PERSON is one.entity_class is other.entity_class:
        yield from _why_two_persons(catalogue, one, other)
    yield "no rule found a reason to join them"


def find_keeping_apart(
    catalogue: Catalogue, one: Identity, other: Identity, decisions: Decisions
) -> Iterator[Decision]:
    """The decisions that say of two entities that they are two."""
    classes, groups = find_classes(decisions.lines), make_groups(decisions.lines)
    sides = [
        {id(group) for key in to_reference_keys(catalogue, identity) if (group := groups.get(key))}
        for identity in (one, other)
    ]
    for decision in decisions.lines:
        ends = [id(groups.get(reclassify(key, classes))) for key in decision.keys]
        if decision.verdict == "different" and (
            (ends[0] in sides[0] and ends[1] in sides[1])
            or (ends[0] in sides[1] and ends[1] in sides[0])
        ):
            yield decision


def to_reference_keys(catalogue: Catalogue, identity: Identity) -> Iterator[Key]:
    """Every key by which a decision may speak of an entity."""
    for part in identity.parts:
        exact = Key(to_key(part.name), part.entity_class, catalogue.source(part.article))
        yield exact
        yield exact.everywhere


def _why_two_persons(catalogue: Catalogue, one: Identity, other: Identity) -> Iterator[str]:
    """What speaks for one person, and why that was not enough."""
    first, second = sorted((to_key(one.label), to_key(other.label)), key=lambda k: (-len(k), k))
    if first == second:
        homes = [_find_homes(catalogue, identity) for identity in (one, other)]
        if all(homes):
            yield (
                f"they bear one name, but the one is tied to {homes[0]}, the other to {homes[1]},"
                " and their articles have nothing in common"
            )
        return
    found = compare_persons(first, second)
    if found is not None:
        reason, score = found
        yield (
            f"{to_words(reason)} would join them with {score:g}, but the shorter form fits others"
            " too, or was joined to one that it fits better"
        )
    words, long = second.split(), first.split()
    if len(words) == 1 and long[-1:] == words:
        bearers = sum(
            1
            for i in catalogue.identities.values()
            if i.entity_class is EntityClass.PERSON and to_key(i.label).split()[1:][-1:] == words
        )
        if bearers > 1:
            yield f"{bearers} persons of these articles bear that surname"


def _find_homes(catalogue: Catalogue, identity: Identity) -> str:
    """The countries that articles tie a person to, by their names."""
    keys = sorted({home for part in identity.parts for home in part.homes})
    return " and ".join(catalogue.find_all(key)[0].label for key in keys)


def answer_to_text(answer: Answer) -> str:
    """The answer as a person reads it."""
    head = (
        [f"one: {answer.one}"] if answer.are_one else [f"two: {answer.one}", f"     {answer.other}"]
    )
    because = [f"because     {reason}" for reason in answer.because]
    quotes = [f"“{e.name}”, {e.source}: {e.sentence}" for e in answer.examples]
    return "\n".join([*head, *because, *(f"as in       {quote}" for quote in quotes)])
