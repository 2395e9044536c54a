"""What was read, kept on disk beside the store, apart from what was decided.

Articles with their text and extractions, in ``articles.jsonl`` and ``extractions.jsonl``: with
them resolution can be done again without reading an article again. And what resolution decided,
in ``identities.jsonl``: who is meant where, and why. One JSON value a line; the first line of
each file tells the model's version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from kg.errors import StoreError
from kg.model import MODEL_VERSION, Article, Extraction
from kg.resolve.identity import Identity

ARTICLES = "articles.jsonl"
EXTRACTIONS = "extractions.jsonl"
IDENTITIES = "identities.jsonl"
RECORDS = (ARTICLES, EXTRACTIONS, IDENTITIES)

_Record = TypeVar("_Record", Article, Extraction, Identity)


def write_articles(articles: Iterable[Article], directory: Path) -> None:
    """Keep articles, whole text and all, in a built folder."""
    _write(articles, directory / ARTICLES)


def write_extractions(extractions: Iterable[Extraction], directory: Path) -> None:
    """Keep what was read from articles in a built folder."""
    _write(extractions, directory / EXTRACTIONS)


def write_identities(identities: Iterable[Identity], directory: Path) -> None:
    """Keep who is who, and why, in a built folder."""
    _write(identities, directory / IDENTITIES)


def read_articles(directory: Path) -> Iterator[Article]:
    """The articles that a folder was built from."""
    return _read(directory / ARTICLES, Article)


def read_extractions(directory: Path) -> Iterator[Extraction]:
    """What was read from them, in the same order."""
    return _read(directory / EXTRACTIONS, Extraction)


def read_identities(directory: Path) -> Iterator[Identity]:
    """Who is who in a built folder, by the entities' ids."""
    return _read(directory / IDENTITIES, Identity)


def _write(records: Iterable[_Record], path: Path) -> None:
    encoder = msgspec.json.Encoder()
    with path.open("wb") as file:
        file.write(b'{"newskg":%d}\n' % MODEL_VERSION)
        for record in records:
            file.write(encoder.encode(record) + b"\n")


def _read(path: Path, kind: type[_Record]) -> Iterator[_Record]:
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise StoreError(
            f"{path.parent}: no {path.name} there, which only a build leaves and kg import cannot"
            f" bring back; run kg build INPUT... -o {path.parent}"
        ) from error
    with file:
        if file.readline().strip() != b'{"newskg":%d}' % MODEL_VERSION:
            raise StoreError(f"{path}: written by another version of newskg; build it again")
        yield from _decode(file, kind, path)


def _decode(file: Iterable[bytes], kind: type[_Record], path: Path) -> Iterator[_Record]:
    decoder = msgspec.json.Decoder(kind)
    for number, line in enumerate(file, start=2):
        try:
            record = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise StoreError(
                f"{path}, line {number}: it is damaged ({error});"
                f" run kg build INPUT... -o {path.parent}"
            ) from error
        yield record
