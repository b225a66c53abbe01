"""One window of the workbook: a fresh screen at the kernel's one desk."""

import atexit
from pathlib import Path

from balancekit.strings import say
from balancekit.workbook.couple_overlap import front
from balancekit.workbook.desk import the_desk
from balancekit.workbook.screen import Screen

_STYLE = Path(__file__).resolve().parent / "workbook.css"
_open: list[Screen] = []
# A kernel that ends in peace leaves one whole file behind, without a log beside it.
atexit.register(the_desk().lock)


def couple_overlap() -> Screen:
    """Show the workbook of two circles; the window opened last is the one that goes on.

    Returns
    -------
    Screen
        The root widget. Its ``repr`` and what Jupyter stores of it hold no client's word.
    """
    for screen in _open:
        screen.end(say("workbook.other_window"))
    _open[:] = [Screen(the_desk(), front, _STYLE.read_text(encoding="utf-8"))]
    return _open[0]
