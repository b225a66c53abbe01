"""The clinician's own summary: with numbers, and never for the client."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.pages.take_home import making
from balancekit.workbook.screen import Screen


def summary(screen: Screen) -> Iterable[DOMWidget]:
    """Make a summary of what each person has answered."""
    yield Heading(label=say("worksheet.make_clinician"))
    yield markup.text(say("worksheet.summary_text"))
    people = screen.desk.case.people
    yield from making(screen, "clinician", people, say("worksheet.make_summary"))
    yield screen.button("back", say("workbook.back"), screen.turn)
