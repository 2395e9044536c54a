"""Network files for Gephi, Cytoscape and the like: a node an entity, an edge a tie."""

from __future__ import annotations

import re
from io import BytesIO
from typing import IO, Any

import networkx as nx
from pyoxigraph import Store

from kg.export.selection import Selection
from kg.model import Factuality
from kg.network import Network, to_network
from kg.rdf.serialize import to_xml_text

_CLOCK_DATE = re.compile(rb' lastmodifieddate="[0-9-]*"')


def write_graphml(store: Store, out: IO[bytes], selection: Selection) -> None:
    """Write the network as GraphML, with the standard library's XML so that bytes are the same."""
    nx.write_graphml_xml(_to_flat(to_network(store), selection), out, named_key_ids=True)


def write_gexf(store: Store, out: IO[bytes], selection: Selection) -> None:
    """Write the network as GEXF, without the date of today that networkx puts in."""
    written = BytesIO()
    nx.write_gexf(_to_flat(to_network(store), selection), written)
    out.write(_CLOCK_DATE.sub(b"", written.getvalue(), count=1))


def _to_flat(network: Network, selection: Selection) -> Network:
    """Copy the network with text and numbers only, as its ties are selected."""
    wanted = {"", Factuality.ASSERTED, *selection.also}
    flat: Network = nx.MultiDiGraph()
    for node, attributes in network.nodes(data=True):
        flat.add_node(node, **_to_scalars(attributes))
    for number, (subject, object_, tie) in enumerate(network.edges(data=True)):
        if not selection.plain or tie["factuality"] in wanted:
            scalars = _to_scalars(tie)
            flat.add_edge(subject, object_, f"tie-{number}", label=tie["predicate"], **scalars)
    return flat


def _to_scalars(attributes: dict[str, Any]) -> dict[str, str | int | float]:
    """Join lists with a bar: neither format has them."""
    scalars = {}
    for name, value in attributes.items():
        joined = " | ".join(value) if isinstance(value, tuple) else value
        scalars[name] = to_xml_text(joined) if isinstance(joined, str) else joined
    return scalars
