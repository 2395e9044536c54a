"""The index of claims: the same dossiers as from the store, and never those of another store."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest
from knowledge_example import ENTITIES, KNOWLEDGE

from kg.errors import StoreError
from kg.rdf import to_quads
from kg.reports.dossier import make_dossier
from kg.reports.index import INDEX, open_index, write_index
from kg.store import STORE, open_store, write_store
from kg.vocab import BASE_IRI, Names


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    directory = tmp_path_factory.mktemp("indexed")
    write_store(to_quads(KNOWLEDGE, Names()), directory)
    write_index(directory)
    return directory


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.id)
def test_a_dossier_is_the_same_with_and_without_it(built, entity):
    store, index = open_store(built), open_index(built)
    name = Names().entity(entity.id).value
    assert name.startswith(BASE_IRI)
    assert make_dossier(store, name, index) == make_dossier(store, name)


def test_what_many_entities_claim_is_found_in_parts(built, monkeypatch):
    index = open_index(built)
    names = [Names().entity(entity.id).value for entity in ENTITIES]
    at_once = index.find_claims(names)
    monkeypatch.setattr("kg.reports.index._MOST", 2)
    assert at_once
    assert index.find_claims(names) == at_once


def test_the_same_store_gives_the_same_index(built):
    path = built / STORE / INDEX
    before = path.read_bytes()
    write_index(built)
    assert path.read_bytes() == before


def test_the_index_of_another_store_or_of_none_is_left_alone(built, tmp_path):
    assert open_index(tmp_path) is None
    write_store(to_quads(KNOWLEDGE, Names()), tmp_path)
    assert open_index(tmp_path) is None
    (tmp_path / STORE / INDEX).write_bytes((built / STORE / INDEX).read_bytes())
    (tmp_path / STORE / "CURRENT").write_text("MANIFEST-999999\n")
    assert open_index(tmp_path) is None
    (tmp_path / STORE / INDEX).write_bytes(b"no database")
    assert open_index(tmp_path) is None


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE claim SET claim = x'c1'; UPDATE standing SET standing = x'c1'",
        "DROP TABLE claim; DROP TABLE standing",
    ],
)
def test_an_index_that_is_damaged_is_named(built, tmp_path, damage):
    shutil.copytree(built, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy" / STORE / INDEX)) as database:
        database.executescript(damage)
    index = open_index(tmp_path / "copy")
    name = Names().entity(ENTITIES[0].id).value
    for ask in (lambda: index.find_claims([name]), lambda: index.find_standing(name)):
        with pytest.raises(StoreError, match=rf"{INDEX}: it is damaged \(.+\); remove this file"):
            ask()
