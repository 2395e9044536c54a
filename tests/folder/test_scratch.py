"""Folders for what is not finished: gone at the end, and after a kill at the next beginning."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.folder.scratch import hold, make_scratch, remove_stale, replace_at_once

HOLD = """
import sys, time
from pathlib import Path
from kg.folder.scratch import make_scratch
with make_scratch(Path(sys.argv[1]), ".made-") as folder:
    (folder / "half").write_text("done")
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_folder_is_gone_at_the_end(tmp_path):
    with make_scratch(tmp_path, ".made-") as folder:
        (folder / "half").write_text("done", encoding="utf-8")
        assert folder.parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_goes_and_what_a_living_one_has_stays(tmp_path):
    (tmp_path / "own").mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        remove_stale(tmp_path, ".made-")
        (folder,) = tmp_path.glob(".made-*")
        assert (folder / "half").is_file()
        process.kill()
        process.wait()
    assert folder.is_dir()
    with make_scratch(tmp_path, ".made-"):
        assert not folder.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["own"]


def test_a_folder_without_its_file_stays_while_it_is_new(tmp_path):
    folder = tmp_path / ".made-old"
    folder.mkdir()
    remove_stale(tmp_path, ".made-")
    assert folder.is_dir()
    os.utime(folder, (time.time() - 3600,) * 2)
    remove_stale(tmp_path, ".made-")
    assert not folder.exists()


WRITING = """
import sys, time
from pathlib import Path
from kg.folder.scratch import hold
with hold(Path(sys.argv[1])):
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks no folders")
def test_one_process_at_a_time_writes_into_a_folder_and_a_killed_one_holds_nothing(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", WRITING, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        with pytest.raises(StoreError, match="another process is writing"), hold(tmp_path):
            pytest.fail("two held it")
        process.kill()
        process.wait()
    with hold(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_what_is_made_takes_the_place_of_its_like_and_what_else_is_there_stays(tmp_path):
    for name in ("a", "page", "own"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "gone").touch()
    with replace_at_once(tmp_path, ["page", "never"]) as made:
        (made / "a").write_text("new", encoding="utf-8")
        (made / "store").mkdir()
        (made / "store" / "kept").touch()
        assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "own", "store"]
    assert (tmp_path / "a").read_text(encoding="utf-8") == "new"
    assert [path.name for path in (tmp_path / "store").iterdir()] == ["kept"]


def test_who_is_stopped_leaves_all_as_it_was(tmp_path):
    (tmp_path / "a").write_text("old", encoding="utf-8")
    with suppress(KeyboardInterrupt), replace_at_once(tmp_path, ["a"]) as made:
        (made / "a").write_text("new", encoding="utf-8")
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"


def test_what_cannot_be_put_in_its_place_leaves_what_was_there(tmp_path, monkeypatch):
    (tmp_path / "a").write_text("old", encoding="utf-8")
    rename = Path.rename

    def stumble(path, target):
        if path.parent.name == "made":
            raise PermissionError("in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stumble)
    with pytest.raises(PermissionError), replace_at_once(tmp_path) as made:
        (made / "a").write_text("new", encoding="utf-8")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
