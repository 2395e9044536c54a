"""Requests as most are: a query by GET, with nothing unusual in its headers.

They are read in one step, and what is not surely one of them is left to uvicorn, which reads all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

_LINE = re.compile(rb"GET (/sparql/?)\?query=([\w%+.~!*'():,/-]+) HTTP/1\.1\r\n")
_HEADERS = re.compile(rb"(?:[A-Za-z-]+: [\x20-\x7e]*\r\n)+\r\n")
_HOST = re.compile(r"([a-z0-9.-]+)(?::[0-9]{1,5})?", re.IGNORECASE)

_UNUSED = frozenset({"accept-encoding", "accept-language", "cache-control", "pragma", "user-agent"})
"""Headers that change nothing about an answer; with any other, a request is not plain."""

_LONGEST = 2048
"""Bytes of headers that are remembered, since a client sends the same each time."""


class PlainRequest(NamedTuple):
    """A query, and what its headers say; ``name`` is the host's without its port."""

    path: str
    query: str
    host: str
    name: str
    accept: str


def read_plain(data: bytes) -> PlainRequest | None:
    """Read what came over a connection; None where it is not one plain request and no more."""
    line = _LINE.match(data)
    if line is None:
        return None
    headers = data[line.end() :]
    found = _read_headers(headers) if len(headers) <= _LONGEST else None
    if found is None:
        return None
    try:
        query = unquote_to_bytes(line[2].replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return PlainRequest(line[1].decode("ascii"), query, *found)


@lru_cache(maxsize=256)
def _read_headers(headers: bytes) -> tuple[str, str, str] | None:
    """The host, its name without the port, and what is accepted."""
    if not _HEADERS.fullmatch(headers):
        return None
    lines = headers.decode("ascii").split("\r\n")[:-2]
    pairs = [line.split(": ", 1) for line in lines]
    values = {name.lower(): value.strip() for name, value in pairs}
    if len(values) < len(pairs) or values.pop("connection", "keep-alive") != "keep-alive":
        return None
    host, accept = values.pop("host", ""), values.pop("accept", "")
    name = _HOST.fullmatch(host)
    return (host, name[1].lower(), accept) if name and not values.keys() - _UNUSED else None
