"""Where the relationships lie, and what the answers say: words and questions, never numbers."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.handouts.readings import readings_of
from balancekit.handouts.seven_steps import relations_map
from balancekit.handouts.worksheet_answers import Rated, worksheet_answers
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.explained import explained
from balancekit.workbook.pictures import Still
from balancekit.workbook.screen import Screen

_WIDTH, _HEIGHT = 680, 520


def picture(screen: Screen) -> Iterable[DOMWidget]:
    """Show the map and a sentence or two about each relationship, below the heading."""
    desk = screen.desk
    gathered = worksheet_answers(desk.case, desk.occasion, desk.person, [desk.person])
    yield markup.text(say("worksheet.picture_text"))
    yield Still(relations_map(gathered, _WIDTH, _HEIGHT)).widget
    for rated in gathered.rated:
        yield from said_of(rated, heading=True)


def said_of(rated: Rated, *, heading: bool = False) -> Iterable[DOMWidget]:
    """Show what the answers about one relationship say to the client."""
    said = readings_of(rated, "client")
    if said and heading:
        yield markup.subheading(rated.relationship.name)
    yield explained(said)
