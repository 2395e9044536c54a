"""A real server in a process of its own, on a free port of this machine, and a plain client."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

PATIENCE = 60
"""Seconds that anything may take on a busy machine before a test gives up."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def media_type(self):
        return self.headers["content-type"].partition(";")[0]


class RunningServer:
    """``kg serve`` on a folder; stopped at the end of the with block."""

    def __init__(self, directory, *options, program=("-m", "kg")):
        arguments = ["-d", str(directory), "--port", "0", "--workers", "2", *map(str, options)]
        self.process = subprocess.Popen(
            [sys.executable, *program, "serve", *arguments], stderr=subprocess.PIPE, text=True
        )
        self.greeting = self.process.stderr.readline()
        found = re.match(r"(http://\S+)/ is the graph", self.greeting)
        if not found:
            self.stop()
            raise AssertionError(self.greeting)
        self.url = found[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self, number=signal.SIGTERM):
        """The exit status, and what was logged after the greeting."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            _, log = self.process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.process.returncode, log

    def connect(self):
        place = urlsplit(self.url)
        return http.client.HTTPConnection(place.hostname, place.port, timeout=PATIENCE)

    def ask(self, path, method="GET", body=None, **headers):
        connection = self.connect()
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, names)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def query(self, sparql, **headers):
        return self.ask(f"/sparql?{urlencode({'query': sparql})}", **headers)
