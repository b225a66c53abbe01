"""The pages between two people: whose turn it is, and what holds for what they write."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.desk import Desk
from balancekit.workbook.for_both import for_both
from balancekit.workbook.pages.overview import gate, gate_to
from balancekit.workbook.place import Place
from balancekit.workbook.questions import written_by
from balancekit.workbook.screen import Screen


def handover(screen: Screen) -> Iterable[DOMWidget]:
    """Say whose part begins; nothing of the other person's is on this page or behind it."""
    desk = screen.desk
    name = desk.person.name
    begun = written_by(desk, desk.person)
    label = say("workbook.handover_again" if begun else "workbook.handover_begin", name=name)

    def begin() -> None:
        # Whoever writes again looks through it again before anything is shown.
        others = {*desk.place.ready} - {desk.person.position}
        desk.go(desk.place.moved(stage="write").readied(others))
        screen.turn()

    yield Heading(label=say("workbook.handover_title", name=name))
    yield markup.text(_rules(desk))
    yield screen.button("begin", label, begin, "primary")
    yield therapist_button(screen)


def _rules(desk: Desk) -> str:
    """What holds for what is written: between two people, or between one and the therapist."""
    name = desk.person.name
    if desk.works_as_pair:
        return say("workbook.handover_text", name=name, other=desk.other.name)
    return say("worksheet.handover_text", name=name)


@for_both
def reveal(screen: Screen) -> Iterable[DOMWidget]:
    """Say what will be seen, before it is."""
    desk = screen.desk

    def look() -> None:
        desk.go(desk.place.moved(stage="together", step=0))
        screen.turn()

    yield Heading(label=say("workbook.reveal_title"))
    yield markup.text(say("workbook.reveal_text"))
    yield screen.button("look", say("workbook.reveal"), look, "primary")
    yield markup.row(*(_once_more(screen, person) for person in desk.case.people))
    yield therapist_button(screen)


def _once_more(screen: Screen, person: Respondent) -> DOMWidget:
    """Lead back to one's own part; to the other's only through the passphrase."""
    desk = screen.desk
    mine = person == desk.person

    def where(place: Place) -> Place:
        return place.moved(stage="handover", person=person.position, step=0)

    def back() -> None:
        desk.go(where(desk.place))
        screen.turn()

    def ask() -> None:
        screen.turn(lambda screen: gate_to(screen, where))

    label = say("workbook.look_again", name=person.name)
    return screen.button(f"again:{person.position}", label, back if mine else ask)


def therapist_button(screen: Screen) -> DOMWidget:
    """Make the way back to the therapist's pages, through the passphrase."""
    label = say("workbook.therapist_button")
    return screen.button("therapist", label, lambda: screen.turn(gate), "foot", settles=False)
