"""The pages between people: whose part begins, and what holds before both look."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.for_both import for_both
from balancekit.workbook.learn.taking_part import all_agreed, partner_of, taking_part
from balancekit.workbook.pages.going import goer
from balancekit.workbook.pages.handing_over import before_both, beginning
from balancekit.workbook.screen import Screen


def handover(screen: Screen) -> Iterable[DOMWidget]:
    """Say whose part begins; nothing of anybody else's is on this page or behind it."""
    desk = screen.desk
    name, partner = desk.person.name, partner_of(desk)
    if partner is None:
        rules = say("learn.handover_alone", name=name)
    else:
        rules = say("learn.handover_text", name=name, other=partner.name)
    # Whoever begins again looks through it again before anything is shown.
    agreed = tuple(one for one in desk.place.agreed if one != desk.person.position)
    begin = goer(screen, stage="work", agreed=agreed)
    return beginning(screen, markup.text(rules), begin=begin)


@for_both
def reveal(screen: Screen) -> Iterable[DOMWidget]:
    """Say what will be seen, before it is; nobody gets here before both have agreed."""
    desk = screen.desk
    return before_both(screen, taking_part(desk), ready=all_agreed(desk))
