"""The workbook without a browser: the real pages, the real casebook, answered by `fill`."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ipywidgets import Widget
from ipywidgets.widgets.widget import _instances

from balancekit.workbook.couple_overlap import front
from balancekit.workbook.desk import Desk
from balancekit.workbook.pages.overview import gate
from balancekit.workbook.screen import Screen
from balancekit.workbook.seven_steps import front as seven_steps

PASSPHRASE = "eine lange Nacht"


@pytest.fixture(scope="module", autouse=True)
def cheap(cheap_derivation: None) -> None:
    """Every casebook of these tests is cheap to open."""


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


class LiveWidgets:
    """The widgets that this test has made and that still live: all that a browser could be sent."""

    def __init__(self) -> None:
        self._before = set(_instances)

    def __iter__(self) -> Iterator[Widget]:
        return iter([w for key, w in list(_instances.items()) if key not in self._before])

    @property
    def words(self) -> str:
        """Everything that they hold."""
        states = [json.dumps(w.get_state(), default=str, ensure_ascii=False) for w in self]
        return "".join(states)


@pytest.fixture
def live() -> Iterator[LiveWidgets]:
    """What a browser could be sent; done away with after the test."""
    live = LiveWidgets()
    yield live
    for widget in live:
        widget.close()


@pytest.fixture
def opens(casebook: Path, live: LiveWidgets) -> Callable[..., Screen]:
    """Opens a screen at a desk, as a window does; the two circles unless told otherwise."""
    return lambda desk, page=front: Screen(desk, page, gate, "")


@pytest.fixture
def begun() -> Callable[..., Screen]:
    """Makes a casebook and begins a case of these people: a screen at the overview."""

    def begin(screen: Screen, *names: str, code: str = "K7", relation: str = "") -> Screen:
        screen.fill({"passphrase": PASSPHRASE, "passphrase_again": PASSPHRASE})
        screen.press("create")
        screen.press("new")
        for _ in names[2:]:
            screen.press("more")
        fields = [field for field in screen.fields if field.startswith("name_")]
        screen.fill({"code": code, "relation": relation, **dict(zip(fields, names, strict=False))})
        screen.press("begin")
        if "seen" in screen.actions:
            screen.press("seen")
        assert not screen.message
        return screen

    return begin


@pytest.fixture
def screen(desk: Desk, opens: Callable[..., Screen], begun: Callable[..., Screen]) -> Screen:
    """A screen with a new casebook and a case of Zoë and Ben, at the overview."""
    return begun(opens(desk), "Zoë", "Ben", relation="friends")


@pytest.fixture
def worksheet(desk: Desk, opens: Callable[..., Screen], begun: Callable[..., Screen]) -> Screen:
    """A screen of the seven steps with a case of Zoë alone, at the overview."""
    return begun(opens(desk, seven_steps), "Zoë", code="W1")
