"""The therapist's page of the check-in: begin one, see whose turn it is, look at all of them."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.check_in.course import course
from balancekit.workbook.controls import Heading
from balancekit.workbook.pages.overview import case_heading, foot, parts
from balancekit.workbook.pages.take_home import making
from balancekit.workbook.questions import written_by
from balancekit.workbook.screen import Screen


def overview(screen: Screen) -> Iterable[DOMWidget]:
    """Begin today's check-in in one tap; or show how far it is."""
    desk = screen.desk
    yield from case_heading(screen)
    if desk.checking_in or desk.waits_for_screening:
        yield from parts(screen)
    else:
        yield markup.text(say("check_in.overview_text"))
        yield screen.button("check_in", say("check_in.begin"), _beginner(screen), "primary")
    yield markup.row(*_more(screen))
    yield foot(screen)


def _beginner(screen: Screen) -> Callable[[], None]:
    desk = screen.desk

    def begin() -> None:
        desk.begin_check_in()
        if len(desk.case.people) == 1:
            desk.go(desk.place.moved(stage="handover"))
        screen.turn()

    return begin


def _more(screen: Screen) -> Iterable[DOMWidget]:
    desk = screen.desk
    yield screen.button("course", say("check_in.course_button"), lambda: screen.turn(course))
    if desk.checking_in and any(written_by(desk, person) for person in desk.case.people):
        label = say("check_in.cards_button")
        yield screen.button("cards", label, lambda: screen.turn(cards))


def cards(screen: Screen) -> Iterable[DOMWidget]:
    """Make the cards of those who have written, as when one of the two could not come."""
    desk = screen.desk
    people = [person for person in desk.case.people if written_by(desk, person)]
    yield Heading(label=say("check_in.cards_title"))
    yield markup.text(say("check_in.cards_text"))
    yield from making(screen, "card", people, say("check_in.make_cards"), shown=False)
    yield screen.button("back", say("workbook.back"), screen.turn)
