# ruff: noqa: INP001 - a script beside the documentation, no package
"""Takes the pictures of ``docs/explorer.md`` from a built folder.

kg build corpus -o out && python docs/take_screenshots.py out
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from selenium import webdriver

from kg.render import render_page
from kg.store import open_store

IMAGES = Path(__file__).parent / "images"

TIE = """
const families = ["cooperative", "conflictual"];
const acts = explorer.sceneNow().ties.filter(t => families.includes(t.family));
acts.sort((a, b) => b.sources - a.sources);
location.hash = "selected=" + encodeURIComponent("t:" + acts[0].id);
"""
PERSON = """
const person = explorer.sceneNow().entities.find(e => e.class === "Person");
location.hash = "selected=" + encodeURIComponent("n:" + person.key);
"""
PATH = """
const people = explorer.sceneNow().entities.filter(e => e.class === "Person");
location.hash = "path=" + people[2].key + "," + people[9].key;
"""


class Shot(NamedTuple):
    """A picture: its name, what is done before, window and colours."""

    name: str
    script: str = ""
    fragment: str = ""
    size: tuple[int, int] = (1440, 900)
    dark: bool = False


SHOTS = (
    Shot("explorer"),
    Shot("explorer-dark", PERSON, dark=True),
    Shot("evidence", TIE),
    Shot("path", PATH),
    Shot("timeline", fragment="layout=timeline"),
    Shot("table", fragment="view=table"),
    Shot("phone", size=(390, 844)),
    Shot("phone-dark", TIE, size=(390, 844), dark=True),
)


def main() -> None:
    """Take every picture."""
    IMAGES.mkdir(exist_ok=True)
    page = Path(tempfile.mkdtemp()) / "graph.html"
    render_page(open_store(Path(sys.argv[1])), page, title="The newskg corpus")
    options = webdriver.ChromeOptions()
    profile = f"--user-data-dir={tempfile.mkdtemp()}"
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", profile):
        options.add_argument(flag)
    options.binary_location = shutil.which("chromium") or ""
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    for shot in SHOTS:
        take(driver, page.as_uri(), shot)
    driver.quit()


def take(driver: webdriver.Chrome, address: str, shot: Shot) -> None:
    """Take one picture."""
    width, height = shot.size
    window = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    colours = {"name": "prefers-color-scheme", "value": "dark" if shot.dark else "light"}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", window)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [colours]})
    driver.get("about:blank")
    driver.get(f"{address}#{shot.fragment}" if shot.fragment else address)
    time.sleep(1)
    driver.execute_script(shot.script)
    time.sleep(1)
    driver.save_screenshot(str(IMAGES / f"{shot.name}.png"))


if __name__ == "__main__":
    main()
