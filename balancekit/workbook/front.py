"""Which page a window shows: the way into the casebook first, then the place on the desk."""

from collections.abc import Iterable, Mapping

from ipywidgets import DOMWidget

from balancekit.guarded import room_is_guarded
from balancekit.workbook.pages.case_file import case_file
from balancekit.workbook.pages.cases import cases
from balancekit.workbook.pages.opening import no_room, unlock
from balancekit.workbook.pages.overview import gate
from balancekit.workbook.place import THERAPISTS
from balancekit.workbook.screen import Page, Screen


def front_of(notebook: str, stages: Mapping[str, Page]) -> Page:
    """Return the page that leads to every other page of a notebook.

    Parameters
    ----------
    notebook : str
        Its name in a `Place`.
    stages : mapping
        Stage of a place to the page that shows it.
    """

    def front(screen: Screen) -> Iterable[DOMWidget]:
        desk = screen.desk
        if (page := way_in(screen)) is not None:
            return page
        if desk.place.notebook != notebook:
            if desk.place.stage not in THERAPISTS:
                return gate(screen)  # clients have the laptop, in the other notebook
            desk.go(desk.place.at_notebook(notebook))
        if desk.place.stage == "reveal" and desk.case.individual_only:
            return gate(screen)  # nothing is shown to two, whatever led here
        return stages.get(desk.place.stage, stages["case"])(screen)

    return front


def way_in(screen: Screen) -> Iterable[DOMWidget] | None:
    """Return the page on the way to a case that can be worked on; None where one lies open."""
    desk = screen.desk
    if not room_is_guarded():
        return no_room(screen)
    if desk.book is None:
        return unlock(screen)
    if not desk.has_case:
        return cases(screen)
    return case_file(screen) if desk.read_only else None
