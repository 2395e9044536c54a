"""To which country an actor belongs, as far as the graph says so."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import NamedNode, Store

from kg.model import EntityClass
from kg.query import find_rows
from kg.vocab import KG

_WAYS = (
    "standsFor ofCountry citizenOf holdsPosition positionIn affiliatedWith partOf basedIn locatedIn"
).split()
"""What leads to a country, the surest first."""

_STEPS = 3

_CLASSES = f"""
SELECT ?entity ?class {{
  VALUES ?class {{ {" ".join(f"kg:{entity_class}" for entity_class in EntityClass)} }}
  ?entity a ?class
}}"""

_TIES = f"""
SELECT ?entity ?way ?other {{
  VALUES ?way {{ {" ".join(f"kg:{way}" for way in _WAYS)} }}
  ?entity ?way ?other
}}"""


class Countries:
    """The classes of entities, and the countries that they are, act for or belong to."""

    def __init__(self, store: Store) -> None:
        self._classes: dict[NamedNode, str] = {
            row["entity"]: row["class"].value.removeprefix(KG.iri)
            for row in find_rows(store, _CLASSES)
        }
        self._ways: dict[str, defaultdict[NamedNode, set[NamedNode]]] = {
            way: defaultdict(set) for way in _WAYS
        }
        for row in find_rows(store, _TIES):
            self._ways[row["way"].value.removeprefix(KG.iri)][row["entity"]].add(row["other"])

    def class_of(self, entity: NamedNode) -> str:
        """The local name of an entity's class."""
        return self._classes.get(entity, "")

    def find(self, entity: NamedNode, steps: int = _STEPS) -> list[NamedNode]:
        """List the countries that the surest way leads to, in so many steps at most."""
        if self.class_of(entity) == EntityClass.COUNTRY:
            return [entity]
        for way in self._ways.values() if steps else ():
            found = {
                country
                for next_entity in way.get(entity, ())
                for country in self.find(next_entity, steps - 1)
            }
            if found:
                return sorted(found, key=str)
        return []
