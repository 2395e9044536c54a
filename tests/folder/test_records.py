"""What was read, kept on disk: read back as it was, or what is wrong with it is named."""

from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.folder.records import ARTICLES, read_articles, write_articles
from kg.model import Article

KEPT = [Article("a.txt", "Ana Solís left."), Article("b.txt", "☃", authors=("Mia Chen",))]


def test_what_was_kept_is_read_back(tmp_path):
    write_articles(KEPT, tmp_path)
    assert list(read_articles(tmp_path)) == KEPT


@pytest.mark.parametrize(
    "damage",
    [b"garbage\n", b'{"source_name":"c.txt","te', b"{}\n", b'{"source_name":"\xff","text":""}\n'],
)
def test_a_damaged_line_is_named(tmp_path, damage):
    write_articles(KEPT, tmp_path)
    with (tmp_path / ARTICLES).open("ab") as file:
        file.write(damage)
    with pytest.raises(StoreError, match=r"articles.jsonl, line 4: it is damaged \(.+\); run kg"):
        list(read_articles(tmp_path))
