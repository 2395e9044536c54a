"""A page's entities as rows: names, places on the map, communities and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyoxigraph import Store

from kg.explorer.evidence import Row
from kg.explorer.facts import Description, describe, first_value
from kg.explorer.outline import LINKS
from kg.explorer.selection import Selection
from kg.layout import compute_positions, find_communities, to_weighted
from kg.model import EntityClass
from kg.store import load_names
from kg.vocab import KG, OWL, RDF, RDFS, SEM, SKOS

_NAMES = 12  # so many other names of an entity are on the page
_CLASSES = {KG(entity_class).value: entity_class.value for entity_class in EntityClass}


def read_entities(
    store: Store, selection: Selection, numbers: Mapping[str, int]
) -> tuple[list[Row], list[str]]:
    """A row for each entity, the most important first, and the names of their communities."""
    graph = to_weighted(selection.ties, len(selection.entities))
    communities = find_communities(graph)
    places = compute_positions(graph, communities)
    home = {node: index for index, members in enumerate(communities) for node in members}
    base = load_names(store).base_iri
    rows: list[Row] = []
    for number, iri in enumerate(selection.entities):
        known = describe(store, iri)
        x, y = places[number]
        rows.append(
            {
                "id": number,
                "key": iri.removeprefix(base),
                "x": x,
                "y": y,
                "community": home[number],
                "rank": round(selection.importance[number], 3),
                "articles": selection.articles[number],
                **_to_row(known, numbers),
            }
        )
    return rows, [_name_community(members, rows) for members in communities]


def _to_row(known: Description, numbers: Mapping[str, int]) -> Row:
    """What the store knows of an entity by itself."""
    aliases = known.get(SKOS("altLabel").value, [])
    hidden = known.get(SKOS("hiddenLabel").value, [])
    classes = (_CLASSES.get(iri) for iri in known[RDF("type").value])
    return {
        "label": first_value(known, RDFS("label")),
        "class": next(name for name in classes if name),
        "aliases": [*aliases, *hidden][:_NAMES],
        "links": [
            (phrase, numbers[other])
            for name, phrase in LINKS.items()
            for other in known.get(KG(name).value, ())
            if other in numbers
        ],
        "wikidata": first_value(known, OWL("sameAs")),
        "kind": first_value(known, KG("eventKind")),
        "begin": first_value(known, SEM("hasBeginTimeStamp")),
        "end": first_value(known, SEM("hasEndTimeStamp")),
    }


def _name_community(members: Sequence[int], rows: Sequence[Row]) -> str:
    """Named after its two most important members that are no offices."""
    best = sorted(members, key=lambda number: -rows[number]["rank"])
    names = [rows[number]["label"] for number in best if rows[number]["class"] != "Position"]
    return " · ".join(names[:2])
