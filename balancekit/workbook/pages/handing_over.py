"""The pages between two people: whose turn it is, and what holds for what they write."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.desk import Desk
from balancekit.workbook.for_both import for_both
from balancekit.workbook.pages.going import goer
from balancekit.workbook.pages.overview import gate, gate_to
from balancekit.workbook.questions import written_by
from balancekit.workbook.screen import Screen


def handover(screen: Screen) -> Iterable[DOMWidget]:
    """Say whose part begins; nothing of the other person's is on this page or behind it."""
    desk = screen.desk

    def begin() -> None:
        # Whoever writes again looks through it again before anything is shown.
        others = {*desk.place.ready} - {desk.person.position}
        desk.go(desk.place.moved(stage="write").readied(others))
        screen.turn()

    rules = markup.text(_rules(desk))
    return beginning(screen, rules, begin=begin, again=bool(written_by(desk, desk.person)))


def beginning(
    screen: Screen, *rules: DOMWidget, begin: Callable[[], None], again: bool = False
) -> Iterable[DOMWidget]:
    """Make the page before somebody's part: whose it is, and what holds for what they write."""
    name = screen.desk.person.name
    label = say("workbook.handover_again" if again else "workbook.handover_begin", name=name)
    yield Heading(label=say("workbook.handover_title", name=name))
    yield from rules
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
    return before_both(screen, screen.desk.case.people)


def before_both(
    screen: Screen, people: Iterable[Respondent], *, ready: bool = True
) -> Iterable[DOMWidget]:
    """Make the page before what these people look at; it leads on where all are ready."""
    yield Heading(label=say("workbook.reveal_title"))
    if ready:
        yield markup.text(say("workbook.reveal_text"))
        look = goer(screen, stage="together", step=0)
        yield screen.button("look", say("workbook.reveal"), look, "primary")
    yield markup.row(*(_once_more(screen, person) for person in people))
    yield therapist_button(screen)


def _once_more(screen: Screen, person: Respondent) -> DOMWidget:
    """Lead back to one's own part; to the other's only through the passphrase."""
    part = {"stage": "handover", "person": person.position, "step": 0}

    def ask() -> None:
        screen.turn(lambda screen: gate_to(screen, lambda place: place.moved(**part)))

    label = say("workbook.look_again", name=person.name)
    go = goer(screen, **part) if person == screen.desk.person else ask
    return screen.button(f"again:{person.position}", label, go)


def therapist_button(screen: Screen) -> DOMWidget:
    """Make the way back to the therapist's pages, through the passphrase."""
    label = say("workbook.therapist_button")
    return screen.button("therapist", label, lambda: screen.turn(gate), "foot", settles=False)
