"""The query page in a browser: it asks this server, nobody else, and its policy holds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from reading_browser import CHROMIUM, DRIVER, Browser

sys.path.append(str(Path(__file__).parent.parent / "serve"))

from running_server import RunningServer

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium is not installed"),
]


@pytest.fixture(scope="module")
def site(built):
    with RunningServer(built) as running:
        yield running.url.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    chromium = Browser(tmp_path_factory.mktemp("profile"))
    yield chromium
    chromium.driver.quit()


def cells(browser):
    return browser.script(
        "return [...document.querySelectorAll('.yasr_results td')].map(c => c.innerText.trim())"
    )


def test_a_query_is_asked_and_its_rows_are_shown_without_a_request_elsewhere(site, browser):
    browser.driver.get(f"{site}/query")
    browser.wait(lambda: browser.script("return Boolean(window.yasgui)"))
    assert browser.script("return yasgui.getTab().getYasqe().queryValid") is True
    browser.find(".yasqe_queryButton").click()
    browser.wait(lambda: "Hale Quist" in cells(browser))
    assert "data:person-hale-quist" in cells(browser)
    asked = [url for url in browser.requests() if not url.startswith(("data:", "chrome:"))]
    assert [url for url in asked if not url.startswith(f"{site}/")] == []
    assert browser.messages() == []


def test_a_question_that_comes_with_newskg_is_put_into_the_editor(site, browser):
    browser.driver.get(f"{site}/query")
    browser.wait(lambda: browser.script("return Boolean(window.yasgui)"))
    browser.script(
        "const s = document.getElementById('questions'); s.selectedIndex = 1;"
        "s.dispatchEvent(new Event('change'))"
    )
    text = browser.script("return yasgui.getTab().getYasqe().getValue()")
    assert text.startswith("PREFIX ")
    assert browser.script("return document.getElementById('questions').value") in text
    assert browser.script("return yasgui.getTab().getYasqe().queryValid") is True


def test_the_editor_cannot_ask_another_server(site, browser):
    browser.driver.get(f"{site}/query")
    refused = browser.driver.execute_async_script(
        "fetch('http://localhost:9/sparql').then(() => arguments[0](''),"
        " error => arguments[0](String(error)))"
    )
    assert "TypeError" in refused
    assert "Content Security Policy" in "".join(browser.messages())


def test_an_entity_page_is_read_without_a_complaint(site, browser):
    browser.driver.get(f"{site}/data/person-zofie")
    assert browser.find("h1").text.startswith("Žofie")
    assert browser.messages() == []
    browser.driver.set_window_size(360, 700)
    wide = "return document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert browser.script(wide) is False
