"""A page's entities as rows: names, places on the map, communities and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyoxigraph import Store

from kg.explorer.evidence import Row
from kg.explorer.facts import read_property
from kg.explorer.selection import Selection
from kg.layout import compute_positions, find_communities, to_weighted
from kg.store import load_names
from kg.vocab import KG, OWL, SEM, SKOS

_LINKS = {
    "positionIn": "position in",
    "ofCountry": "belongs to",
    "affiliatedWith": "is affiliated with",
    "standsFor": "stands for",
    "locatedIn": "lies in",
}
_NAMES = 12  # so many other names of an entity are on the page


def read_entities(
    store: Store, selection: Selection, numbers: Mapping[str, int]
) -> tuple[list[Row], list[str]]:
    """A row for each entity, the most important first, and the names of their communities."""
    graph = to_weighted(selection.network)
    communities = find_communities(graph)
    places = compute_positions(graph, communities)
    home = {node: index for index, members in enumerate(communities) for node in members}
    known = _Known(store, numbers)
    rows = []
    for iri, rank in zip(selection.network, selection.importance, strict=True):
        data, number = selection.network.nodes[iri], numbers[iri]
        x, y = places[number]
        rows.append(
            {
                "id": number,
                "label": data["label"],
                "class": data["cls"],
                "x": x,
                "y": y,
                "community": home[number],
                "rank": round(rank, 3),
                "articles": data["articles"],
                **known.row(iri, data["aliases"]),
            }
        )
    return rows, [_name_community(members, rows) for members in communities]


class _Known:
    """What the store knows of all entities, read once."""

    def __init__(self, store: Store, numbers: Mapping[str, int]) -> None:
        self.base, self.numbers = load_names(store).base_iri, numbers
        self.hidden = read_property(store, SKOS("hiddenLabel"))
        self.links = {phrase: read_property(store, KG(name)) for name, phrase in _LINKS.items()}
        self.facts = {
            "wikidata": read_property(store, OWL("sameAs")),
            "kind": read_property(store, KG("eventKind")),
            "begin": read_property(store, SEM("hasBeginTimeStamp")),
            "end": read_property(store, SEM("hasEndTimeStamp")),
        }

    def row(self, iri: str, aliases: Sequence[str]) -> Row:
        return {
            "key": iri.removeprefix(self.base),
            "aliases": [*aliases, *self.hidden.get(iri, ())][:_NAMES],
            "links": [
                (phrase, self.numbers[other])
                for phrase, known in self.links.items()
                for other in known.get(iri, ())
                if other in self.numbers
            ],
            **{name: known.get(iri, [""])[0] for name, known in self.facts.items()},
        }


def _name_community(members: Sequence[int], rows: Sequence[Row]) -> str:
    """Named after its two most important members that are no offices."""
    best = sorted(members, key=lambda number: -rows[number]["rank"])
    names = [rows[number]["label"] for number in best if rows[number]["class"] != "Position"]
    return " · ".join(names[:2])
