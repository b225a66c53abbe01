"""The clinician's own summary: with numbers, and never for the client."""

from collections.abc import Iterable

from ipywidgets import HTML, DOMWidget

from balancekit.handouts.both_sides import BothSides, both_sides, counted, pictures
from balancekit.handouts.clinician import beside_scores, scores_table
from balancekit.handouts.parts import Table
from balancekit.handouts.worksheet_answers import worksheet_answers
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.explained import explained, faulty_rules
from balancekit.workbook.pages.take_home import making
from balancekit.workbook.pictures import Still
from balancekit.workbook.releasing import releasing_one
from balancekit.workbook.screen import Screen

_WIDTH = 680


def summary(screen: Screen) -> Iterable[DOMWidget]:
    """Show what each person's answers say, with scores, and make it as a page for each."""
    desk = screen.desk
    yield Heading(label=say("worksheet.make_clinician"))
    yield markup.text(say("worksheet.summary_text"))
    yield from faulty_rules()
    yield from _told(screen)
    both = both_sides(desk.case, desk.occasion)
    if both is not None:
        yield from _both(both)
    yield markup.subheading(say("worksheet.summary_page"))
    yield from making(screen, "clinician", desk.case.people, say("worksheet.make_summary"))
    yield screen.button("back", say("workbook.back"), screen.turn)


def _told(screen: Screen) -> Iterable[DOMWidget]:
    """Show each relationship: the scores, and every sentence with its reasons."""
    case, occasion = screen.desk.case, screen.desk.occasion
    for person in case.people:
        for rated in worksheet_answers(case, occasion, person, [case.therapist]).rated:
            other = rated.relationship.name
            yield markup.subheading(say("clinician.about", name=person.name, other=other))
            yield _table(scores_table(rated))
            yield explained(beside_scores(rated))
            if rated.wanted:
                yield from releasing_one(screen, person, rated)
                yield markup.text(say("learn.release_hint"), "bk-hint")


def _both(both: BothSides) -> Iterable[DOMWidget]:
    """Show how two people see their relationship, strengths first."""
    first, second = both.names
    yield markup.subheading(say("agreement.of_two", first=first, second=second))
    yield markup.text(say("agreement.yours_alone"), "bk-hint")
    yield _table(counted(both))
    yield explained(both.readings)
    yield markup.text(say("agreement.talking_order"))
    for number, shown in enumerate(pictures(both, _WIDTH), 1):
        parts = {"standing": shown.standing, "scale": shown.scale}
        yield markup.part_heading(say("agreement.in_order", number=number, **parts))
        yield Still(shown.drawn).widget
    if both.apart:
        yield markup.part_heading(say("agreement.apart"))
        yield HTML(markup.items(both.apart))


def _table(table: Table) -> HTML:
    return HTML(markup.table(table.head, table.rows))
