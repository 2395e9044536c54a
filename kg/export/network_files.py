"""Network files for Gephi, Cytoscape and the like: a node an entity, an edge a tie."""

from __future__ import annotations

from typing import IO, Any

import networkx as nx
from pyoxigraph import Store

from kg.export.gexf import write_gexf_file
from kg.export.selection import Selection
from kg.export.spells import find_entity_spells, find_tie_spells
from kg.model import Factuality
from kg.network import Network, to_network
from kg.rdf.serialize import to_xml_text


def write_graphml(store: Store, out: IO[bytes], selection: Selection) -> None:
    """Write the network as GraphML, with the standard library's XML so that bytes are the same."""
    flat = _to_flat(_select(to_network(store), selection))
    nx.write_graphml_xml(flat, out, named_key_ids=True)


def write_gexf(store: Store, out: IO[bytes], selection: Selection) -> None:
    """Write the network as GEXF, with the days on which its ties and entities are there."""
    network = _select(to_network(store), selection)
    ties = find_tie_spells(store, network)
    write_gexf_file(_to_flat(network), out, ties, find_entity_spells(store, network, ties))


def _select(network: Network, selection: Selection) -> Network:
    """Leave out the ties that are not selected, and number the others."""
    wanted = {"", Factuality.ASSERTED, *selection.also}
    selected: Network = nx.MultiDiGraph()
    selected.add_nodes_from(network.nodes(data=True))
    for number, (subject, object_, tie) in enumerate(network.edges(data=True)):
        if not selection.plain or tie["factuality"] in wanted:
            selected.add_edge(subject, object_, f"tie-{number}", label=tie["predicate"], **tie)
    return selected


def _to_flat(network: Network) -> Network:
    """Copy a network with text and numbers only."""
    flat: Network = nx.MultiDiGraph()
    for node, attributes in network.nodes(data=True):
        flat.add_node(node, **_to_scalars(attributes))
    for subject, object_, key, tie in network.edges(data=True, keys=True):
        flat.add_edge(subject, object_, key, **_to_scalars(tie))
    return flat


def _to_scalars(attributes: dict[str, Any]) -> dict[str, str | int | float]:
    """Join lists with a bar: neither format has them."""
    scalars = {}
    for name, value in attributes.items():
        joined = " | ".join(value) if isinstance(value, tuple) else value
        scalars[name] = to_xml_text(joined) if isinstance(joined, str) else joined
    return scalars
