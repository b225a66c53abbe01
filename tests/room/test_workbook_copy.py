"""The user's copy of the workbook follows the shipped one and never loses the user's changes."""

import json
from pathlib import Path

import pytest

from balancekit.room.workbook_copy import bring_up_to_date, digest

NAME = "02_couple_overlap.ipynb"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    write(folder / NAME, "first")
    return folder


def write(path: Path, source: str | list[str], **rest: object) -> None:
    cell = {"cell_type": "code", "source": source, "outputs": []}
    path.write_text(json.dumps({"cells": [cell], **rest}), encoding="utf-8")


def source(path: Path) -> str:
    return str(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])


def test_the_first_opening_copies_everything(shipped: Path, tmp_path: Path) -> None:
    assert bring_up_to_date(shipped, tmp_path / "new" / "own") == ()
    assert source(tmp_path / "new" / "own" / NAME) == "first"


def test_what_is_not_for_the_room_stays_outside(shipped: Path, tmp_path: Path) -> None:
    write(shipped / "06_tour.ipynb", "code", metadata={"balancekit": {"workbook": False}})
    bring_up_to_date(shipped, tmp_path / "own")
    assert [it.name for it in (tmp_path / "own").glob("*.ipynb")] == [NAME]


def test_an_untouched_notebook_follows_the_shipped_one(shipped: Path, tmp_path: Path) -> None:
    bring_up_to_date(shipped, tmp_path / "own")
    write(shipped / NAME, "second")
    assert bring_up_to_date(shipped, tmp_path / "own") == ()
    assert source(tmp_path / "own" / NAME) == "second"


def test_a_changed_notebook_is_left_alone_for_good(shipped: Path, tmp_path: Path) -> None:
    bring_up_to_date(shipped, tmp_path / "own")
    write(tmp_path / "own" / NAME, "mine")
    for later in ("second", "third"):
        write(shipped / NAME, later)
        assert bring_up_to_date(shipped, tmp_path / "own") == (NAME,)
        assert source(tmp_path / "own" / NAME) == "mine"


def test_a_change_that_was_taken_back_follows_again(shipped: Path, tmp_path: Path) -> None:
    bring_up_to_date(shipped, tmp_path / "own")
    write(tmp_path / "own" / NAME, "mine")
    assert bring_up_to_date(shipped, tmp_path / "own") == (NAME,)
    write(tmp_path / "own" / NAME, "first")
    write(shipped / NAME, "second")
    assert bring_up_to_date(shipped, tmp_path / "own") == ()
    assert source(tmp_path / "own" / NAME) == "second"


def test_saving_without_a_change_is_no_change(shipped: Path, tmp_path: Path) -> None:
    bring_up_to_date(shipped, tmp_path / "own")
    write(tmp_path / "own" / NAME, ["fir", "st"], metadata={"kernelspec": {"name": "balancekit"}})
    write(shipped / NAME, "second")
    assert bring_up_to_date(shipped, tmp_path / "own") == ()


def test_a_notebook_of_the_users_own_is_never_touched(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    write(tmp_path / "own" / NAME, "was here before")
    write(tmp_path / "own" / "mine.ipynb", "mine")
    assert bring_up_to_date(shipped, tmp_path / "own") == (NAME,)
    assert source(tmp_path / "own" / NAME) == "was here before"
    assert source(tmp_path / "own" / "mine.ipynb") == "mine"


def test_a_deleted_notebook_comes_back(shipped: Path, tmp_path: Path) -> None:
    bring_up_to_date(shipped, tmp_path / "own")
    (tmp_path / "own" / NAME).unlink()
    assert bring_up_to_date(shipped, tmp_path / "own") == ()
    assert source(tmp_path / "own" / NAME) == "first"


@pytest.mark.parametrize("memory", ["", "[1", '{"x": {}}', "[]", "null"])
def test_a_damaged_memory_costs_no_notebook(shipped: Path, tmp_path: Path, memory: str) -> None:
    bring_up_to_date(shipped, tmp_path / "own")
    write(tmp_path / "own" / NAME, "mine")
    (tmp_path / "own" / ".balancekit.json").write_text(memory)
    assert bring_up_to_date(shipped, tmp_path / "own") == (NAME,)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 1}', '{"cells": [{}]}', "\ufeff{}"])
def test_a_damaged_notebook_counts_as_changed(shipped: Path, tmp_path: Path, content: str) -> None:
    bring_up_to_date(shipped, tmp_path / "own")
    (tmp_path / "own" / NAME).write_text(content, encoding="utf-8")
    assert bring_up_to_date(shipped, tmp_path / "own") == (NAME,)
    assert digest(tmp_path / "own" / NAME) != digest(shipped / NAME)
