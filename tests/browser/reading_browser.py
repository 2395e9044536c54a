"""Chromium without a network, with words for what a reader does."""

from __future__ import annotations

import json
import re
import shutil

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    # Every host name is refused, so that a request would fail and be seen.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost"
)


class Browser:
    """Chromium with the page's own words for what a reader does."""

    def __init__(self, profile):
        options = webdriver.ChromeOptions()
        for flag in re.split(r" (?=--)", FLAGS):
            options.add_argument(flag)
        options.add_argument(f"--user-data-dir={profile}")
        options.binary_location = CHROMIUM
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
        self.driver.set_window_size(1440, 900)
        self.script = self.driver.execute_script

    def open(self, url, fragment=""):
        self.driver.get("about:blank")
        self.driver.get(f"{url}#{fragment}" if fragment else url)
        self.wait(lambda: self.script("return document.body.dataset.ready"))

    def wait(self, condition):
        return WebDriverWait(self.driver, 10).until(lambda _: condition())

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def shown(self):
        return set(self.script("return explorer.sceneNow().entities.map(e => e.label)"))

    def ties(self):
        return set(self.script("return explorer.sceneNow().ties.map(t => t.id)"))

    def key(self, label):
        return self.script(
            "return explorer.data.entities.find(e => e.label === arguments[0]).key", label
        )

    def click_map(self, name, *, twice=False):
        point = self.script("return explorer.screenOf(arguments[0])", name)
        at = ActionChains(self.driver, duration=20)
        at.w3c_actions.pointer_action.move_to_location(round(point["x"]), round(point["y"]))
        at.w3c_actions.pointer_action.click()
        if twice:
            at.w3c_actions.pointer_action.click()
        at.perform()

    def drag_map(self, name, across, down):
        point = self.script("return explorer.screenOf(arguments[0])", name)
        x, y = round(point["x"]), round(point["y"])
        drag = ActionChains(self.driver, duration=30)
        pointer = drag.w3c_actions.pointer_action
        pointer.move_to_location(x, y).pointer_down()
        for part in (0.2, 0.5, 1):
            pointer.move_to_location(x + round(across * part), y + round(down * part))
        pointer.pointer_up()
        drag.perform()

    def hover_map(self, name):
        point = self.script("return explorer.screenOf(arguments[0])", name)
        at = ActionChains(self.driver, duration=20)
        at.w3c_actions.pointer_action.move_to_location(round(point["x"]), round(point["y"]))
        at.perform()

    def card(self):
        return self.script("return document.querySelector('#card').innerText")

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def set_slider(self, name, value):
        self.script(
            "const i = document.getElementById(arguments[0]); i.value = arguments[1];"
            "i.dispatchEvent(new Event('input', {bubbles: true}))",
            name,
            str(value),
        )

    def messages(self):
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        events = [json.loads(e["message"])["message"] for e in self.driver.get_log("performance")]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def exported(self, kind):
        """The text that a button would save."""
        self.script(
            "window.saved = null; const make = URL.createObjectURL;"
            "URL.createObjectURL = blob => { window.saved = blob; return make.call(URL, blob) };"
            "HTMLAnchorElement.prototype.click = () => {};"
            "document.querySelector(arguments[0]).click()",
            f"[data-export={kind}]",
        )
        self.wait(lambda: self.script("return window.saved && window.saved.size > 0"))
        return self.driver.execute_async_script("window.saved.text().then(arguments[0])")
