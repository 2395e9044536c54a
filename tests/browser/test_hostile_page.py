"""A page full of hostile words runs none of them."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from invented_world import World
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kg.model import Predicate

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=hacked()>",
    "</script><script>hacked()</script>",
    "</title><svg onload=hacked()>",
    "{{ hacked() }} ${hacked()} {% hacked() %}",
    '"><a href="javascript:hacked()">href</a>',
    "<!--<script>hacked()//\u2028hacked()",
    "`+hacked()+`'+hacked()+'",
    "__proto__",
)


@pytest.fixture(scope="session")
def hostile_page(tmp_path_factory):
    world = World()
    world.entity("Ilka Dorn")
    for number, text in enumerate(HOSTILE):
        world.entity(text, alt_labels=(f"{text}{number}",), kind=text)
        sentence = f"Ilka Dorn met {text} and {text}."
        world.article(
            f"{number} {text}",
            "2031-01-10",
            (
                "Ilka Dorn",
                Predicate.RELATED_TO,
                text,
                sentence,
                {"relation_text": text, "sense": text},
            ),
            title=text,
            publisher=text,
        )
    return world.build(tmp_path_factory.mktemp("hostile"), HOSTILE[1])


def test_hostile_words_run_nothing(chromium, hostile_page):
    chromium.messages()
    chromium.driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument",
        {"source": "window.hackedTimes = 0; window.hacked = () => window.hackedTimes++"},
    )
    chromium.open(hostile_page)
    assert set(HOSTILE) <= chromium.shown()
    chromium.find("#search").send_keys("<", Keys.ENTER)
    for name in chromium.script("return explorer.sceneNow().entities.map(e => e.key)"):
        chromium.script("location.hash = 'selected=n:' + encodeURIComponent(arguments[0])", name)
    for tie in chromium.ties():
        chromium.script("location.hash = 'selected=t:' + encodeURIComponent(arguments[0])", tie)
        chromium.wait(lambda: chromium.driver.find_elements(By.CSS_SELECTOR, "#card .statement"))
    chromium.find("#table-toggle").click()
    for kind in ("svg", "csv", "graphml", "ttl"):
        assert chromium.exported(kind)
    for fragment in (
        "layout=__proto__",
        f"focus={quote(HOSTILE[0])}",
        f"selected=n:{quote(HOSTILE[1])}",
    ):
        chromium.open(hostile_page, fragment)
    assert chromium.script("return window.hackedTimes") == 0
    assert chromium.driver.find_elements(By.CSS_SELECTOR, "img, iframe, a[href^=javascript]") == []
    assert chromium.messages() == []
