"""The SPARQL endpoint as an application of its own: requests to jobs, replies to responses."""

from __future__ import annotations

from kg.serve.exchange import (
    ClientGoneError,
    Receive,
    Scope,
    Send,
    do_job,
    read_body,
    read_header,
    send_reply,
)
from kg.serve.messages import DescriptionJob, QueryJob, Reply, make_refusal
from kg.serve.protocol import Operation, ProtocolError, read_operation
from kg.serve.workers import Workers

PATHS = frozenset({"/sparql", "/sparql/"})
METHODS = ("GET", "HEAD", "POST")


class Endpoint:
    """The SPARQL 1.1 Protocol, and the service description where nothing is asked."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._limits = workers.limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        try:
            await send_reply(send, await self._answer(scope, receive))
        except ClientGoneError:
            return

    async def _answer(self, scope: Scope, receive: Receive) -> Reply:
        try:
            operation = await self._read_operation(scope, receive)
        except ProtocolError as error:
            return make_refusal(error.status, str(error))
        accept = read_header(scope, b"accept")
        address = _to_address(scope)
        if operation.query is None:
            return await do_job(self._workers, DescriptionJob(address, accept), receive)
        asked = operation.scope
        graphs = (asked.default, asked.named) if asked else (None, ())
        job = QueryJob(operation.query, address, accept, *graphs)
        return await do_job(self._workers, job, receive)

    async def _read_operation(self, scope: Scope, receive: Receive) -> Operation:
        query_string, size = scope["query_string"], self._limits.request_size
        if len(query_string) > size:
            raise ProtocolError(414, f"the address is longer than {size} bytes")
        method = scope["method"]
        if method not in METHODS:
            raise ProtocolError(405, f"method {method}: use GET or POST")
        body = await read_body(receive, size) if method == "POST" else b""
        if body is None:
            raise ProtocolError(413, f"the body is longer than {size} bytes")
        content_type = read_header(scope, b"content-type")
        operation = read_operation(method, query_string, content_type, body)
        longest = self._limits.query_length
        if len(operation.query or "") > longest:
            raise ProtocolError(413, f"the query is longer than {longest} characters")
        return operation


def _to_address(scope: Scope) -> str:
    """The endpoint's own address, as the client wrote it."""
    host = read_header(scope, b"host")
    if not host:  # HTTP 1.0
        name, port = scope["server"]
        host = name if port is None else f"{name}:{port}"
    return f"{scope['scheme']}://{host}{scope['path']}"
