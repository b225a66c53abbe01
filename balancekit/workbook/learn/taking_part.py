"""Who learns together: one person, or two of a case, however many people there are in it."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.errors import CasebookError
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading, Ticks
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen

_MOST = 2


def taking_part(desk: Desk) -> tuple[Respondent, ...]:
    """Return the one or two who take part; the first two of the case by default.

    Where each works alone it is whoever's turn it is.
    """
    if desk.case.individual_only:
        return (desk.person,)
    people = desk.case.people
    chosen = tuple(people[n] for n in desk.place.takes_part if n < len(people))
    return chosen or people[:_MOST]


def having_a_part(desk: Desk) -> tuple[Respondent, ...]:
    """Return who has a part in it: those who take part, or each of the case where all are alone."""
    return desk.case.people if desk.case.individual_only else taking_part(desk)


def partner_of(desk: Desk) -> Respondent | None:
    """Return with whom the person whose turn it is learns; None where nobody else takes part."""
    others = [one for one in taking_part(desk) if one != desk.person]
    return others[0] if others else None


def all_agreed(desk: Desk) -> bool:
    """Tell whether everybody who takes part has said what may be shown."""
    return {one.position for one in taking_part(desk)} <= set(desk.place.agreed)


def choosing_people(screen: Screen) -> Iterable[DOMWidget]:
    """Ask who takes part."""
    desk = screen.desk
    rows = [(str(one.position), one.name) for one in desk.case.people]
    control = Ticks(say("learn.who"), rows, [str(one.position) for one in taking_part(desk)])
    screen.register("who", control.fill)

    def keep() -> None:
        chosen = tuple(sorted(int(row) for row in control.ticked))
        if not 1 <= len(chosen) <= _MOST:
            raise CasebookError(say("learn.who_one_or_two"))
        # Whoever agreed did so for the one who was to see it.
        desk.go(desk.place.moved(takes_part=chosen, agreed=()))
        screen.turn()

    yield Heading(label=say("learn.who"))
    yield markup.text(say("learn.who_text"))
    yield control
    yield markup.row(
        screen.button("keep", say("learn.keep"), keep, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )
