"""The start page's window: a case first, then any notebook, without loading another address."""

from collections.abc import Iterable, Mapping

from ipywidgets import DOMWidget

from balancekit.workbook.front import way_in
from balancekit.workbook.screen import Page, Screen
from balancekit.workbook.start.overview import overview


def front_to(fronts: Mapping[str, Page]) -> Page:
    """Return the page that leads to the start page, and from there to every notebook.

    Where clients have the laptop it goes on in their notebook, as that notebook's own window would.

    Parameters
    ----------
    fronts : mapping
        Name of a notebook in a `Place` to the page that leads to its pages.
    """
    arriving = True

    def front(screen: Screen) -> Iterable[DOMWidget]:
        nonlocal arriving
        desk = screen.desk
        if (page := way_in(screen)) is not None:
            arriving = True
            return page
        if arriving and desk.place.stage == "case":
            desk.place = desk.place.at_notebook("start")
        arriving = False
        if desk.place.stage == "start" or desk.place.notebook not in fronts:
            return overview(screen)
        return fronts[desk.place.notebook](screen)

    return front
