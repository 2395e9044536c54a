"""What a reader can do with the page, in a real browser that is allowed no network."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


def test_first_view_says_what_the_corpus_is(reader):
    assert reader.find("h1").text == "Theft in Marn"
    assert "3 articles, 10 Jan 2031 to 30 Mar 2031 · " in reader.find("#subtitle").text
    assert {"Ilka Dorn", "Tarsk"} <= reader.shown()
    assert "Velmoria" not in reader.shown(), "only what is asserted is shown at first"


def test_search_by_alias_and_without_accents(reader):
    search = reader.find("#search")
    search.send_keys("minister do")
    assert reader.find("#suggestions [role=option] .name").text == "Ilka Dorn"
    search.send_keys(Keys.ENTER)
    assert "Ilka Dorn" in reader.card()
    assert "http://www.wikidata.org/entity/Q900003" in reader.card()
    search.clear()
    search.send_keys("zofie")
    search.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert reader.find("#card h2").text == "Žofie Quist"


def test_click_on_a_line_shows_its_sentences(reader):
    tie = next(t for t in reader.ties() if t.endswith(f"{reader.key('Tarsk')}>conflictual"))
    reader.click_map(tie)
    reader.wait(lambda: reader.script("return !document.querySelector('#card').hidden"))
    items = reader.driver.find_elements(By.CSS_SELECTOR, "#card .statement")
    sentences = [item.find_element(By.CSS_SELECTOR, "q").text for item in items]
    assert sentences == [
        "👩‍🚀 Again Ilka Dorn blamed Tarsk.",
        "On Monday Ilka Dorn accused Tarsk of theft.",
    ]
    for item in items:
        marks = {m.get_attribute("class"): m.text for m in item.find_elements(By.TAG_NAME, "mark")}
        assert marks == {"subject": "Ilka Dorn", "object": "Tarsk"}
    for part in (
        "Theft alleged in Marn",
        "Marn Post, 10 Jan 2031",
        "80%",
        "rule-of-accuses",
        "one.txt",
    ):
        assert part in items[1].text
    assert "2 statements from 2 independent articles" in reader.card()


def test_speaker_is_named_and_the_tie_marked_as_his_word(reader):
    reader.find("#factualities input[value=Reported]").click()
    assert "Velmoria" in reader.shown()
    tie = next(t for t in reader.ties() if t.endswith(f"{reader.key('Velmoria')}>conflictual"))
    assert reader.script(
        "return explorer.sceneNow().ties.find(t => t.id === arguments[0]).attributed", tie
    )
    reader.script(
        "location.hash = arguments[0]", f"selected={quote('t:' + tie)}&factualities=Reported"
    )
    reader.wait(lambda: "Said by Žofie Quist" in reader.card())
    assert "Reported speech" in reader.card()


def test_click_on_an_entity_shows_its_card(reader):
    reader.click_map(reader.key("Otto Brandl"))
    reader.wait(lambda: "Otto Brandl" in reader.card())
    assert "Prime Minister of Tarsk" in reader.card()
    assert "2029" in reader.card()


@pytest.mark.parametrize(
    ("option", "gone"),
    [
        ("#classes input[value=Organization]", "Reform League"),
        ("#families input[value=membership]", "Reform League"),
        ("#families input[value=conflictual]", None),
    ],
)
def test_filters_by_kind_and_family(reader, option, gone):
    before, ties = reader.shown(), reader.ties()
    reader.find(option).click()
    assert before - reader.shown() == ({gone} if gone else set())
    assert reader.ties() < ties
    reader.find("#reset").click()
    assert reader.shown() == before


def test_filters_by_source_confidence_and_number_of_articles(reader):
    for detail in reader.driver.find_elements(By.CSS_SELECTOR, ".fold > summary"):
        detail.click()
    reader.find("#sources input[value='Tarsk Today']").click()
    assert "Reform League" not in reader.shown()
    reader.find("#sources input[value='Tarsk Today']").click()
    reader.find("#predicates input[value=consults]").click()
    assert not any("cooperative" in tie and reader.key("Ilka Dorn") in tie for tie in reader.ties())
    reader.find("#reset").click()
    count = len(reader.ties())
    reader.set_slider("confidence", 0.5)
    assert len(reader.ties()) == count - 1
    reader.set_slider("confidence", 0)
    reader.set_slider("articles", 2)
    assert reader.shown() == {"Ilka Dorn", "Tarsk"}


def test_time_slider_moves_the_graph(reader):
    last = int(reader.find("#until").get_attribute("max"))
    reader.set_slider("since", last - 5)
    assert "Hale Marsh" in reader.shown()
    assert "Ilka Dorn" not in reader.shown()
    assert "since=2031-" in reader.driver.current_url
    reader.find("#all-time").click()
    assert "Ilka Dorn" in reader.shown()


def test_time_of_what_happened_is_another_than_that_of_the_news(reader):
    reader.script(
        "const s = document.getElementById('clock'); s.value = 'happened';"
        "s.dispatchEvent(new Event('change'))"
    )
    assert "2029" in reader.find("#time-text").text
    reader.script("location.hash = 'clock=happened&since=2029-01-01&until=2029-01-01'")
    reader.wait(lambda: reader.shown() == {"Otto Brandl", "Tarsk"})
    reader.find("#all-time").click()
    reader.wait(lambda: "Ilka Dorn" in reader.shown())


def test_what_is_hidden_comes_back_and_focus_grows(reader):
    reader.script("location.hash = 'focus=' + arguments[0]", reader.key("Hale Marsh"))
    reader.wait(lambda: reader.shown() == {"Hale Marsh", "Žofie Quist"})
    reader.find("#wider").click()
    assert "Otto Brandl" in reader.shown()
    reader.find("#unfocus").click()
    reader.click_map(reader.key("Tarsk"))
    reader.wait(lambda: "Tarsk" in reader.card())
    next(
        b for b in reader.driver.find_elements(By.CSS_SELECTOR, "#card button") if b.text == "Hide"
    ).click()
    assert "Tarsk" not in reader.shown()
    assert reader.find("#unhide").text == "Show 1 hidden"
    reader.find("#unhide").click()
    assert "Tarsk" in reader.shown()


def test_time_plays_to_its_end(reader):
    reader.find("#play").click()
    reader.wait(lambda: "since=" in reader.driver.current_url)
    assert reader.find("#play").get_attribute("aria-pressed") == "true"
    reader.find("#all-time").click()
    assert reader.find("#play").get_attribute("aria-pressed") == "false"
    assert "since=" not in reader.driver.current_url


def test_path_ends_are_picked_by_click(reader):
    reader.click_map(reader.key("Hale Marsh"))
    reader.wait(lambda: "Hale Marsh" in reader.card())
    reader.press("s")
    reader.click_map(reader.key("Otto Brandl"))
    reader.wait(lambda: "Shortest paths" in reader.card())
    assert "Hale Marsh – Žofie Quist – Otto Brandl" in reader.card()


def test_menu_of_exports_closes_as_menus_do(reader):
    menu = "return document.querySelector('details.menu').open"
    reader.find("details.menu summary").click()
    assert reader.script(menu) is True
    reader.press(Keys.ESCAPE)
    assert reader.script(menu) is False
    reader.find("details.menu summary").click()
    reader.find("#title").click()
    assert reader.script(menu) is False


def test_double_click_expands_and_focus_leads_back(reader, page):
    key = reader.key("Otto Brandl")
    reader.open(page, f"count=2&extra={key}")
    small = reader.shown()
    reader.click_map(key, twice=True)
    reader.wait(lambda: reader.shown() > small)
    assert {"Ilka Dorn", "Žofie Quist", "Tarsk"} <= reader.shown()
    reader.open(page, f"selected=n:{reader.key('Hale Marsh')}")
    reader.find("#card .buttons button").click()
    assert reader.shown() == {"Hale Marsh", "Žofie Quist"}
    reader.driver.back()
    reader.wait(lambda: "Ilka Dorn" in reader.shown())


def test_lines_end_where_entities_stand_after_they_moved(reader):
    reader.script(
        "location.hash = 'focus=' + encodeURIComponent(arguments[0])", reader.key("Tarsk")
    )
    reader.wait(lambda: reader.find("#focus-text").text == "Around Tarsk")
    frames = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))"
    picture = "return document.querySelector('#map canvas').toDataURL()"
    reader.driver.execute_async_script(frames)
    drawn = reader.script(picture)
    for _ in range(2):  # the same again, drawn anew
        reader.find("#theme-toggle").click()
        reader.driver.execute_async_script(frames)
    assert reader.script(picture) == drawn


def test_path_with_evidence_for_each_step(reader):
    reader.find("#search").send_keys("Hale", Keys.ENTER)
    next(
        b for b in reader.driver.find_elements(By.CSS_SELECTOR, "#card button") if "Path" in b.text
    ).click()
    reader.press("Tarsk", Keys.ENTER)
    reader.wait(lambda: "Shortest paths" in reader.card())
    card = reader.card()
    assert "Hale Marsh – Žofie Quist – Otto Brandl – Tarsk" in card
    for sentence in (
        "Hale Marsh praised",
        "Žofie Quist called",
        "the Prime Minister of Tarsk, smiled",
    ):
        assert sentence in card


def test_everything_by_keyboard(reader):
    reader.press("/")
    assert reader.script("return document.activeElement.id") == "search"
    reader.press("Tarsk", Keys.ENTER)
    assert reader.find("#card h2").text == "Tarsk"
    reader.press(Keys.ESCAPE, "g")
    assert reader.script("return document.activeElement.id") == "map"
    for arrow in (Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.ARROW_RIGHT, Keys.ARROW_DOWN):
        reader.press(arrow)
    chosen = reader.find("#card h2").text
    assert chosen in reader.shown()
    reader.press("f")
    assert reader.find("#focus-text").text == f"Around {chosen}"
    reader.press(Keys.ESCAPE, Keys.ESCAPE)
    assert not reader.find("#focus-bar").is_displayed()
    reader.press(Keys.ARROW_LEFT)
    hidden = reader.find("#card h2").text
    reader.press("h")
    assert hidden not in reader.shown()
    reader.press("?")
    assert reader.find("#help").is_displayed()
    reader.press(Keys.ESCAPE, "t")
    assert reader.find("#tables table").is_displayed()


def test_view_is_restored_from_its_address(reader, page):
    reader.find("#classes input[value=Organization]").click()
    reader.find("#factualities input[value=Reported]").click()
    reader.click_map(reader.key("Tarsk"))
    reader.press("p")
    shown, address = reader.shown(), reader.driver.current_url
    place = reader.script("return explorer.screenOf(arguments[0])", reader.key("Tarsk"))
    reader.open(page, address.split("#", 1)[1])
    assert reader.shown() == shown
    assert reader.find("#card h2").text == "Tarsk"
    assert "Unpin" in reader.card()
    assert reader.driver.current_url == address
    assert place


def test_fragments_that_make_no_sense_are_ignored(reader, page):
    reader.open(
        page, "count=many&selected=n:nobody&focus=%E0%A4%A&pinned=x@y&layout=spiral&nonsense"
    )
    assert reader.script("return document.body.dataset.ready")


def test_drag_pins(reader):
    key = reader.key("Reform League")
    before = reader.script("return explorer.screenOf(arguments[0])", key)
    reader.drag_map(key, -60, -60)
    reader.wait(lambda: "pinned=" in reader.driver.current_url)
    after = reader.script("return explorer.screenOf(arguments[0])", key)
    assert after["x"] < before["x"] - 30


@pytest.fixture(params=["vis", "canvas"])
def either(request, chromium, page, large_page):
    """The page in each of the two renderers, which a reader shall not tell apart."""
    chromium.messages()
    chromium.open(page if request.param == "vis" else large_page)
    assert chromium.find("#map").get_attribute("data-renderer") == request.param
    yield chromium
    assert chromium.messages() == []


def test_pointer_gestures(either):
    key = either.key("Reform League")
    either.hover_map(key)
    either.wait(lambda: either.find("#hint").is_displayed())
    assert either.find("#hint").text == "Reform League · Organization"
    before = either.script("return explorer.screenOf(arguments[0])", key)
    either.drag_map(key, 50, -40)
    either.wait(lambda: "pinned=" in either.driver.current_url)
    after = either.script("return explorer.screenOf(arguments[0])", key)
    assert abs(after["x"] - before["x"] - 50) < 8
    assert abs(after["y"] - before["y"] + 40) < 8
    assert not either.find("#card").is_displayed(), "a drag is no click"
    either.click_map(key)
    either.wait(lambda: "Reform League" in either.card())
    either.click_map(either.key("Otto Brandl"), twice=True)
    either.wait(lambda: "extra=" in either.driver.current_url)
    assert either.find("#card h2").text == "Otto Brandl"


def test_keys_act_on_what_is_selected(either):
    either.find("#search").send_keys("Hale", Keys.ENTER)
    either.press(Keys.ESCAPE, "g")
    either.press(Keys.ARROW_LEFT)
    chosen = either.find("#card h2").text
    key = either.key(chosen)
    either.press("p")
    assert f"pinned={quote(key)}" in either.driver.current_url
    either.press("p")
    assert "pinned=" not in either.driver.current_url
    scale = either.script("return explorer.screenOf(arguments[0]).x", key)
    either.press("+")
    either.wait(lambda: either.script("return explorer.screenOf(arguments[0]).x", key) != scale)
    either.press("e")
    assert "extra=" in either.driver.current_url
    either.press("h")
    assert chosen not in either.shown()


def test_table_holds_the_same(reader):
    reader.find("#table-toggle").click()
    tables = reader.driver.find_elements(By.CSS_SELECTOR, "#tables table")
    names = {cell.text for cell in tables[0].find_elements(By.CSS_SELECTOR, "tbody th")}
    assert names == reader.shown()
    assert "👩‍🚀 Again Ilka Dorn blamed Tarsk." in tables[1].text


def test_layouts_place_everything_apart(reader):
    for layout in ("circles", "classes", "timeline", "communities"):
        reader.script(
            "const s = document.getElementById('layout'); s.value = arguments[0];"
            "s.dispatchEvent(new Event('change'))",
            layout,
        )
        spots = reader.script(
            "return explorer.sceneNow().entities"
            ".map(e => explorer.screenOf(e.key)).map(p => [p.x, p.y])"
        )
        assert len({tuple(map(round, spot)) for spot in spots}) == len(spots)


def test_phone(chromium, page):
    size = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    chromium.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        chromium.open(page)
        assert chromium.script("return document.documentElement.scrollWidth") <= 390
        clipped = "const h = document.querySelector('h1'); h.textContent = arguments[0];"
        clipped += "return h.scrollWidth > h.clientWidth"
        assert not chromium.script(clipped, "39 articles, 9 Dec 2024 to 28 Jan 2026")
        chromium.find("#filters-toggle").click()
        chromium.wait(lambda: chromium.find("#classes").is_displayed())
    finally:
        chromium.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_second_renderer_shows_picks_and_steers_alike(chromium, large_page):
    chromium.messages()
    chromium.open(large_page)
    assert chromium.find("#map").get_attribute("data-renderer") == "canvas"
    chromium.click_map(chromium.key("Tarsk"))
    chromium.wait(lambda: "Tarsk" in chromium.card())
    tie = next(t for t in chromium.ties() if t.endswith(f"{chromium.key('Tarsk')}>conflictual"))
    chromium.press(Keys.ESCAPE)
    chromium.click_map(tie)
    chromium.wait(lambda: "On Monday Ilka Dorn accused Tarsk of theft." in chromium.card())
    before = chromium.script("return explorer.screenOf(arguments[0]).x", tie)
    chromium.find("#zoom-in").click()
    chromium.wait(
        lambda: chromium.script("return explorer.screenOf(arguments[0]).x", tie) != before
    )
    chromium.set_slider("articles", 2)
    assert chromium.shown() == {"Ilka Dorn", "Tarsk"}
    assert chromium.find("#map").get_attribute("data-renderer") == "vis", "few are left"
    assert chromium.messages() == []


def test_notebook_shows_the_page_in_a_closed_frame(chromium, notebook_page):
    chromium.messages()
    chromium.driver.get(notebook_page)
    chromium.driver.switch_to.frame(chromium.find("iframe"))
    try:
        chromium.wait(lambda: chromium.script("return document.body.dataset.ready"))
        assert "Ilka Dorn" in chromium.shown()
        chromium.find("#families input[value=conflictual]").click()
        assert not any(tie.endswith("conflictual") for tie in chromium.ties())
        assert (
            chromium.script("try { return parent.document.title } catch { return 'closed' }")
            == "closed"
        )
    finally:
        chromium.driver.switch_to.default_content()
    assert chromium.messages() == []
