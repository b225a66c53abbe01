"""The pages between two people: whose turn it is, and what holds for what they write."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.pages.overview import gate
from balancekit.workbook.screen import Screen


def handover(screen: Screen) -> Iterable[DOMWidget]:
    """Say whose part begins; nothing of the other person's is on this page or behind it."""
    desk = screen.desk
    name, other = desk.person.name, desk.other.name
    begun = desk.case.answers(occasion=desk.occasion, respondent=desk.person)
    label = say("workbook.handover_again" if begun else "workbook.handover_begin", name=name)

    def begin() -> None:
        desk.go(desk.place.moved(stage="write", step=0))
        screen.turn()

    yield Heading(label=say("workbook.handover_title", name=name))
    yield markup.text(say("workbook.handover_text", name=name, other=other))
    yield screen.button("begin", label, begin, "primary")
    yield therapist_button(screen)


def reveal(screen: Screen) -> Iterable[DOMWidget]:
    """Say what will be seen, before it is."""
    desk = screen.desk

    def look() -> None:
        desk.go(desk.place.moved(stage="together", step=0))
        screen.turn()

    yield Heading(label=say("workbook.reveal_title"))
    yield markup.text(say("workbook.reveal_text"))
    yield screen.button("look", say("workbook.reveal"), look, "primary")
    yield markup.row(*(_once_more(screen, person.position) for person in desk.case.people))
    yield therapist_button(screen)


def _once_more(screen: Screen, position: int) -> DOMWidget:
    desk = screen.desk
    place = desk.place.moved(stage="handover", person=position, step=0)

    def back() -> None:
        desk.go(place)
        screen.turn()

    name = desk.case.people[position].name
    return screen.button(f"again:{position}", say("workbook.look_again", name=name), back)


def therapist_button(screen: Screen) -> DOMWidget:
    """Make the way back to the therapist's pages, through the passphrase."""
    label = say("workbook.therapist_button")
    return screen.button("therapist", label, lambda: screen.turn(gate), "foot")
