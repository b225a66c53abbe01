"""The therapist's start page of a case: what waits, and the five notebooks. No word of anyone's."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.strings import in_a_row, say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.dates import day_of
from balancekit.workbook.pages.overview import NOTEBOOKS, foot_buttons, opener
from balancekit.workbook.screen import Screen
from balancekit.workbook.start.standing import standings
from balancekit.workbook.start.waiting import waiting


def overview(screen: Screen) -> Iterable[DOMWidget]:
    """Show who it is, what waits, and the way into each notebook."""
    case = screen.desk.case
    sittings = case.occasions()
    yield Heading(label=say("workbook.case_title", code=case.code))
    names = in_a_row(person.name for person in case.people)
    yield markup.text(" – ".join(part for part in (names, case.relation) if part), "bk-who")
    last = say("start.last", day=day_of(sittings[-1].started)) if sittings else say("start.first")
    yield markup.text(last, "bk-hint")
    yield from waiting(screen)
    yield from _notebooks(screen)
    yield foot_buttons(screen)


def _notebooks(screen: Screen) -> Iterable[DOMWidget]:
    """Show a line for each notebook; the one that was used last stands out."""
    desk, stands = screen.desk, standings(screen.desk)
    begun = any(stand.begun for stand in stands.values())
    for name in NOTEBOOKS:
        if name not in stands:
            continue
        look = "primary" if begun and name == desk.place.notebook else ""
        title = say(f"workbook.notebook_{name}")
        yield markup.way(
            screen.button(f"notebook:{name}", title, opener(screen, name), look),
            markup.text(say(f"start.for_{name}")),
            markup.text(stands[name].sentence, "bk-hint"),
        )
