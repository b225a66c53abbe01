"""The notebook of two circles: which page belongs to which place."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.guarded import room_is_guarded
from balancekit.workbook.pages.cases import cases
from balancekit.workbook.pages.handing_over import handover, reveal
from balancekit.workbook.pages.opening import no_room, unlock
from balancekit.workbook.pages.overview import overview
from balancekit.workbook.pages.together import done, together
from balancekit.workbook.pages.writing import writing
from balancekit.workbook.screen import Screen

_STAGES = {
    "case": overview,
    "handover": handover,
    "write": writing,
    "reveal": reveal,
    "together": together,
    "done": done,
}


def front(screen: Screen) -> Iterable[DOMWidget]:
    """Choose the page for where the desk stands."""
    if not room_is_guarded():
        return no_room(screen)
    if screen.desk.book is None:
        return unlock(screen)
    if not screen.desk.has_case:
        return cases(screen)
    return _STAGES[screen.desk.place.stage](screen)
