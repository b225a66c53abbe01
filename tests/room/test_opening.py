"""Opening says in a sentence what is in the way."""

from pathlib import Path

import pytest

from balancekit.errors import RoomError
from balancekit.room import open_room


def test_an_unknown_notebook_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(RoomError, match=r"no notebook called 77.*02_couple_overlap\.ipynb"):
        open_room(tmp_path, notebook="77", browser=False)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    with pytest.raises(RoomError, match=r"taken.*Choose a folder you can write to"):
        open_room(tmp_path / "taken", browser=False)
