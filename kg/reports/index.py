"""An index of claims by entity, which ``kg build`` leaves beside the store.

It holds nothing that the store does not say: where it is missing, or is of another store, what it
answers is read from the store instead, at a tenth of the speed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec

from kg.errors import StoreError
from kg.reports.block_reader import BlockReader
from kg.reports.claims import Claim
from kg.reports.standing import Standing, find_standings
from kg.store import STORE, open_store, read_stamp, sort_blocks

INDEX = "claims.sqlite"
"""Inside the store's folder."""

_TABLES = """
CREATE TABLE stamp (stamp BLOB);
CREATE TABLE claim (number INTEGER PRIMARY KEY, claim BLOB);
CREATE TABLE end (entity TEXT, claim INTEGER, PRIMARY KEY (entity, claim)) WITHOUT ROWID;
CREATE TABLE standing (entity TEXT PRIMARY KEY, standing BLOB) WITHOUT ROWID;
"""

_CLAIMS = """SELECT claim.claim FROM claim JOIN
  (SELECT DISTINCT claim FROM end WHERE entity IN ({})) AS wanted ON number = wanted.claim
  ORDER BY number"""

_MOST = 500
"""Entities that one query asks for: SQLite bounds its parameters."""

_PACK = msgspec.msgpack.Encoder().encode
_TO_CLAIM = msgspec.msgpack.Decoder(Claim).decode
_TO_STANDING = msgspec.msgpack.Decoder(Standing).decode


def write_index(directory: Path) -> None:
    """Write the index of a built folder's store, stamped with it."""
    path = directory / STORE / INDEX
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    store = open_store(directory)
    with sort_blocks(store, directory) as blocks:
        reader = BlockReader(store, blocks)
    with closing(sqlite3.connect(beside)) as database:
        database.executescript(f"PRAGMA journal_mode = OFF; {_TABLES}")
        with database:
            database.execute("INSERT INTO stamp VALUES (?)", [read_stamp(directory)])
            _fill(database, reader)
    beside.replace(path)


def _fill(database: sqlite3.Connection, reader: BlockReader) -> None:
    """Write rows in the order of their keys, so that SQLite only ever appends."""
    claims = reader.find_claims()
    database.executemany("INSERT INTO claim VALUES (?, ?)", enumerate(map(_PACK, claims)))
    ends = {
        (end.iri, number)
        for number, claim in enumerate(claims)
        for end in (claim.subject, claim.object)
        if end.iri
    }
    database.executemany("INSERT INTO end VALUES (?, ?)", sorted(ends))
    standings = ((entity, _PACK(standing)) for entity, standing in find_standings(reader))
    database.executemany("INSERT INTO standing VALUES (?, ?)", standings)


class ClaimIndex:
    """The index of one store, open for reading."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database = database
        self._path = path

    def find_claims(self, entities: Iterable[str]) -> list[Claim]:
        """The claims that have one of these as an end, in order of date."""
        wanted = sorted(set(entities))
        if len(wanted) > _MOST:
            found = {c.iri: c for part in _parts(wanted) for c in self.find_claims(part)}
            return sorted(found.values(), key=lambda claim: claim.order)
        marks = ",".join("?" * len(wanted))
        with self._reading():
            rows = self._database.execute(_CLAIMS.format(marks), wanted)
            return [_TO_CLAIM(packed) for (packed,) in rows]

    def find_standing(self, entity: str) -> Standing:
        """How an entity stands in the articles."""
        query = "SELECT standing FROM standing WHERE entity = ?"
        with self._reading():
            packed = self._database.execute(query, [entity]).fetchone()
            return _TO_STANDING(packed[0]) if packed else Standing(0, 0, "", "", ())

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise StoreError(
                f"{self._path}: it is damaged ({error});"
                " remove this file, then the store itself is read"
            ) from error


def open_index(directory: Path) -> ClaimIndex | None:
    """Open the index of a built folder; None where there is none of the store as it is now."""
    path = directory / STORE / INDEX
    if not path.is_file():
        return None
    address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    try:
        database = sqlite3.connect(address, uri=True)
        if database.execute("SELECT stamp FROM stamp").fetchone() == (read_stamp(directory),):
            return ClaimIndex(database, path)
        database.close()
    except sqlite3.Error:
        pass
    return None


def _parts(entities: list[str]) -> Iterator[list[str]]:
    return (entities[at : at + _MOST] for at in range(0, len(entities), _MOST))
