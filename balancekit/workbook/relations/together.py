"""What both look at: their answers side by side, strengths first; and a page for each."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.handouts.readings import readings_for_both
from balancekit.handouts.side_by_side import matches_said, shown_agreement, side_by_side
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.explained import explained
from balancekit.workbook.for_both import for_both
from balancekit.workbook.pages.closing import finisher
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.take_home import making
from balancekit.workbook.pages.turning import turn_buttons
from balancekit.workbook.pictures import Still
from balancekit.workbook.screen import Screen

_TITLES = ("relations.together_title", "relations.take_home_title")


def together(screen: Screen) -> Iterable[DOMWidget]:
    """Show the page that the desk's step stands for."""
    steps = len(_TITLES)
    step = min(screen.desk.place.step, steps - 1)
    progress = say("workbook.step", step=step + 1, steps=steps)
    heading = Heading(label=say(_TITLES[step]), step=step + 1, steps=steps, progress=progress)
    yield from (_sides, _pages)[step](screen, heading)
    finish = finisher(screen) if step == steps - 1 else None
    yield turn_buttons(screen, first=step == 0, finish=finish)
    yield therapist_button(screen)


@for_both
def _sides(screen: Screen, heading: Heading) -> Iterable[DOMWidget]:
    yield heading
    desk = screen.desk
    first, second = desk.case.people
    names = first.name, second.name
    seen = shown_agreement(desk.case, desk.occasion)
    yield explained(readings_for_both(desk.case, desk.occasion))
    if not seen.compared:
        yield markup.text(say("relations.together_nothing"))
        return
    yield markup.text("\n".join(matches_said(seen, names)))
    for standing, drawn in side_by_side(seen, names):
        yield markup.subheading(say(f"agreement.{standing}"))
        yield Still(drawn).widget


def _pages(screen: Screen, heading: Heading) -> Iterable[DOMWidget]:
    yield heading
    yield markup.text(say("relations.take_home_text"))
    people = screen.desk.case.people
    yield from making(screen, "agreement", people, say("relations.make_pages"))
