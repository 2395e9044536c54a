"""Pushing a graph: what arrives, who we say we are, and what is said when it goes wrong."""

from __future__ import annotations

import re
import socket

import pytest
from click.testing import CliRunner
from pretended_store import NONCE, PASSWORD, TOKEN, USER, PretendedStore
from pyoxigraph import RdfFormat, parse

from kg.cli.push import push
from kg.errors import ConformanceError, InputError
from kg.push import Client, Credentials, push_blocks
from kg.push.client import Answer
from kg.push.protocols import GraphStore
from kg.store import open_store, read_blocks

ENVIRONMENT = ("KG_USER", "KG_PASSWORD", "KG_TOKEN")


@pytest.fixture
def server():
    with PretendedStore() as pretended:
        yield pretended


@pytest.fixture
def naps():
    return []


@pytest.fixture
def make_client(server, naps):
    def make(*credentials, **options):
        return Client(server.url, Credentials(*credentials), sleep=naps.append, **options)

    return make


def run(*arguments, **environment):
    unset = dict.fromkeys(ENVIRONMENT)
    return CliRunner().invoke(push, list(map(str, arguments)), env=unset | environment)


def held(server):
    return {
        (quad.triple, graph)
        for graph, lines in server.graphs.items()
        for quad in parse(b"".join(lines), RdfFormat.N_TRIPLES)
    }


@pytest.mark.parametrize("batch", [1, 7, 10_000])
def test_every_graph_arrives_whole_in_batches(built, server, make_client, batch):
    server.graphs[next(iter(open_store(built).named_graphs())).value] = {b"<x:an> <x:old> 1 .\n"}
    pushed = push_blocks(read_blocks(built), make_client(), batch=batch)
    store = open_store(built)
    assert held(server) == {(quad.triple, quad.graph_name.value) for quad in store}
    assert (pushed.graphs, pushed.triples) == (len(list(store.named_graphs())), len(store))
    assert pushed.checked
    puts = [path for method, path, _ in server.requests if method == "PUT"]
    assert len(puts) == len(set(puts)) == pushed.graphs
    assert {kind for method, _, kind in server.requests if method != "GET"} == {"text/turtle"}


def test_a_count_that_differs_is_an_error(built, server, make_client):
    server.loses = 1
    with pytest.raises(ConformanceError, match=r"graph \S+ holds \d+ triples where \d+ were sent"):
        push_blocks(read_blocks(built), make_client())


# --- who we are ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "challenge",
    [
        'Basic realm="store"',
        f'Digest realm="store", nonce="{NONCE}", qop="auth,auth-int", algorithm=MD5, opaque="o"',
        f'Digest realm="store", nonce="{NONCE}", qop="auth", algorithm=SHA-256',
        f'Digest realm="store", nonce="{NONCE}"',
    ],
)
def test_a_password_is_given_as_the_server_asks(built, server, make_client, challenge):
    server.challenge = challenge
    assert push_blocks(read_blocks(built), make_client(USER, PASSWORD)).checked
    with pytest.raises(InputError, match="answered 401 Unauthorized; give --user") as raised:
        push_blocks(read_blocks(built), make_client(USER, "wrong-pass"))
    assert "wrong-pass" not in str(raised.value)


def test_a_token_is_given_at_once(built, server, make_client):
    server.challenge = "Bearer"
    assert push_blocks(read_blocks(built), make_client("", "", TOKEN)).checked
    assert len(server.requests) == 2 * len(server.graphs)


def test_credentials_are_never_shown(server):
    client = Client(server.url.replace("//", f"//{USER}:{PASSWORD.replace(' ', '%20')}@"))
    assert (client.credentials.user, client.credentials.password) == (USER, PASSWORD)
    assert client.url == server.url
    assert PASSWORD not in repr(client)
    assert TOKEN not in repr(Credentials(token=TOKEN))


# --- what goes wrong ----------------------------------------------------------------------------


def test_a_busy_server_is_asked_again_ever_later(built, server, make_client, naps):
    server.troubles = [(503,), (502,), (429, b"", {"Retry-After": "7"})]
    assert push_blocks(read_blocks(built), make_client()).checked
    assert naps == [0.0, 0.5, 0.0, 1.0, 7.0, 2.0]


def test_a_server_that_stumbles_twice_is_asked_again(built, server, make_client):
    server.troubles = [(500,), (500,)]
    assert push_blocks(read_blocks(built), make_client()).checked


