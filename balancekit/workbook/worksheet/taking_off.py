"""Asking once more before something is taken off a list."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.screen import Screen


def taking_off(
    screen: Screen, title: str, *, what: str, means: str, remove: Callable[[], None]
) -> Iterable[DOMWidget]:
    """Ask whether something is to go.

    Parameters
    ----------
    screen : Screen
    title : str
        What the button said that led here.
    what : str
        A person's name, the words of a question.
    means : str
        What goes with it.
    remove : callable
        What takes it off.
    """
    yield Heading(label=title)
    yield markup.text(what, "bk-lead")
    yield markup.text(means)
    yield markup.row(
        screen.button("remove", say("worksheet.take_off_now"), remove, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )
