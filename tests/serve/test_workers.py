"""Queries that run away, workers that die, and a server that is told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from knowledge_example import KNOWLEDGE
from running_server import PATIENCE, RunningServer

from kg.rdf import to_quads
from kg.serve.limits import Limits
from kg.serve.workers import Worker
from kg.store import write_store
from kg.vocab import Names

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
QUICK = "ASK { ?s a kg:Person }"


def worker_pids(server):
    found = subprocess.run(
        ["ps", "--ppid", str(server.process.pid), "-o", "pid="],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return {int(pid) for pid in found.stdout.split()}


def wait_until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "this never came true"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def brisk(built):
    with RunningServer(built, "--timeout", 3) as running:
        yield running


def test_a_runaway_query_ends_with_503_while_others_are_answered(brisk):
    with ThreadPoolExecutor() as pool:
        started = time.monotonic()
        runaway = pool.submit(brisk.query, RUNAWAY)
        answers = 0
        while not runaway.done():
            assert brisk.query(QUICK).json["boolean"] is True
            answers += 1
        taken = time.monotonic() - started
    answer = runaway.result()
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    assert "stopped after 3 s" in answer.text
    assert answers > 10
    assert 3 <= taken < 3 + PATIENCE / 4


def test_after_as_many_runaways_as_workers_the_server_answers_again(brisk):
    with ThreadPoolExecutor() as pool:
        runaways = [pool.submit(brisk.query, RUNAWAY) for _ in range(2)]
        assert [runaway.result().status for runaway in runaways] == [503, 503]
    wait_until(lambda: brisk.query(QUICK).status == 200)
    wait_until(lambda: len(worker_pids(brisk)) == 2)


def test_a_client_that_leaves_takes_its_query_along(built):
    with RunningServer(built, "--timeout", 600) as server:
        before = worker_pids(server)
        place = urlsplit(server.url)
        with socket.create_connection((place.hostname, place.port)) as client:
            path = "/sparql?query=" + RUNAWAY.replace(" ", "+").replace("?", "%3F")
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            time.sleep(1)
            assert worker_pids(server) == before
        wait_until(lambda: len(worker_pids(server) - before) == 1)
        assert server.query(QUICK).status == 200


def test_a_worker_that_dies_costs_one_answer_at_most(brisk):
    wait_until(lambda: len(worker_pids(brisk)) == 2)
    for pid in worker_pids(brisk):
        os.kill(pid, signal.SIGKILL)
    statuses = [brisk.query(QUICK).status for _ in range(4)]
    assert set(statuses) <= {200, 500}
    assert statuses[-1] == 200


def test_a_query_that_needs_too_much_memory_ends_alone(built):
    greedy = (
        "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?c), STR(?d), STR(?f), STR(?i))) AS ?x)"
        " { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    )
    with RunningServer(built, "--timeout", 50, "--max-memory", 256) as server:
        answer = server.query(greedy)
        assert answer.status == 500
        assert "memory" in answer.text
        assert server.query(QUICK).status == 200


def test_too_many_queries_at_once_are_turned_away(built):
    with (
        RunningServer(built, "--timeout", 4, "--workers", 1, "--waiting", 1) as server,
        ThreadPoolExecutor() as pool,
    ):
        asked = [pool.submit(server.query, RUNAWAY) for _ in range(4)]
        texts = sorted(answer.result().text for answer in asked)
        assert {answer.result().status for answer in asked} == {503}
        assert sum("too many queries at once" in text for text in texts) >= 2


def test_many_clients_are_answered_all(server):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: server.query(QUICK).status, range(200)))
    assert answers == [200] * 200


def test_a_graph_that_is_built_anew_is_seen(tmp_path):
    names = Names()
    quads = sorted(to_quads(KNOWLEDGE, names), key=str)
    write_store(quads, tmp_path)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    with RunningServer(tmp_path) as server:
        before = server.query(count).json["results"]["bindings"][0]["n"]["value"]
        write_store(quads[: len(quads) // 2], tmp_path)
        for _ in range(4):  # either worker
            after = server.query(count).json["results"]["bindings"][0]["n"]["value"]
            assert int(after) < int(before)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_server_gracefully(built, number):
    server = RunningServer(built, "--timeout", 5)
    pids = worker_pids(server)
    assert len(pids) == 2
    with ThreadPoolExecutor() as pool:
        slow = pool.submit(server.query, RUNAWAY)
        time.sleep(1)
        status, log = server.stop(number)
        assert slow.result().status == 503  # it was let run to its end
    assert (status, log) == (0, "")
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))
    with pytest.raises(OSError, match="refused"):
        server.query(QUICK)


def test_who_stops_waiting_for_a_worker_to_end_leaves_the_others_waiting(built):
    async def end_twice():
        worker = await Worker.start(built, Limits())
        replacing = asyncio.create_task(worker.end())
        await asyncio.sleep(0)
        replacing.cancel()
        await worker.end()
        await asyncio.gather(replacing, return_exceptions=True)
        return replacing.cancelled()

    assert asyncio.run(end_twice())


def test_workers_end_with_a_server_that_is_killed(built):
    server = RunningServer(built, "--timeout", 1)
    pids = worker_pids(server)
    with ThreadPoolExecutor() as pool:
        runaway = pool.submit(server.query, RUNAWAY)
        time.sleep(0.3)
        server.stop(signal.SIGKILL)
        assert isinstance(runaway.exception(), OSError)
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-d", "nowhere"], "nowhere: no built graph there"),
        (["--host", "192.0.2.1"], "192.0.2.1, port 7878: cannot listen there"),
    ],
)
def test_a_server_that_cannot_start_says_why_in_a_line(built, arguments, words):
    given = ["-d", str(built), *arguments]
    found = subprocess.run(
        [sys.executable, "-m", "kg", "serve", *given],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert found.returncode == 2
    assert found.stderr.startswith(f"kg: {words}")
    assert found.stderr.count("\n") == 1


def test_a_missing_package_is_named_with_what_to_install(built):
    code = (
        "import sys; sys.modules['uvicorn'] = None; sys.argv[1:] = ['serve', '-d', sys.argv[1]];"
        "from kg.cli import main; main()"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(built)],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert found.returncode == 2
    assert (
        found.stderr == "kg: kg serve needs uvicorn: type  python -m pip install 'newskg[serve]'\n"
    )
