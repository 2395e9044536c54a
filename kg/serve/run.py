"""A server from its start to its graceful end."""

from __future__ import annotations

import asyncio
import ipaddress
import signal
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kg.errors import ExtraError, InputError
from kg.serve.limits import Limits
from kg.store import load_names, open_store

try:
    import uvicorn
    from starlette.types import ASGIApp

    from kg.serve.app import Access, make_app
    from kg.serve.direct import Direct
    from kg.serve.workers import Workers
except ImportError as error:
    raise ExtraError(
        f"kg serve needs {error.name}: type  python -m pip install 'newskg[serve]'"
    ) from error

GRACE = 10
"""Seconds that running answers have to finish once the server is told to stop."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and who may ask: other host names for this server, origins for CORS."""

    host: str = "127.0.0.1"
    port: int = 7878
    hosts: Sequence[str] = ()
    origins: Sequence[str] = ()


def serve(
    directory: Path, address: Address, limits: Limits, announce: Callable[[str], None]
) -> None:
    """Serve a built folder until SIGTERM or SIGINT; ``announce`` hears its URL once it listens."""
    names = load_names(open_store(directory))  # a folder without a store is told before all else
    workers = Workers(directory, limits)
    hosts = _find_hosts(address)
    access = Access(hosts, address.origins)
    app = make_app(directory, names, workers, access)
    with _listen(address) as listening:
        try:
            with asyncio.Runner(loop_factory=_find_loop()) as runner:
                runner.run(_serve(app, workers, frozenset(hosts), listening, announce))
        except KeyboardInterrupt:  # before the server itself heeds signals
            return


async def _serve(
    app: ASGIApp,
    workers: Workers,
    hosts: frozenset[str],
    listening: socket.socket,
    announce: Callable[[str], None],
) -> None:
    await workers.start()
    try:
        config = uvicorn.Config(
            app,
            http=cast("type[asyncio.Protocol]", Direct(workers, hosts)),
            ws="none",
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE,
            h11_max_incomplete_event_size=workers.limits.request_size + 65_536,
        )
        # uvicorn stops on these signals, and then raises them again.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: None)
        announce(_to_url(listening))
        await uvicorn.Server(config).serve(sockets=[listening])
    finally:
        await workers.close()


def _find_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The quicker event loop, which there is not for every system; None for Python's own."""
    try:
        from uvloop import new_event_loop
    except ImportError:
        return None
    return new_event_loop


def _listen(address: Address) -> socket.socket:
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
        family, _, _, _, place = found[0]
        listening = socket.create_server((place[0], address.port), family=family, backlog=1024)
    except OSError as error:
        raise InputError(
            f"{address.host}, port {address.port}: cannot listen there ({error}); "
            "choose another --port, or 0 for any that is free"
        ) from error
    # Connections inherit it. Without, an answer's second packet waits 40 ms for a delayed ACK.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _find_hosts(address: Address) -> list[str]:
    """The host names to heed: on loopback its own only, lest a web page rebinds its name to it."""
    if not _is_loopback(address.host):
        return ["*"]
    return [address.host, "localhost", "127.0.0.1", "[::1]", "::1", *address.hosts]


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _to_url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
