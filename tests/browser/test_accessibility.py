"""The page for everybody: names, roles, contrast, the order of focus, what is said aloud."""

from __future__ import annotations

import sys
from urllib.parse import quote

import pytest
from selenium.webdriver.common.keys import Keys

from kg.explorer.bundle import HERE

pytestmark = pytest.mark.browser

AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = {
    "graph": "",
    "table": "location.hash = 'view=table'",
    "entity": "location.hash = 'selected=n:' + encodeURIComponent(explorer.data.entities[0].key)",
    "tie": "const [tie] = explorer.sceneNow().ties;"
    "location.hash = 'selected=t:' + encodeURIComponent(tie.id)",
    "path": "location.hash = 'path=' + [0, 3].map(i => explorer.data.entities[i].key)",
    "focus": "location.hash = 'focus=' + explorer.data.entities[0].key",
    "nothing": "location.hash = 'factualities='",
    "help": "document.getElementById('help').showModal()",
    "export": "document.querySelector('details.menu').open = true",
    "search": "const s = document.getElementById('search'); s.focus(); s.value = 'a';"
    "s.dispatchEvent(new Event('input'))",
}


@pytest.fixture(scope="module")
def axe():
    if not AXE.exists():
        message = f"axe-core is not installed (npm install in {HERE.name}/)"
        print(f"\n*** SKIPPED: {message}: accessibility was not checked ***", file=sys.__stderr__)
        pytest.skip(message)
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(params=["light", "dark"])
def theme(request, chromium):
    feature = {"name": "prefers-color-scheme", "value": request.param}
    chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    yield request.param
    chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(reader, axe, view):
    reader.script(VIEWS[view])
    reader.wait(lambda: reader.script("return !document.getAnimations().length"))
    reader.script(axe)
    found = reader.driver.execute_async_script(
        "axe.run(document, {resultTypes: ['violations']}).then(arguments[0])"
    )
    problems = [
        (problem["id"], node["target"], node["failureSummary"])
        for problem in found["violations"]
        for node in problem["nodes"]
    ]
    assert problems == []


@pytest.mark.parametrize("view", ["graph", "table", "entity", "tie", "path", "focus"])
def test_every_control_has_a_name(reader, view):
    reader.script(VIEWS[view])
    reader.driver.execute_cdp_cmd("Accessibility.enable", {})
    tree = reader.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = {"button", "checkbox", "slider", "combobox", "searchbox", "link", "application"}
    controls = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in tree
        if not node.get("ignored") and node["role"]["value"] in roles
    ]
    assert len(controls) > 15
    assert [role for role, name in controls if not name.strip()] == []


def test_tab_goes_from_the_head_to_the_graph_and_the_time(reader):
    order = []
    for _ in range(60):
        reader.press(Keys.TAB)
        order.append(reader.script("return document.activeElement.id"))
        if order[-1] == "until":
            break
    wanted = ["search", "layout", "table-toggle", "count", "articles", "map", "zoom-in", "since"]
    assert [name for name in order if name in wanted] == wanted
    assert reader.script("return document.querySelector('.skip').getAttribute('href')") == "#map"


def said(reader):
    return reader.script("return document.querySelector('[role=status]').textContent")


def test_counts_and_suggestions_are_said(reader):
    reader.find("#families input[value=conflictual]").click()
    reader.wait(lambda: "shown" in said(reader))
    assert said(reader) == f"{reader.find('#shown').text} shown"
    reader.find("#search").send_keys("Quist")
    reader.wait(lambda: said(reader) == "1 suggestion")
    reader.find("#search").send_keys("zzz")
    reader.wait(lambda: said(reader) == "No entity has that name.")


def test_nothing_glides_for_who_wants_no_motion(chromium, page):
    feature = {"name": "prefers-reduced-motion", "value": "reduce"}
    chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    try:
        chromium.open(page)
        key = chromium.key("Tarsk")
        chromium.find("#zoom-in").click()
        where = "return explorer.screenOf(arguments[0])"
        near = chromium.script(where, key)
        chromium.find("#fit").click()
        there = chromium.script(where, key)
        assert there != near
        chromium.script("return new Promise(done => setTimeout(done, 500))")
        assert chromium.script(where, key) == there
        chromium.open(page, f"selected=n:{quote(key)}")
        assert chromium.script("return getComputedStyle(arguments[0]).transitionDuration",
                               chromium.find("#status")) == "0s"  # fmt: skip
    finally:
        chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
