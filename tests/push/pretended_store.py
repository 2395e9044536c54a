"""A server that pretends to be a store: it keeps what it is sent, and is difficult on demand."""

from __future__ import annotations

import base64
import hashlib
import http.server
import re
import threading
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import RdfFormat, parse

USER, PASSWORD, TOKEN = "Aladdin", "open: sesame", "t0ken"
NONCE = "dcd98b7102dd2f0e8b11d0f600bfb0c093"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _handle(self):
        store = self.server.store
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        store.requests.append((self.command, self.path, self.headers["Content-Type"]))
        if store.troubles:
            self._answer(*store.troubles.pop(0))
        elif not store.lets_in(self):
            store.refusals += 1
            challenge = store.challenge.replace(NONCE, f"{NONCE}{store.refusals}")
            self._answer(401, b"", {"WWW-Authenticate": challenge})
        else:
            self._answer(*store.answer(self.command, urlsplit(self.path), body))

    do_GET = do_PUT = do_POST = _handle  # noqa: N815 - the library's names

    def _answer(self, status, body=b"", headers=(), media_type="text/plain"):
        self.send_response(status)
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class PretendedStore:
    def __init__(self):
        self.graphs = {}
        self.requests = []
        self.troubles = []
        self.challenge = ""
        self.loses = 0
        self.refusals = 0
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.store = self
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/store"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def lets_in(self, request):
        given = request.headers.get("Authorization", "")
        scheme = self.challenge.partition(" ")[0]
        if scheme == "Basic":
            return given == "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if scheme == "Bearer":
            return given == f"Bearer {TOKEN}"
        return not scheme or self._is_digest(request, given)

    def _is_digest(self, request, given):
        found = {name: a or b for name, a, b in re.findall(r'(\w+)=(?:"([^"]*)"|([^\s,]+))', given)}
        nonce = found.get("nonce", "")
        if not nonce.startswith(NONCE) or found["uri"] != request.path:
            return False
        kind = "sha256" if "SHA-256" in self.challenge else "md5"

        def digest(*parts):
            return hashlib.new(kind, ":".join(parts).encode()).hexdigest()

        middle = [found[name] for name in ("nc", "cnonce", "qop")] if "qop" in found else []
        who, what = digest(USER, "store", PASSWORD), digest(request.command, request.path)
        return found["response"] == digest(who, nonce, *middle, what)

    def answer(self, method, place, body):
        (graph,) = parse_qs(place.query)["graph"]
        if method == "GET":
            lines = sorted(self.graphs[graph])[self.loses :]
            return 200, b"".join(lines), {}, "application/n-triples"
        list(parse(body, RdfFormat.TURTLE))  # it is Turtle
        if method == "PUT":
            self.graphs[graph] = set()
        self.graphs[graph] |= set(body.splitlines(keepends=True))
        return 204, b""
