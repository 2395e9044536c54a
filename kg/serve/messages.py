"""What the server and its workers say to each other: jobs one way, replies the other.

A message on the wire is its length in four bytes and then MessagePack.
"""

from __future__ import annotations

import struct
from typing import IO, TypeAlias

import msgspec

LENGTH = struct.Struct(">I")


class QueryJob(msgspec.Struct, tag="query", frozen=True):
    """A query to answer; without graphs given, over those that it names or the union of all.

    Its relative IRIs are resolved against the endpoint's address.
    """

    sparql: str
    endpoint: str
    accept: str = ""
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] = ()


class DescriptionJob(msgspec.Struct, tag="description", frozen=True):
    """The service description of the endpoint at this address."""

    endpoint: str
    accept: str = ""


class ResourceJob(msgspec.Struct, tag="resource", frozen=True):
    """What the graph says of the resource at this address, after ``/data/``."""

    local: str
    accept: str = ""


class ExplorerJob(msgspec.Struct, tag="explorer", frozen=True):
    """The whole graph as one interactive page."""


Job: TypeAlias = QueryJob | DescriptionJob | ResourceJob | ExplorerJob


class Reply(msgspec.Struct, frozen=True):
    """What goes back to the client."""

    status: int
    media_type: str
    body: bytes


TEXT = "text/plain; charset=utf-8"


def make_refusal(status: int, message: str) -> Reply:
    """A reply of one line that says what is wrong."""
    return Reply(status, TEXT, f"{' '.join(message.split())}\n".encode())


_ENCODER = msgspec.msgpack.Encoder()
_JOBS: msgspec.msgpack.Decoder[Job] = msgspec.msgpack.Decoder(Job)
_REPLIES: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def to_bytes(message: Job | Reply) -> bytes:
    """Pack a message with its length in front."""
    packed = _ENCODER.encode(message)
    return LENGTH.pack(len(packed)) + packed


def to_reply(packed: bytes) -> Reply:
    """Unpack a reply, without the length."""
    return _REPLIES.decode(packed)


def read_job(stream: IO[bytes]) -> Job | None:
    """Wait for the next job; None when the server is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    packed = stream.read(length)
    return _JOBS.decode(packed) if len(packed) == length else None
