"""What is clicked on a page that was turned already, but stood on the screen as before."""

from collections.abc import Iterator
from typing import Any

import pytest
from ipywidgets import Button, Widget

from balancekit.strings import say
from balancekit.workbook.controls import Heading
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen


def within(widget: Widget) -> Iterator[Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from within(child)


class SeenPage:
    """The page as somebody still sees it: its buttons, and whether a click on them is heard."""

    def __init__(self, screen: Screen) -> None:
        self.heading = next(w for w in within(screen) if isinstance(w, Heading))
        self._buttons = {w.description: w for w in within(screen) if isinstance(w, Button)}

    def hears(self, key: str, **values: Any) -> bool:
        return self._buttons[say(key, **values)].comm is not None

    def click(self, key: str, **values: Any) -> None:
        if self.hears(key, **values):
            self._buttons[say(key, **values)].click()


@pytest.fixture
def unseen(screen: Screen, desk: Desk) -> Screen:
    """The overview of a case of two, of whom nobody has said that they were seen alone."""
    desk.case.note_screening(None)
    screen.turn()
    return screen


def test_a_late_click_is_done_on_the_page_that_has_come(unseen: Screen, desk: Desk) -> None:
    before = SeenPage(unseen)
    before.click("screening.seen")
    overview = unseen.actions
    before.click("screening.seen")  # in impatience
    assert unseen.actions == overview
    before.click("workbook.notes_button")
    assert SeenPage(unseen).heading.label == say("workbook.notes_title")


def test_nothing_is_done_that_does_not_stand_on_the_page_that_has_come(unseen: Screen) -> None:
    unseen.press("seen")
    before = SeenPage(unseen)
    before.click("workbook.notes_button")
    assert before.hears("casefile.button")
    before.click("casefile.button")
    assert SeenPage(unseen).heading.label == say("workbook.notes_title")


def test_the_page_before_goes_when_the_one_that_has_come_is_seen(unseen: Screen) -> None:
    before = SeenPage(unseen)
    before.click("screening.seen")
    assert before.hears("workbook.notes_button")
    SeenPage(unseen).heading._handle_custom_msg({"shown": True}, [])
    assert not before.hears("workbook.notes_button")


@pytest.mark.parametrize("turn", [("workbook.start_part", "name"), ("workbook.lock", "")])
def test_a_page_of_somebody_else_hears_nothing_of_the_one_before(
    turn: tuple[str, str], unseen: Screen, desk: Desk
) -> None:
    key, blank = turn
    unseen.press("seen")
    before = SeenPage(unseen)
    before.click(key, **({blank: desk.case.people[0].name} if blank else {}))
    assert not before.hears("workbook.notes_button")
