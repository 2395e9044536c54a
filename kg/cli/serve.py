"""``kg serve``: a built graph over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import built_folder
from kg.serve.limits import Limits

_DEFAULT = Limits()
_MEGABYTE = 1_000_000


@click.command()
@built_folder
@click.option("--host", default="127.0.0.1", show_default=True,
              help="Where to listen; 0.0.0.0 lets other machines ask.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True,
              help="0 for any that is free.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(0, min_open=True), default=_DEFAULT.timeout,
              show_default=True, help="Seconds after which a query is ended.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1), default=_DEFAULT.workers, show_default=True,
              help="Queries that run at once, each in a process.")  # fmt: skip
@click.option("--waiting", type=click.IntRange(0), default=_DEFAULT.waiting, show_default=True,
              help="Queries that may wait for a worker.")  # fmt: skip
@click.option("--max-query", type=click.IntRange(1), default=_DEFAULT.query_length,
              show_default=True, help="Characters of the longest query.")  # fmt: skip
@click.option("--max-result", type=click.IntRange(1), default=_DEFAULT.result_size // _MEGABYTE,
              show_default=True, help="Megabytes of the largest answer.")  # fmt: skip
@click.option("--max-memory", type=click.IntRange(256), default=_DEFAULT.memory // _MEGABYTE,
              show_default=True, help="Megabytes that one query may use (Linux).")  # fmt: skip
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN",
              help="Let pages of this origin ask too; * for all. Repeatable.")  # fmt: skip
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME",
              help="Another host name of this server, behind a proxy. Repeatable.")  # fmt: skip
def serve(
    directory: Path,
    host: str,
    port: int,
    timeout: float,
    workers: int,
    waiting: int,
    max_query: int,
    max_result: int,
    max_memory: int,
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
) -> None:
    """Serve a built graph: the explorer, a query page, entity pages and SPARQL at /sparql.

    Read only, and on this machine alone unless --host says otherwise. Ends on Ctrl-C.
    """
    from kg.serve.run import Address, serve

    limits = Limits(
        timeout, workers, waiting, max_query, max_result * _MEGABYTE, max_memory * _MEGABYTE
    )
    serve(directory, Address(host, port, hosts, origins), limits, _announce)


def _announce(url: str) -> None:
    click.echo(f"{url}/ is the graph; {url}/query asks it; SPARQL is at {url}/sparql", err=True)
