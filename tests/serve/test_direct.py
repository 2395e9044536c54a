"""Plain requests are answered as all others are, only sooner."""

from __future__ import annotations

import socket
import time
from urllib.parse import urlencode, urlsplit

import pytest
from running_server import PATIENCE, RunningServer

from kg.serve.plain_requests import PlainRequest, read_plain

HOST = b"Host: localhost:7878\r\n"
ASK = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n"
WRONG = b"GET /sparql?query=WRONG HTTP/1.1\r\n"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
RUNAWAY = f"GET /sparql?{urlencode({'query': ENDLESS})} HTTP/1.1\r\n".encode()
KEPT = b"accept: text/csv \r\nUser-Agent: x\r\nConnection: keep-alive\r\n"
UNUSUAL = b"X-Unusual: 1\r\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ASK + HOST + b"\r\n", ("/sparql", "ASK{}", "localhost:7878", "localhost", "")),
        (
            b"GET /sparql/?query=a+b%2Bc HTTP/1.1\r\nhost: LocalHost\r\n" + KEPT + b"\r\n",
            ("/sparql/", "a b+c", "LocalHost", "localhost", "text/csv"),
        ),
    ],
)
def test_a_plain_request_is_read(data, expected):
    assert read_plain(data) == PlainRequest(*expected)


@pytest.mark.parametrize(
    "data",
    [
        ASK + HOST,
        ASK + HOST + b"\r\n" + ASK,
        ASK + b"\r\n",
        ASK + HOST + HOST + b"\r\n",
        ASK + HOST + b"Host: localhost\r\n\r\n",
        ASK + b"Host: a@b\r\n\r\n",
        ASK + b"Host: localhost\r\n Accept: text/csv\r\n\r\n",
        ASK + b"Host: localhost\n\r\n",
        ASK + HOST + b"Connection: close\r\n\r\n",
        ASK + HOST + b"Content-Length: 4\r\n\r\n",
        ASK + HOST + b"Transfer-Encoding: chunked\r\n\r\n",
        ASK + HOST + b"Origin: http://elsewhere.example\r\n\r\n",
        ASK + HOST + b"X-Forwarded-Proto: https\r\n\r\n",
        ASK + HOST + b"Accept: " + b"a" * 3000 + b"\r\n\r\n",
        ASK + HOST + b"Accept: \xff\r\n\r\n",
        ASK.replace(b"1.1", b"1.0") + HOST + b"\r\n",
        ASK.replace(b"GET", b"HEAD") + HOST + b"\r\n",
        ASK.replace(b"/sparql", b"/query") + HOST + b"\r\n",
        ASK.replace(b"ASK", b"a&default-graph-uri=b") + HOST + b"\r\n",
        ASK.replace(b"ASK%7B%7D", b"") + HOST + b"\r\n",
        ASK.replace(b"ASK", b"%FF") + HOST + b"\r\n",
        b"",
    ],
)
def test_what_is_not_surely_plain_is_left_to_uvicorn(data):
    assert read_plain(data) is None


def connect(server):
    place = urlsplit(server.url)
    return socket.create_connection((place.hostname, place.port), timeout=PATIENCE)


def read_answer(stream):
    """Status, headers but the date, and body of the next answer on a connection."""
    status = stream.readline()
    headers = dict(line.lower().rstrip().split(b": ", 1) for line in iter(stream.readline, b"\r\n"))
    headers.pop(b"date")
    return status, headers, stream.read(int(headers[b"content-length"]))


def ask(server, *parts):
    """The answers over one connection to as many requests, sent in these parts."""
    with connect(server) as client, client.makefile("rb") as stream:
        for part in parts:
            client.sendall(part)
            time.sleep(0.05)
        return [read_answer(stream) for _ in range(b"".join(parts).count(b"\r\n\r\n"))]


@pytest.mark.parametrize("line", [ASK, WRONG], ids=["answered", "refused"])
def test_both_ways_give_the_same_answer(server, line):
    direct, usual = line + HOST + b"\r\n", line + HOST + UNUSUAL + b"\r\n"
    assert ask(server, direct) == ask(server, usual)
    assert ask(server, direct, direct, usual, direct) == ask(server, usual) * 4


def test_requests_may_come_together_or_in_pieces(server):
    request = ASK + HOST + b"\r\n"
    one = ask(server, request)
    assert ask(server, request * 3) == one * 3
    assert ask(server, request, request + request[:20], request[20:]) == one * 3
    assert ask(server, request[:30], request[30:]) == one


def test_a_request_waits_for_the_answer_before_it(built):
    with RunningServer(built, "--timeout", 2) as server:
        with connect(server) as client, client.makefile("rb") as stream:
            client.sendall(RUNAWAY + HOST + b"\r\n")
            time.sleep(0.2)
            client.sendall((ASK + HOST + b"\r\n") * 2)
            statuses = [read_answer(stream)[0].split()[1] for _ in range(3)]
        assert statuses == [b"503", b"200", b"200"]


def test_a_name_that_is_not_this_server_is_not_heeded(server):
    ((status, _, _),) = ask(server, ASK + b"Host: elsewhere.example\r\n\r\n")
    assert status.split()[1] == b"400"


def test_a_stop_lets_what_runs_be_answered_and_closes(built):
    server = RunningServer(built, "--timeout", 3)
    with connect(server) as idle, connect(server) as client, client.makefile("rb") as stream:
        idle.sendall(ASK + HOST + b"\r\n")
        idle.recv(65_536)
        client.sendall(RUNAWAY + HOST + b"\r\n")
        time.sleep(0.5)
        assert server.stop() == (0, "")
        status, headers, _ = read_answer(stream)
        assert status.split()[1] == b"503"
        assert headers[b"connection"] == b"close"
        assert stream.read() == b""


def test_an_idle_connection_is_closed(server):
    with connect(server) as client, client.makefile("rb") as stream:
        client.sendall(ASK + HOST + b"\r\n")
        read_answer(stream)
        assert stream.read() == b""
