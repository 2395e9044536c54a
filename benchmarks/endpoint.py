"""How fast the endpoint answers one-hop queries, beside pyoxigraph bare in the same run.

    python benchmarks/endpoint.py --entities 3000 --clients 1 8

The graph is of invented news (``invented_knowledge.py``). Each client keeps one connection open and
asks about one entity after another; bare is the same query in this process, written as JSON.
``--oxigraph PROGRAM`` adds ``oxigraph serve-read-only`` on the same store, ``--rdflib`` rdflib's
memory store in this process; ``--keep DIR`` builds the graph there, or takes it from there.
"""

from __future__ import annotations

import argparse
import http.client
import io
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Self
from urllib.parse import quote, urlsplit

from invented_knowledge import make_knowledge
from pyoxigraph import RdfFormat
from tabulate import tabulate

from kg.query import find_rows, run_query, write_results
from kg.rdf import to_quads
from kg.store import STORE, open_store, write_store
from kg.vocab import Names

ONE_HOP = "SELECT ?p ?o ?name {{ <{}> ?p ?o . OPTIONAL {{ ?o <{}label> ?name }} }}"
RDFS_IRI = "http://www.w3.org/2000/01/rdf-schema#"
PERSONS = "SELECT ?e { ?e a kg:Person } ORDER BY ?e LIMIT 200"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entities", type=int, default=3000)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8])
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--oxigraph", help="the oxigraph program")
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    asked = parser.parse_args()
    with nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        if not (directory / STORE).exists():
            write_store(to_quads(make_knowledge(asked.entities), Names()), directory)
        count = len(open_store(directory))
        queries = [
            ONE_HOP.format(row["e"].value, RDFS_IRI)
            for row in find_rows(open_store(directory), PERSONS)
        ]
        rows = [("pyoxigraph bare", 1, *measure_bare(directory, queries, asked.seconds))]
        if asked.rdflib:
            rows.append(("rdflib in memory", 1, *measure_rdflib(directory, queries, asked.seconds)))
        ours = [sys.executable, "-m", "kg", "serve", "-d", str(directory), "--port", "0"]
        rows += measure_server("kg serve", ours, "/sparql", queries, asked)
        if asked.oxigraph:
            theirs = [asked.oxigraph, "serve-read-only", "-l", f"{folder}/{STORE}"]
            theirs += ["-b", "localhost:7879", "--union-default-graph"]
            rows += measure_server("oxigraph", theirs, "/query", queries, asked)
    print(f"{count} quads, {os.cpu_count()} processors")
    headers = ["", "clients", "answers/s", "median ms", "99 % within ms"]
    print(tabulate(rows, headers, floatfmt=".2f"))


def measure_server(
    name: str, command: list[str], path: str, queries: list[str], asked: argparse.Namespace
) -> list[tuple[object, ...]]:
    """One row for each number of clients."""
    with Served(command) as served:
        return [
            (name, clients, *measure(served, path, queries, clients, asked.seconds))
            for clients in asked.clients
        ]


class Served:
    """A server in a process of its own, once it says where it listens."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603
        pipe = self._process.stderr
        lines = pipe if pipe is not None else ()
        found = next(found for line in lines if (found := re.search(r"http://([^/\s]+)", line)))
        self.place = urlsplit(f"//{found[1]}")

    def __enter__(self) -> Self:
        """Give the server."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.communicate()


def measure_bare(directory: Path, queries: list[str], seconds: float) -> tuple[float, ...]:
    """Answer in this process."""
    store = open_store(directory)
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        query = queries[len(taken) % len(queries)]
        start = time.perf_counter()
        write_results(run_query(store, query), "json", io.BytesIO())
        taken.append(time.perf_counter() - start)
    return summarise(taken, seconds)


def measure_rdflib(directory: Path, queries: list[str], seconds: float) -> tuple[float, ...]:
    """Answer in this process, by rdflib's memory store."""
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    quads = io.BytesIO()
    open_store(directory).dump(quads, RdfFormat.N_QUADS)
    dataset.parse(data=quads.getvalue(), format="nquads")
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        dataset.query(queries[len(taken) % len(queries)]).serialize(format="json")
        taken.append(time.perf_counter() - start)
    return summarise(taken, seconds)


def measure(
    served: Served, path: str, queries: list[str], clients: int, seconds: float
) -> tuple[float, ...]:
    """Ask with so many clients at once."""
    paths = [f"{path}?query={quote(query, safe='')}" for query in queries]
    ask(served, paths, time.perf_counter() + 1, [])  # until every worker is warm
    taken: list[float] = []
    end = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=ask, args=(served, paths[client:] + paths[:client], end, taken))
        for client in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return summarise(taken, seconds)


def ask(served: Served, paths: list[str], end: float, taken: list[float]) -> None:
    """Ask one query after another over one connection."""
    connection = http.client.HTTPConnection(str(served.place.hostname), served.place.port)
    number = 0
    while time.perf_counter() < end:
        start = time.perf_counter()
        connection.request(
            "GET", paths[number % len(paths)], headers={"Accept": "application/sparql-results+json"}
        )
        answer = connection.getresponse()
        answer.read()
        taken.append(time.perf_counter() - start)
        number += 1
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"answered {answer.status}")
    connection.close()


def summarise(taken: list[float], seconds: float) -> tuple[float, ...]:
    """Answers a second, and the median and the 99th percentile in milliseconds."""
    ordered = sorted(taken)
    slow = ordered[int(len(ordered) * 0.99)]
    return len(taken) / seconds, statistics.median(ordered) * 1000, slow * 1000


if __name__ == "__main__":
    main()
