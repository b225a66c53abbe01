"""One person's part of a check-in: a page at a time, and the look through it at the end."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.check_in.closeness import closeness
from balancekit.workbook.check_in.leaves import leaves
from balancekit.workbook.check_in.looking_back import looking_back
from balancekit.workbook.check_in.own_page import own_page
from balancekit.workbook.check_in.review import review
from balancekit.workbook.check_in.week import week
from balancekit.workbook.controls import Heading
from balancekit.workbook.pages.closing import finisher
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.turning import turn_buttons
from balancekit.workbook.pages.undoing import undo_buttons
from balancekit.workbook.screen import Screen

Body = Callable[[Screen], Iterable[DOMWidget]]
_BODIES: dict[str, Body] = {
    "back": looking_back,
    "closeness": closeness,
    "week": week,
    "own": own_page,
}


def part(screen: Screen) -> Iterable[DOMWidget]:
    """Show the page that the desk's step stands for."""
    desk = screen.desk
    pages = leaves(desk)
    step = min(desk.place.step, len(pages) - 1)
    leaf, last = pages[step], step == len(pages) - 1
    title = say(f"check_in.{leaf}_title", name=desk.person.name, other=_other(screen))
    progress = say("workbook.step", step=step + 1, steps=len(pages))
    heading = Heading(label=title, step=step + 1, steps=len(pages), progress=progress)
    *body, lead = review(screen) if leaf == "review" else (*_BODIES[leaf](screen), None)
    buttons = turn_buttons(
        screen,
        *undo_buttons(screen, [desk.person]),
        therapist_button(screen),
        first=step == 0,
        last=last,
        finish=_finisher(screen) if leaf == "own" else None,
        lead=lead,
    )
    yield markup.brief(heading, *body, buttons)


def _finisher(screen: Screen) -> Callable[[], None]:
    """Return what ends the part of somebody who has nobody to show it to."""
    desk = screen.desk

    def finish() -> None:
        desk.go(desk.place.readied({*desk.place.ready, desk.person.position}))
        finisher(screen)()

    return finish


def _other(screen: Screen) -> str:
    desk = screen.desk
    return desk.other.name if desk.works_as_pair else ""
