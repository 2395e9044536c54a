"""The SPARQL 1.1 Protocol (W3C, 2013): what an HTTP request asks the endpoint to do."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from kg.query import Scope

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_MOST_PARAMETERS = 1000


class ProtocolError(Exception):
    """A request that the protocol does not know; ``status`` is the HTTP status that says so."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Operation:
    """A query and the graphs that it is to see; without a query, the service is to be described."""

    query: str | None = None
    scope: Scope | None = None


def read_operation(method: str, query_string: bytes, content_type: str, body: bytes) -> Operation:
    """Find the operation of a GET or POST request.

    Raises ``ProtocolError`` for what the protocol does not know and for updates.
    """
    parameters = _read_parameters(query_string)
    if method != "POST":
        return _to_operation(parameters, optional=True)
    media_type, charset = _read_content_type(content_type)
    if media_type == UPDATE:
        raise _refused_update()
    if media_type not in {FORM, QUERY}:
        raise ProtocolError(415, f"{_named(media_type)}: post {QUERY} or {FORM}")
    if charset not in {"utf-8", "us-ascii"}:
        raise ProtocolError(415, f"charset {charset}: post UTF-8")
    if media_type == FORM:
        return _to_operation([*parameters, *_read_parameters(body)])
    return _to_operation([*parameters, ("query", _decode(body))])


def _to_operation(parameters: list[tuple[str, str]], *, optional: bool = False) -> Operation:
    values: dict[str, list[str]] = {}
    for name, value in parameters:
        values.setdefault(name, []).append(value)
    if "update" in values:
        raise _refused_update()
    default, named = (tuple(values.get(f"{kind}-graph-uri", ())) for kind in ("default", "named"))
    queries = values.get("query", [])
    if not queries and optional and not default and not named:
        return Operation()
    if len(queries) != 1:
        raise ProtocolError(400, f"{len(queries)} queries were given, exactly one is needed")
    return Operation(queries[0], Scope(default, named) if default or named else None)


def _read_parameters(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            encoded.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "the parameters are not UTF-8") from error
    except ValueError as error:
        raise ProtocolError(400, f"more than {_MOST_PARAMETERS} parameters") from error


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "the query is not UTF-8") from error


def _read_content_type(header: str) -> tuple[str, str]:
    """Media type and charset, in lower case; the media type is empty where none is given."""
    if not header.strip():
        return "", "utf-8"
    message = Message()
    message["Content-Type"] = header
    return message.get_content_type(), (message.get_content_charset() or "utf-8")


def _named(media_type: str) -> str:
    return f"media type {media_type}" if media_type else "no media type was given"


def _refused_update() -> ProtocolError:
    return ProtocolError(403, "this endpoint is only read: updates are refused")
