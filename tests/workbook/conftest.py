"""The workbook without a browser: the real pages, the real casebook, answered by `fill`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ipywidgets.widgets.widget import _instances

from balancekit.workbook.couple_overlap import front
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen

PASSPHRASE = "eine lange Nacht"


@pytest.fixture
def casebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of a casebook that is not there yet, inside the guarded room."""
    path = tmp_path / "casebook.balancekit"
    monkeypatch.setenv("BALANCEKIT_ROOM", "1")
    monkeypatch.setenv("BALANCEKIT_CASEBOOK", str(path))
    return path


@pytest.fixture
def desk(casebook: Path) -> Iterator[Desk]:
    """A desk of one's own; put away after the test."""
    desk = Desk()
    yield desk
    desk.lock()


@pytest.fixture
def opens(casebook: Path) -> Iterator[Callable[[Desk], Screen]]:
    """Opens a screen at a desk, as a window does."""
    before = set(_instances)
    yield lambda desk: Screen(desk, front, "")
    for key in set(_instances) - before:
        if widget := _instances.get(key):
            widget.close()


@pytest.fixture
def screen(desk: Desk, opens: Callable[[Desk], Screen]) -> Screen:
    """A screen with a new casebook and a case of Zoë and Ben, at the overview."""
    screen = opens(desk)
    screen.fill({"passphrase": PASSPHRASE, "passphrase_again": PASSPHRASE})
    screen.press("create")
    screen.press("new")
    screen.fill({"code": "K7", "name_a": "Zoë", "name_b": "Ben", "relation": "friends"})
    screen.press("begin")
    assert not screen.message
    return screen
