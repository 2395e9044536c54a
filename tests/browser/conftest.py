"""The pages that the browser tests read, and the browser that reads them."""

from __future__ import annotations

import os
import sys

import pytest
from invented_world import World
from reading_browser import CHROMIUM, DRIVER, Browser

from kg.model import Entity, EntityClass, Factuality, Predicate
from kg.render import to_notebook_html
from kg.store import open_store


def _announce_missing():
    message = (
        "chromium and chromedriver are not installed: the explorer was not tested in a browser"
    )
    if os.environ.get("CI") == "true" and os.environ.get("KG_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{message}; apt-get install chromium chromium-driver", pytrace=False)
    print(f"\n*** SKIPPED: {message} ***", file=sys.__stderr__)
    pytest.skip(message)


@pytest.fixture(scope="session")
def page(tmp_path_factory):
    return _make_world().build(tmp_path_factory.mktemp("built"), "Theft in Marn")


@pytest.fixture(scope="session")
def large_page(tmp_path_factory):
    """The same, as if so few entities were many: drawn by the second renderer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.explorer.page.LARGE", 3)
        return _make_world().build(tmp_path_factory.mktemp("large"), "Theft in Marn")


def _make_world():
    world = World()
    world.entity("Ilka Dorn", alt_labels=("Minister Dorn",), wikidata="Q900003")
    world.entity("Otto Brandl")
    world.entity("Žofie Quist")
    world.entity("Hale Marsh")
    world.entity("Tarsk", EntityClass.COUNTRY)
    world.entity("Velmoria", EntityClass.COUNTRY)
    world.entity("Reform League", EntityClass.ORGANIZATION)
    office = world.entity("Prime Minister of Tarsk", EntityClass.POSITION)
    world.entities[office.label] = Entity(
        office.id, EntityClass.POSITION, office.label, position_in=world.entities["Tarsk"].id
    )
    accuses, consults = Predicate.ACCUSES, Predicate.CONSULTS
    world.article(
        "one.txt",
        "2031-01-10",
        ("Ilka Dorn", accuses, "Tarsk", "On Monday Ilka Dorn accused Tarsk of theft.", {}),
        ("Otto Brandl", consults, "Ilka Dorn", "Otto Brandl met Ilka Dorn in Marn.", {}),
        (
            "Otto Brandl",
            Predicate.HOLDS_POSITION,
            "Prime Minister of Tarsk",
            "Otto Brandl, the Prime Minister of Tarsk, smiled.",
            {"valid_from": "2029"},
        ),
        title="Theft alleged in Marn",
        publisher="Marn Post",
    )
    world.article(
        "two.txt",
        "2031-02-20",
        ("Ilka Dorn", accuses, "Tarsk", "👩‍🚀 Again Ilka Dorn blamed Tarsk.", {}),
        (
            "Tarsk",
            Predicate.THREATENS,
            "Velmoria",
            "Tarsk could strike Velmoria, Žofie Quist said.",
            {"factuality": Factuality.REPORTED, "speaker": "Žofie Quist"},
        ),
        (
            "Žofie Quist",
            Predicate.MEMBER_OF,
            "Reform League",
            "Žofie Quist leads the Reform League.",
            {},
        ),
        title="A second charge",
        publisher="Tarsk Today",
    )
    world.article(
        "three.txt",
        "2031-03-30",
        (
            "Žofie Quist",
            consults,
            "Otto Brandl",
            "Žofie Quist called Otto Brandl.",
            {"confidence": 0.4},
        ),
        ("Hale Marsh", Predicate.SUPPORTS, "Žofie Quist", "Hale Marsh praised Žofie Quist.", {}),
        title="A call",
        publisher="Marn Post",
    )
    return world


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    if not (CHROMIUM and DRIVER):
        _announce_missing()
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.driver.quit()


@pytest.fixture
def reader(chromium, page):
    """The page just opened; afterwards it must have said and asked nothing."""
    chromium.messages()
    chromium.requests()
    chromium.open(page)
    yield chromium
    assert chromium.messages() == []
    asked = {url.split("#")[0] for url in chromium.requests()}
    assert {url for url in asked if not url.startswith(("about:", "blob:"))} <= {page}


@pytest.fixture(scope="session")
def notebook_page(tmp_path_factory):
    """A cell's output in a page of its own."""
    directory = tmp_path_factory.mktemp("notebook")
    _make_world().build(directory, "Theft in Marn")
    cell = to_notebook_html(open_store(directory), title="Theft in Marn")
    path = directory / "notebook.html"
    path.write_text(f"<!DOCTYPE html><title>Notebook</title>{cell}", encoding="utf-8")
    return path.as_uri()
