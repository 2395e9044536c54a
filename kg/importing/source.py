"""What is imported: a file, a web address or standard input, as quads that can be read twice."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from pyoxigraph import Quad, RdfFormat, parse

from kg.errors import InputError

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
_SUFFIXES = ".ttl .nt .nq .trig .jsonld .rdf"
_ACCEPT = ", ".join(format_.media_type for format_ in FORMATS.values())
_PATIENCE = 60
"""Seconds that a server may be silent."""


@dataclass(frozen=True, slots=True)
class Source:
    """An RDF file on disk and the name that the user knows it by."""

    name: str
    path: Path
    format: RdfFormat

    def read_quads(self) -> Iterator[Quad]:
        """Read all quads, from the beginning each time."""
        try:
            yield from parse(path=self.path, format=self.format)
        except (SyntaxError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise InputError(f"{self.name}: not {self.format.name} ({reason})") from error
        except MemoryError as error:
            raise InputError(
                f"{self.name}: not {self.format.name} of newskg's, as one value has more than 16 MB"
            ) from error
        except OSError as error:
            raise InputError(f"{self.name}: cannot be read ({error.strerror or error})") from error


@contextmanager
def open_source(name: str, format_: str | None) -> Iterator[Source]:
    """Open a file where it is; fetch a URL, a pipe or standard input into one that is removed."""
    chosen = FORMATS[format_] if format_ else None
    if not _is_address(name) and name != "-":
        given, found = _check_path(name), chosen or _by_suffix(name)
        if given.is_file():
            yield Source(name, given, found)
            return
    with tempfile.TemporaryDirectory(prefix="newskg-") as folder:
        path = Path(folder, "fetched")
        with path.open("wb") as file:
            if name == "-":
                shutil.copyfileobj(sys.stdin.buffer, file)
                found = chosen or RdfFormat.TURTLE
            elif _is_address(name):
                found = _fetch(name, file, chosen)
            else:  # a pipe, as <(zcat graph.nq.gz) gives one, can be read but once
                with given.open("rb") as pipe:
                    shutil.copyfileobj(pipe, file)
        yield Source("standard input" if name == "-" else name, path, found)


def _check_path(name: str) -> Path:
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name}: this is a folder; give an RDF file, as graph.ttl in a built one")
    if not path.exists():
        raise InputError(f"{name}: no such file; give an RDF file, an http(s) address or -")
    return path


def _is_address(name: str) -> bool:
    try:
        return urlsplit(name).scheme in {"http", "https"}
    except ValueError as error:
        raise InputError(f"{name}: no web address is written so ({error})") from error


def _by_suffix(name: str) -> RdfFormat:
    suffix = Path(urlsplit(name).path).suffix.removeprefix(".").lower()
    found = RdfFormat.from_extension(suffix)
    if found is None or found not in FORMATS.values():
        raise InputError(
            f"{name}: its name tells no format; it should end in one of {_SUFFIXES}, "
            f"or give --format: {', '.join(FORMATS)}"
        )
    return found


def _fetch(url: str, file: IO[bytes], chosen: RdfFormat | None) -> RdfFormat:
    request = Request(url, headers={"Accept": _ACCEPT, "User-Agent": "newskg"})  # noqa: S310 - http(s)
    try:
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - http(s) alone comes here
            shutil.copyfileobj(answer, file)
            kind, address = answer.headers.get_content_type(), answer.url
    except HTTPError as error:
        reason = " ".join(str(error.reason).split())
        raise InputError(f"{url}: the server answered {error.code} {reason}") from error
    except (URLError, OSError, HTTPException) as error:
        raise InputError(f"{url}: cannot be fetched ({getattr(error, 'reason', error)})") from error
    # Servers call "text/plain" whatever they do not know, and N-Triples were once meant by it.
    by_type = RdfFormat.from_media_type(kind)
    plain = kind in {"text/plain", "application/octet-stream"}
    if chosen is None and plain:
        for name in (url, address):
            if Path(urlsplit(name).path).suffix:
                return _by_suffix(name)
    return chosen or (by_type if by_type in FORMATS.values() else None) or _by_suffix(url)