def test_a_server_that_is_silent_is_asked_but_once(built, naps):
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}/store"
        with pytest.raises(InputError, match=rf"{url}: no answer within 0.2 s; is the server"):
            push_blocks(read_blocks(built), Client(url, timeout=0.2, sleep=naps.append))
    assert naps == []


def test_a_server_that_says_yes_to_everything_is_no_store():
    told = Answer(200, "text/plain", b"ok")
    client = Client("http://127.0.0.1:9/store")
    client.send = lambda *_, **__: told
    with pytest.raises(InputError, match=r"200 OK: ok, which is no RDF; is this the address"):
        GraphStore(client).count("urn:g")


def test_a_server_that_stays_busy_is_named(built, server, make_client):
    server.troubles = [(503, b"out to lunch")] * 3
    expected = re.escape(
        f"{server.url}: the server is busy (503 Service Unavailable: out to lunch)"
    )
    with pytest.raises(InputError, match=f"{expected}; tried 3 times"):
        push_blocks(read_blocks(built), make_client(tries=3))


def test_a_server_that_is_not_there_is_named(built, naps):
    client = Client("http://127.0.0.1:9/store", tries=2, sleep=naps.append)
    with pytest.raises(InputError, match=r"127.0.0.1:9/store: cannot be reached \(.*refused\)"):
        push_blocks(read_blocks(built), client)
    assert naps == [0.5]


@pytest.mark.parametrize(
    ("status", "message"),
    [(403, "403 Forbidden: no; this user may not write there"), (500, "500 Internal .*: no$")],
)
def test_what_a_server_says_is_told_in_one_line(built, server, make_client, status, message):
    server.troubles = [(status, b"no\n")] * 3
    with pytest.raises(InputError, match=f"the server answered {message}"):
        push_blocks(read_blocks(built), make_client())


@pytest.mark.parametrize(
    "url",
    ["localhost:7878/store", "ftp://x/y", "store", "http://", "http://x:99999/", "http://[::1/"],
)
def test_what_is_no_address_is_said(url):
    with pytest.raises(InputError, match=f"{re.escape(url)}: give an http or https address"):
        Client(url)


@pytest.mark.parametrize(
    ("path", "sent"), [("/a b", "/a%20b"), ("/ü?d=é", "/%C3%BC?d=%C3%A9&"), ("/a%20b", "/a%20b")]
)
def test_an_address_may_hold_what_must_be_encoded(built, server, path, sent):
    push_blocks(read_blocks(built), Client(server.url.replace("/store", path)))
    assert {found.startswith(sent) for _, found, _ in server.requests} == {True}


@pytest.mark.parametrize("token", ["t0ken€", "t0ken\n"])
def test_a_token_that_cannot_be_sent_is_said_and_not_shown(built, make_client, token):
    with pytest.raises(InputError, match="the token holds a character that cannot") as raised:
        push_blocks(read_blocks(built), make_client("", "", token))
    assert "t0ken" not in str(raised.value)


def test_without_a_graph_store_updates_are_sent(built, server, make_client):
    server.troubles = [(405,), *[(204,)] * 3, (400, b"Sorry")]
    told = []
    with pytest.raises(InputError, match="400 Bad Request: Sorry"):
        push_blocks(read_blocks(built), make_client(), report=told.append)
    assert told == [f"{server.url}: no graph store there; trying SPARQL updates"]
    assert server.requests[1:] == [("POST", "/store", "application/sparql-update")] * 4
    server.troubles = [(405,)]
    with pytest.raises(InputError, match="405 Method Not Allowed"):
        push_blocks(read_blocks(built), make_client(), protocol="graph-store")


# --- as it is typed -----------------------------------------------------------------------------


def test_the_command_pushes_and_tells(built, server):
    server.challenge = 'Basic realm="store"'
    answer = run(server.url, "-d", built, KG_USER=USER, KG_PASSWORD=PASSWORD)
    assert answer.exit_code == 0, answer.exception
    assert re.fullmatch(r"7 graphs, \d+ triples, as the store counts them too\n", answer.stderr)
    assert PASSWORD not in answer.output


def test_words_can_be_kept_back(built, server):
    assert run(server.url, "-d", built, "--no-text").exit_code == 0
    assert all(b"anchorOf" not in line for lines in server.graphs.values() for line in lines)
