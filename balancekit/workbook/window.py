"""One window of the workbook: a fresh screen at the kernel's one desk."""

import atexit
from pathlib import Path

from balancekit.figures import screen_style
from balancekit.spoken import speak_as_chosen
from balancekit.strings import say
from balancekit.workbook.couple_overlap import front as couple_front
from balancekit.workbook.desk import the_desk
from balancekit.workbook.learn_together import front as learn_front
from balancekit.workbook.pages.overview import gate
from balancekit.workbook.relationship_map import front as map_front
from balancekit.workbook.screen import Page, Screen
from balancekit.workbook.seven_steps import front as worksheet_front
from balancekit.workbook.starting import front_to
from balancekit.workbook.weekly import front as weekly_front

_FRONTS: dict[str, Page] = {
    "worksheet": worksheet_front,
    "couple": couple_front,
    "check_in": weekly_front,
    "relations": map_front,
    "learn": learn_front,
}
# What a notebook calls itself, where a place calls it something shorter.
_NAMED = {"couple_overlap": "couple", "relationship_map": "relations", "learn_together": "learn"}
_STYLE = Path(__file__).resolve().parent / "workbook.css"
_open: list[Screen] = []
# A kernel that ends in peace leaves one whole file behind, without a log beside it.
atexit.register(the_desk().lock)


def open_window(notebook: str) -> Screen:
    """Show a notebook; the window that was opened last goes on, the others say so.

    Parameters
    ----------
    notebook : str
        ``"start"``, ``"couple_overlap"``, ``"worksheet"``, ``"check_in"``,
        ``"relationship_map"`` or ``"learn_together"``.

    Returns
    -------
    Screen
        The root widget. Its ``repr`` and what Jupyter stores of it hold no client's word.
    """
    speak_as_chosen()
    for screen in _open:
        screen.end(say("workbook.other_window"))
    roams = notebook == "start"
    front = front_to(_FRONTS) if roams else _FRONTS[_NAMED.get(notebook, notebook)]
    style = _STYLE.read_text(encoding="utf-8") + screen_style()
    _open[:] = [Screen(the_desk(), front, gate, style, roams=roams)]
    return _open[0]
