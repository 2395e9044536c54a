"""Sorted blocks in a compressed file, stamped with what they belong to."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from io import BufferedReader, BufferedWriter
from pathlib import Path

from kg.errors import StoreError
from kg.rdf.blocks import Block, decode_blocks, encode_blocks

_BUFFER = 1 << 18


def write_block_file(blocks: Iterable[Block], path: Path, stamp: bytes) -> None:
    """Write blocks under a stamp of one line."""
    compressed = gzip.GzipFile(path, "wb", compresslevel=1, mtime=0)
    with compressed, BufferedWriter(compressed, _BUFFER) as out:
        out.write(stamp)
        out.writelines(encode_blocks(blocks))


def read_block_file(path: Path, stamp: bytes) -> Iterator[Block] | None:
    """Read blocks; None if there is no such file or it bears another stamp."""
    try:
        lines = gzip.open(path)  # noqa: SIM115 - closed below, or by the generator
        if lines.readline() == stamp:
            return _decode(lines, path)
    except (OSError, EOFError, zlib.error):
        return None
    lines.close()
    return None


def _decode(lines: gzip.GzipFile, path: Path) -> Iterator[Block]:
    try:
        with lines, BufferedReader(lines, _BUFFER) as buffered:
            yield from decode_blocks(buffered)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise StoreError(
            f"{path}: it is damaged ({error}); remove this file, then the store itself is read"
        ) from error
