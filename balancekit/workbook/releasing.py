"""The therapist says which practices a person may see: of those wanted, the rarest three."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.handouts.practice_menu import menu_items, release
from balancekit.handouts.readings import rarest_wanted
from balancekit.handouts.worksheet_answers import Rated, worksheet_answers
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Ticks
from balancekit.workbook.screen import Screen


def releasing(screen: Screen, person: Respondent) -> Iterable[DOMWidget]:
    """Show what a person wants more of with whom, each to be released or not."""
    case, occasion = screen.desk.case, screen.desk.occasion
    for rated in worksheet_answers(case, occasion, person, [case.therapist]).rated:
        if rated.wanted:
            yield from releasing_one(screen, person, rated)


def releasing_one(screen: Screen, person: Respondent, rated: Rated) -> Iterable[DOMWidget]:
    """Show the rarest of what is wanted more of in one relationship, to be released."""
    case, occasion, known = screen.desk.case, screen.desk.occasion, rated.relationship
    offered = rarest_wanted(rated)
    items = {item.id: item for item in menu_items()}
    label = say("learn.release_about", name=person.name, other=known.name)
    control = Ticks(
        label,
        [(item, items[item].asked_of(known.name)) for item in offered],
        [item for item in rated.released if item in offered],
    )

    def released(_: object) -> None:
        chosen = [item for item in offered if item in control.ticked]
        screen.saved(release(case, occasion, person, known.entry, chosen).saved)

    control.observe(screen.guarded(released), "ticked")
    screen.register(f"release:{person.position}:{known.entry}", control.fill)
    yield markup.text(label, "bk-label")
    yield control
