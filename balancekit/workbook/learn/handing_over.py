"""The pages between people: whose part begins, and what holds before both look."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.for_both import for_both
from balancekit.workbook.learn.taking_part import all_agreed, goer, partner_of, taking_part
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.overview import gate_to
from balancekit.workbook.place import Place
from balancekit.workbook.screen import Screen


def handover(screen: Screen) -> Iterable[DOMWidget]:
    """Say whose part begins; nothing of anybody else's is on this page or behind it."""
    desk = screen.desk
    name, partner = desk.person.name, partner_of(desk)
    if partner is None:
        sentence = say("learn.handover_alone", name=name)
    else:
        sentence = say("learn.handover_text", name=name, other=partner.name)
    # Whoever begins again looks through it again before anything is shown.
    agreed = tuple(one for one in desk.place.agreed if one != desk.person.position)
    yield Heading(label=say("workbook.handover_title", name=name))
    yield markup.text(sentence)
    label = say("workbook.handover_begin", name=name)
    yield screen.button("begin", label, goer(screen, stage="work", agreed=agreed), "primary")
    yield therapist_button(screen)


@for_both
def reveal(screen: Screen) -> Iterable[DOMWidget]:
    """Say what will be seen, before it is; nobody gets here before both have agreed."""
    desk = screen.desk
    yield Heading(label=say("workbook.reveal_title"))
    if all_agreed(desk):
        yield markup.text(say("workbook.reveal_text"))
        look = goer(screen, stage="together", step=0)
        yield screen.button("look", say("workbook.reveal"), look, "primary")
    yield markup.row(*(_once_more(screen, person) for person in taking_part(desk)))
    yield therapist_button(screen)


def _once_more(screen: Screen, person: Respondent) -> DOMWidget:
    """Lead back to one's own part; to the other's only through the passphrase."""
    changes = {"stage": "handover", "person": person.position, "step": 0}

    def where(place: Place) -> Place:
        return place.moved(**changes)

    def ask() -> None:
        screen.turn(lambda screen: gate_to(screen, where))

    mine = person == screen.desk.person
    label = say("workbook.look_again", name=person.name)
    go = goer(screen, **changes) if mine else ask
    return screen.button(f"again:{person.position}", label, go)
