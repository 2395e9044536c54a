"""Stores written by others, each in a process and a folder of its own on this machine."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sysconfig
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

PATIENCE = 120
"""Seconds that a store may take to start on a busy machine."""

VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000
"""


class RunningStore:
    """Where a store takes graphs and answers queries."""

    def __init__(self, write, query, user=""):
        self.write = write
        self.query = query
        self.user = user

    def ask(self, sparql):
        """The rows of a SELECT query, as text."""
        request = urllib.request.Request(  # noqa: S310 - our own server
            self.query,
            urlencode({"query": sparql}).encode(),
            {"Accept": "application/sparql-results+json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            found = json.load(answer)
        names = found["head"]["vars"]
        return [
            tuple(row.get(name, {}).get("value") for name in names)
            for row in found["results"]["bindings"]
        ]


def find_program(name):
    """A program on the path, or beside this Python."""
    return shutil.which(name) or shutil.which(name, path=sysconfig.get_path("scripts"))


def find_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def _running(command, url, folder):
    with Path(folder, "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, cwd=folder)
    try:
        _wait(process, url)
        yield
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process, url):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "the store ended by itself"
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except urllib.error.HTTPError as error:
            error.close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} does not answer")


@contextmanager
def run_oxigraph(program, folder):
    """``oxigraph serve``, whose default graph is the union of all as ours is."""
    place = f"127.0.0.1:{find_port()}"
    with _running(
        [program, "serve", "-b", place, "--union-default-graph"], f"http://{place}", folder
    ):
        yield RunningStore(f"http://{place}/store", f"http://{place}/query")


@contextmanager
def run_virtuoso(program, folder):
    """Virtuoso with a database of its own, whose administrator has the password of its kind."""
    port = find_port()
    settings = Path(folder, "virtuoso.ini")
    settings.write_text(VIRTUOSO.format(folder=folder, http=port, sql=find_port()))
    url = f"http://127.0.0.1:{port}"
    command = [program, "+configfile", str(settings), "+foreground"]
    with _running(command, f"{url}/sparql", folder):
        yield RunningStore(f"{url}/sparql-graph-crud-auth", f"{url}/sparql", "dba")
