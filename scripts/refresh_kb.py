#!/usr/bin/env python3
"""Fetch newer raw material for the knowledge base from Wikidata's query service (needs a network).

Asks the questions of scripts/kb/queries.py one after the other and writes JSON lines, one entity a
line with qid, label, aliases, type, country, demonyms, note and source, which compile_kb.py reads.
Wikidata is dedicated to the public domain (CC0). Old material stays good for names that the
questions do not reach; what is newer wins when both are compiled:

python scripts/refresh_kb.py --contact you@example.org -o newer.jsonl
python scripts/compile_kb.py older.jsonl newer.jsonl -o kg/knowledge_base/data
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from kb.queries import QUERIES, Query, to_sparql

ENDPOINT = "https://query.wikidata.org/sparql"
SOURCE = "Wikidata query service"
ATTEMPTS = 4
BUSY = frozenset({429, 500, 502, 503, 504})
"""Answers that say "later": too many requests, or a query that took too long this time."""

Record = dict[str, Any]


def main() -> None:
    """Read the arguments, ask, and write what was answered."""
    names = [query.name for query in QUERIES]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", type=Path, required=True, help="JSON lines to write")
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME",
                        help=f"ask only these: {', '.join(names)}")  # fmt: skip
    parser.add_argument("--contact", default="", help="address that the service may write to")
    parser.add_argument("--endpoint", default=ENDPOINT, help="a SPARQL endpoint with Wikidata")
    options = parser.parse_args()
    agent = f"newskg-refresh-kb/1 ({options.contact})" if options.contact else "newskg-refresh-kb/1"
    asked = [query for query in QUERIES if query.name in options.only]
    records = merge(_ask_all(asked, options.endpoint, agent))
    write_records(records, options.output)
    sys.stderr.write(f"{len(records)} entities written to {options.output}\n")


def fetch(sparql: str, endpoint: str, agent: str) -> list[dict[str, str]]:
    """Ask one query; returns rows of plain values. Waits and asks again where that may help."""
    request = Request(  # noqa: S310 - the endpoint is the user's choice, https by default
        endpoint,
        data=urlencode({"query": sparql}).encode(),
        headers={"Accept": "application/sparql-results+json", "User-Agent": agent},
    )
    attempt = 1
    while True:
        try:
            with urlopen(request, timeout=120) as answer:  # noqa: S310 - as above
                rows = json.load(answer)["results"]["bindings"]
                return [{name: cell["value"] for name, cell in row.items()} for row in rows]
        except HTTPError as error:
            if error.code not in BUSY or attempt == ATTEMPTS:
                raise SystemExit(f"{endpoint}: answered {error.code} {error.reason}") from error
            time.sleep(float(error.headers.get("Retry-After") or 20 * attempt))
            attempt += 1
        except (URLError, TimeoutError) as error:
            raise SystemExit(f"{endpoint}: no answer ({error}); is there a network?") from error


def to_record(row: dict[str, str], query: Query) -> Record:
    """Make a raw record of one row of an answer."""
    return {
        "qid": row["item"].rpartition("/")[2],
        "label": row["label"],
        "aliases": _split(row.get("aliases", "")),
        "type": str(query.entity_class),
        "country": row.get("country") or None,
        "demonyms": _split(row.get("demonyms", "")),
        "note": row.get("note", ""),
        "source": SOURCE,
    }


def merge(records: Iterable[Record]) -> list[Record]:
    """Join records of one item: the first keeps its class, notes add up; sorted by item."""
    by_item: dict[str, Record] = {}
    for record in records:
        first = by_item.setdefault(record["qid"], record)
        if first is not record and record["note"] not in first["note"].split("; "):
            first["note"] = "; ".join(filter(None, (first["note"], record["note"])))
    return sorted(by_item.values(), key=lambda record: int(record["qid"][1:]))


def write_records(records: Iterable[Record], path: Path) -> None:
    """Write JSON lines."""
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def _ask_all(queries: Iterable[Query], endpoint: str, agent: str) -> Iterator[Record]:
    for query in queries:
        rows = fetch(to_sparql(query), endpoint, agent)
        sys.stderr.write(f"{query.name}: {len(rows)}\n")
        yield from (to_record(row, query) for row in rows)


def _split(cell: str) -> list[str]:
    return sorted({part.strip() for part in cell.split("|") if part.strip()})


if __name__ == "__main__":
    main()
