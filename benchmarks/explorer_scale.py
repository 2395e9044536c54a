"""How fast the page is built, opens and filters at several sizes, in headless Chromium.

    python benchmarks/explorer_scale.py 60 1000 10000

Pages are made of invented news (``invented_knowledge.py``) in a temporary folder, or kept with
``--keep FOLDER``. "all" shows every entity of the page, "first" what a reader sees at first.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from invented_knowledge import make_knowledge
from selenium import webdriver
from tabulate import tabulate

from kg.rdf import to_quads
from kg.render import render_page
from kg.store import open_store, write_store
from kg.vocab import Names

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)

# From the click on a filter until the frame after it is drawn.
FILTER = """
const [selector, done] = arguments;
const box = document.querySelector(selector);
const start = performance.now();
box.click();
const worked = performance.now() - start;
requestAnimationFrame(() => setTimeout(() => done([worked, performance.now() - start]), 0));
"""
PAINT = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"


def main() -> None:
    """Print a table of measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[60, 1000, 10000])
    parser.add_argument("--keep", type=Path, help="folder for the pages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        rows = [row for size in options.sizes for row in measure(size, folder / str(size))]
    print(tabulate(rows, headers="keys", floatfmt=".0f"))


def measure(size: int, folder: Path) -> list[dict[str, object]]:
    """Build a page of about so many entities, unless it is there, and open it two ways."""
    path = folder / "graph.html"
    started = time.process_time()
    if not path.exists():
        write_store(to_quads(make_knowledge(size), Names()), folder)
        started = time.process_time()
        render_page(open_store(folder), path, title="Harbour talks")
    built = time.process_time() - started
    return [
        {
            "entities": size,
            "view": view,
            "built (CPU s)": built,
            "page (kB)": path.stat().st_size / 1000,
            **open_page(f"{path.as_uri()}#{fragment}"),
        }
        for view, fragment in (("first", ""), ("all", "count=1000000"))
    ]


def open_page(address: str) -> dict[str, object]:
    """Open the page three times in a fresh browser each and filter it a few times."""
    runs = [_open_once(address) for _ in range(3)]
    return {name: _median([run[name] for run in runs]) for name in runs[0]}


def _median(values: list[object]) -> object:
    return values[0] if isinstance(values[0], str) else statistics.median(values)  # type: ignore[type-var]


def _open_once(address: str) -> dict[str, object]:
    profile = tempfile.mkdtemp()
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS.split(), f"--user-data-dir={profile}", "--window-size=1440,900"):
        options.add_argument(flag)
    options.binary_location = shutil.which("chromium") or ""
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        driver.get(address)
        time.sleep(1)
        boxes = ("#families input[value=conflictual]", "#classes input[value=Organization]")
        times = [driver.execute_async_script(FILTER, box) for box in boxes * 4]
        return {
            "shown": driver.execute_script("return explorer.sceneNow().entities.length"),
            "renderer": driver.execute_script(
                "return document.querySelector('#map').dataset.renderer"
            ),
            "first paint (ms)": driver.execute_script(PAINT),
            "usable (ms)": float(driver.execute_script("return document.body.dataset.ready")),
            "filter (ms)": statistics.median(worked for worked, _ in times),
            "filter, drawn (ms)": statistics.median(drawn for _, drawn in times),
        }
    finally:
        driver.quit()
        shutil.rmtree(profile, ignore_errors=True)


if __name__ == "__main__":
    main()
