"""How long bundled questions and dossiers take, beside pyoxigraph and rdflib in the same run.

    python benchmarks/asking.py --entities 9000            # a million quads
    python benchmarks/asking.py --entities 900 --rdflib

The graph is of invented news (``invented_knowledge.py``); ``--keep DIR`` builds it there once, and
takes it from there after that. ``ask`` is the answer written as a table, ``bare`` the same query in
pyoxigraph with its rows only walked through. rdflib's memory store takes minutes for what the
others do in a second, so it is asked only where that is wished, for ``--limit`` seconds at most.
All but ``shell`` are seconds of the processor, which others on the same machine change less.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import multiprocessing.connection
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from invented_knowledge import make_knowledge
from pyoxigraph import RdfFormat, Store
from tabulate import tabulate

from kg.ask import Filters, list_questions
from kg.query import find_rows, load_query
from kg.rdf import to_quads
from kg.reports.answers import write_answer
from kg.reports.dossier import make_dossier
from kg.reports.dossier_text import dossier_to_text
from kg.reports.index import open_index, write_index
from kg.store import STORE, open_store, write_store
from kg.vocab import Names

MOST_NAMED = """SELECT ?entity (COUNT(?mention) AS ?count) { ?mention itsrdf:taIdentRef ?entity }
GROUP BY ?entity ORDER BY DESC(?count) ?entity"""
RANKS = (0, 1, 10, 100, 1000)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entities", type=int, default=900)
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    with nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        if not (directory / STORE).exists():
            write_store(to_quads(make_knowledge(asked.entities), Names()), directory)
            write_index(directory)
        print(f"{len(open_store(directory))} quads")
        print(tabulate(measure_questions(directory, asked), ["", "ask s", "bare s", "rdflib s"]))
        headers = ["mentions", "from the store s", "with the index s", "as text s", "shell s"]
        print(tabulate(measure_dossiers(directory, asked.times), headers))


def measure_questions(directory: Path, asked: argparse.Namespace) -> list[tuple[str, ...]]:
    """A row for each question."""
    store = open_store(directory)
    quads = directory / "all.nq"
    if asked.rdflib:
        store.dump(str(quads), RdfFormat.N_QUADS)
    rows: list[tuple[str, ...]] = []
    for question in list_questions():
        name, sparql = question.name, load_query(question.name)
        ours = median_of(asked.times, write_answer, store, name, Filters(), "table", io.BytesIO())
        bare = median_of(asked.times, walk, store, sparql)
        theirs = measure_rdflib(quads, sparql, asked.limit) if asked.rdflib else ""
        rows.append((name, f"{ours:.2f}", f"{bare:.2f}", theirs))
    return rows


def walk(store: Store, sparql: str) -> None:
    """Take every row of an answer."""
    for _ in find_rows(store, sparql):
        pass


def measure_rdflib(quads: Path, sparql: str, limit: float) -> str:
    """Ask rdflib in a process of its own, which is ended after so many seconds."""
    ours, its = multiprocessing.Pipe()
    process = multiprocessing.Process(target=ask_rdflib, args=(quads, sparql, its))
    process.start()
    try:
        ours.recv()  # loaded
        return f"{ours.recv():.2f}" if ours.poll(limit) else f"> {limit:g}"
    except EOFError:
        return "failed"
    finally:
        process.kill()
        process.join()


def ask_rdflib(quads: Path, sparql: str, tell: multiprocessing.connection.Connection) -> None:
    """Load rdflib's memory store, then ask it once."""
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(quads, format="nquads")
    tell.send("loaded")
    tell.send(median_of(1, lambda: list(dataset.query(sparql, initNs=Names().prefixes))))


def measure_dossiers(directory: Path, times: int) -> list[tuple[object, ...]]:
    """A row for each of some entities, from the one that is named most to one that is not much."""
    store, index = open_store(directory), open_index(directory)
    ranked = list(find_rows(store, MOST_NAMED))
    rows: list[tuple[object, ...]] = []
    for row in (ranked[rank] for rank in RANKS if rank < len(ranked)):
        name = row["entity"].value
        dossier = make_dossier(store, name, index)
        command = [sys.executable, "-m", "kg", "show", "-d", str(directory), name]
        taken = (
            median_of(1, make_dossier, store, name),
            median_of(times, make_dossier, store, name, index),
            median_of(times, dossier_to_text, dossier),
            wait_for(command),
        )
        rows.append((row["count"].value, *(f"{seconds:.3f}" for seconds in taken)))
    return rows


def wait_for(command: list[str]) -> float:
    """What someone waits at a terminal."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    return time.perf_counter() - start


def median_of(times: int, do: Callable[..., object], *arguments: object) -> float:
    """The median of some runs, in seconds of this process."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        do(*arguments)
        taken.append(time.process_time() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
