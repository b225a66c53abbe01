"""The therapist's page for what comes back: as a file, or on paper to be typed in."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.pages.returned import drop_area
from balancekit.workbook.pages.typing_in import keypad_start
from balancekit.workbook.screen import Screen


def from_paper(screen: Screen) -> Iterable[DOMWidget]:
    """Take in a filled page; of a case that lies on the desk, paper can be typed in too."""
    yield Heading(label=say("paper.title"))
    yield markup.panel(*drop_area(screen))
    if screen.desk.has_case:
        yield markup.panel(*keypad_start(screen))
    yield screen.button("back", say("workbook.back"), screen.turn)
