"""Next and Back."""

from collections.abc import Callable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.screen import Screen


def turn_buttons(
    screen: Screen,
    *more: DOMWidget,
    first: bool,
    last: bool = False,
    finish: Callable[[], None] | None = None,
    lead: DOMWidget | None = None,
) -> DOMWidget:
    """Make the buttons at the foot of a page: on, or the end, and back; then those given.

    A page with a way on of its own gives the button for it as `lead`.
    """
    buttons = [] if lead is None else [lead]
    if finish is not None:
        buttons.append(screen.button("finish", say("workbook.finish"), finish, "primary"))
    elif not last:
        buttons.append(screen.button("next", say("workbook.next"), _turner(screen, 1), "primary"))
    if not first:
        buttons.append(screen.button("back", say("workbook.back"), _turner(screen, -1)))
    return markup.row(*buttons, *more)


def _turner(screen: Screen, by: int) -> Callable[[], None]:
    def turn() -> None:
        here = screen.desk.place
        screen.desk.go(here.moved(step=here.step + by))
        try:
            screen.turn()
        except Exception:
            screen.desk.go(here)
            raise

    return turn
