"""The therapist's page of the relationship map: whose own map, and the part between two."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.pages.going import goer
from balancekit.workbook.pages.handing_over import beginning
from balancekit.workbook.pages.overview import case_heading, foot, parts
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.summary import summary


def overview(screen: Screen) -> Iterable[DOMWidget]:
    """Offer each person's own map, and for two what is between them."""
    desk = screen.desk
    yield from case_heading(screen)
    for person in desk.case.people:
        yield _own_map(screen, person)
    if desk.works_as_pair:
        yield markup.subheading(say("relations.between_part"))
        yield markup.text(say("relations.between_part_text"))
        yield from parts(screen)
    label = say("worksheet.make_clinician")
    yield screen.button("summary", label, lambda: screen.turn(summary))
    yield foot(screen)


def _own_map(screen: Screen, person: Respondent) -> DOMWidget:
    go = goer(screen, stage="map_handover", person=person.position, step=0)
    label = say("relations.start_map", name=person.name)
    return markup.panel(
        markup.subheading(say("relations.map_part", name=person.name)),
        markup.text(say("relations.map_part_text", name=person.name)),
        screen.button(f"map:{person.position}", label, go),
    )


def map_handover(screen: Screen) -> Iterable[DOMWidget]:
    """Say whose map begins, and what holds for what they answer."""
    rules = markup.text(say("relations.handover_map", name=screen.desk.person.name))
    return beginning(screen, rules, begin=goer(screen, stage="work"))
