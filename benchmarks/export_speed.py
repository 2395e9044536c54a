"""How fast a graph is written out, and in how much memory, beside pyoxigraph and rdflib.

    python benchmarks/export_speed.py --entities 2000 8000 --rdflib

Each row is a process of its own that writes the graph of invented news (``invented_knowledge.py``)
to a file. Ours is what ``kg export`` does; "from the store" is the same when nothing lies ready
beside the store; "pyoxigraph" is its bare ``dump`` of the store on disk and of one in memory.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented_knowledge import make_knowledge
from pyoxigraph import RdfFormat, Store
from tabulate import tabulate

from kg.export import export_graph
from kg.rdf import to_quads
from kg.store import open_store, read_blocks, write_store
from kg.vocab import Names

FORMATS = ("nquads", "ntriples", "turtle", "trig", "jsonld", "rdfxml")


def main() -> None:
    """Measure what the command line asks for, or be one of the processes that are measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entities", type=int, nargs="+", default=[2000])
    parser.add_argument("--rdflib", action="store_true", help="rdflib's memory store too (slow)")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(*asked.one)))
        return
    rows = []
    for entities in asked.entities:
        with tempfile.TemporaryDirectory() as folder:
            count = write_store(to_quads(make_knowledge(entities), Names()), Path(folder))
            ways = [f"ours {format_}" for format_ in FORMATS]
            ways += ["from the store nquads", "pyoxigraph disk", "pyoxigraph memory"]
            ways += ["rdflib memory"] if asked.rdflib else []
            for way in ways:
                seconds, megabytes = run(way, folder)
                rows.append((way, count, seconds, count / seconds, megabytes))
    headers = ["", "quads", "s", "quads/s", "MB at most"]
    print(tabulate(rows, headers, floatfmt=("", ",.0f", ".2f", ",.0f", ".0f"), intfmt=","))


def run(way: str, folder: str) -> tuple[float, float]:
    """Seconds and megabytes that one way takes, in a process of its own."""
    command = [sys.executable, __file__, "--one", way, folder, f"{folder}/exported"]
    seconds, megabytes = json.loads(subprocess.check_output(command))  # noqa: S603
    return seconds, megabytes


def measure(way: str, folder: str, target: str) -> tuple[float, float]:
    """Write the graph one way; what has to be loaded before is not counted as time."""
    name, _, last = way.rpartition(" ")
    store = open_store(Path(folder))
    if last == "memory":
        dump = Path(f"{target}.nq")
        export_graph(store, dump, "nquads", blocks=read_blocks(Path(folder)))
    if way == "pyoxigraph memory":
        store = Store()
        store.bulk_load(path=dump)
    if way == "rdflib memory":
        from rdflib import Dataset

        dataset = Dataset().parse(dump, format="nquads")
    start = time.perf_counter()
    if name == "ours":
        export_graph(store, Path(target), last, blocks=read_blocks(Path(folder)))
    elif name == "from the store":
        export_graph(store, Path(target), last)
    elif name == "pyoxigraph":
        store.dump(target, RdfFormat.N_QUADS)
    else:
        dataset.serialize(target, format="nquads")
    seconds = time.perf_counter() - start
    return seconds, most_memory()


def most_memory() -> float:
    """The most that this process held, in megabytes; ``ru_maxrss`` would count its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s*(\d+)", status)[1]) / 1024  # type: ignore[index] # on Linux


if __name__ == "__main__":
    main()
