"""The entity that a reader means by a name, however it is typed.

Case, accents and alphabets do not matter, and a part of a name will do where it is nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from anyascii import anyascii
from pyoxigraph import Literal, NamedNode, Store
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from kg.errors import ConformanceError
from kg.model import EntityClass
from kg.rdf.terms import TYPE
from kg.store import load_names
from kg.vocab import ITSRDF, KG, OWL, RDFS, SKOS, WD

__all__ = ["Match", "find_entity", "find_matches", "fold"]

_CLASSES = frozenset(KG(entity_class) for entity_class in EntityClass)
_NAMES = (RDFS("label"), SKOS("altLabel"), SKOS("hiddenLabel"))
_SURNAME, _WORDS, _BEGINNINGS = 3, 4, 5
_WORD = re.compile(r"[^\W_]+")
_SILENT = re.compile(r"['.]")
_SHOWN = 8  # so many suggestions stand in a message
_ALIKE = 70  # of 100: what rapidfuzz must find in common to suggest a name


@dataclass(frozen=True, slots=True)
class Match:
    """An entity whose name fits; ``rank`` is 0 for its label, more the less well it fits."""

    iri: str
    key: str
    label: str
    cls: str
    name: str
    rank: int
    mentions: int

    def __str__(self) -> str:
        return f"{self.label} ({self.cls}, {self.key})"


def find_entity(store: Store, name: str) -> NamedNode:
    """The one entity that a name, an IRI, the end of an IRI or a Wikidata item means.

    Raises ``ConformanceError`` that lists who is meant by an ambiguous name, or who is called
    something like an unknown one.
    """
    named = _find_named(store, name)
    if len(named) == 1:
        return named[0]
    matches = find_matches(store, name)
    best = [match for match in matches if match.rank == matches[0].rank]
    if not best:
        raise ConformanceError(_no_entity(store, name))
    if len(best) > 1:
        raise ConformanceError(
            f"{name!r} may mean {_to_list(best)}; type the whole name, or what stands in brackets"
        )
    return NamedNode(best[0].iri)


def find_matches(store: Store, text: str) -> list[Match]:
    """All entities that a text may name, those that it fits best and are most spoken of first."""
    wanted = fold(text)
    fitting: dict[NamedNode, tuple[int, str]] = {}
    for rank, predicate in enumerate(_NAMES):
        for entity, name in _find_names(store, predicate):
            fit = _fit(wanted, fold(name), rank)
            if fit is not None and (fit, name) < fitting.get(entity, (99, "")):
                fitting[entity] = (fit, name)
    matches = (_to_match(store, entity, *fit) for entity, fit in fitting.items())
    return sorted(
        (match for match in matches if match.cls),
        key=lambda match: (match.rank, -match.mentions, match.label, match.iri),
    )


def fold(text: str) -> str:
    """Write a text so that spellings which differ in form only are alike.

    >>> fold("The  São-Tomé’s"), fold("Київ")
    ('the sao tomes', 'kiiv')
    """
    plain = text if text.isascii() else anyascii(text)
    return " ".join(_WORD.findall(_SILENT.sub("", plain.casefold())))


def _find_named(store: Store, name: str) -> list[NamedNode]:
    """Who is so called letter for letter: by IRI, by key, by item, else by label or alias."""
    nodes = []
    for base in ("", load_names(store).base_iri):
        try:
            nodes.append(NamedNode(base + name))
        except ValueError:
            continue
    found = [node for node in nodes if _class_of(store, node)]
    if not found and re.fullmatch(r"Q\d+", name):
        found = _find_subjects(store, OWL("sameAs"), WD(name))
    for predicate in _NAMES[:2]:
        found = found or _find_subjects(store, predicate, Literal(name))
    return found


def _find_subjects(
    store: Store, predicate: NamedNode, value: NamedNode | Literal
) -> list[NamedNode]:
    found = {quad.subject for quad in store.quads_for_pattern(None, predicate, value, None)}
    return [node for node in found if isinstance(node, NamedNode) and _class_of(store, node)]


def _find_names(store: Store, predicate: NamedNode) -> Iterator[tuple[NamedNode, str]]:
    for quad in store.quads_for_pattern(None, predicate, None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject, quad.object.value


def _fit(wanted: str, name: str, rank: int) -> int | None:
    """How well a name fits, if it does; the rank is that of the whole name."""
    if wanted == name:
        return rank
    words, known = wanted.split(), name.split()
    if not words:
        return None
    if known[-len(words) :] == words:
        return _SURNAME
    if set(words) <= set(known):
        return _WORDS
    if all(any(one.startswith(word) for one in known) for word in words):
        return _BEGINNINGS
    return None


def _to_match(store: Store, entity: NamedNode, rank: int, name: str) -> Match:
    labels = store.quads_for_pattern(entity, RDFS("label"), None, None)
    label = next((quad.object.value for quad in labels if isinstance(quad.object, Literal)), name)
    return Match(
        entity.value,
        entity.value.removeprefix(load_names(store).base_iri),
        label,
        _class_of(store, entity),
        name or label,
        rank,
        sum(1 for _ in store.quads_for_pattern(None, ITSRDF("taIdentRef"), entity, None)),
    )


def _class_of(store: Store, entity: NamedNode) -> str:
    for quad in store.quads_for_pattern(entity, TYPE, None, None):
        if isinstance(quad.object, NamedNode) and quad.object in _CLASSES:
            return quad.object.value.removeprefix(KG.iri)
    return ""


def _no_entity(store: Store, name: str) -> str:
    """Say that nobody is called so, and who is called something like it."""
    known = [
        (entity, spelling)
        for predicate in _NAMES
        for entity, called in _find_names(store, predicate)
        for spelling in dict.fromkeys([fold(called), *fold(called).split()])
    ]
    close = process.extract(
        fold(name), [spelling for _, spelling in known], scorer=ratio, score_cutoff=_ALIKE
    )
    alike = dict.fromkeys(known[place][0] for _, _, place in close)
    matches = [match for entity in alike if (match := _to_match(store, entity, 0, "")).cls]
    hint = f"did you mean {_to_list(matches)}?" if matches else "find names with kg search"
    return f"nobody and nothing is called {name!r}: {hint}"


def _to_list(matches: Iterable[Match]) -> str:
    shown = [str(match) for match in matches]
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more
