"""What both look at after a check-in: then and now, side by side; and a card for each."""

from collections.abc import Iterable

from ipywidgets import HTML, DOMWidget

from balancekit.casebook import Respondent
from balancekit.handouts.then_and_now import shown_by, subjects
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.check_in.told import told_panel
from balancekit.workbook.controls import Heading
from balancekit.workbook.for_both import for_both
from balancekit.workbook.pages.closing import finisher
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.take_home import making
from balancekit.workbook.pages.turning import turn_buttons
from balancekit.workbook.screen import Screen

_TITLES = ("check_in.together_title", "check_in.cards_title")


def together(screen: Screen) -> Iterable[DOMWidget]:
    """Show the page that the desk's step stands for."""
    steps = len(_TITLES)
    step = min(screen.desk.place.step, steps - 1)
    progress = say("workbook.step", step=step + 1, steps=steps)
    heading = Heading(label=say(_TITLES[step]), step=step + 1, steps=steps, progress=progress)
    body = list((_views, _cards)[step](screen, heading))
    finish = finisher(screen) if step == steps - 1 else None
    buttons = turn_buttons(screen, therapist_button(screen), first=step == 0, finish=finish)
    yield markup.brief(*body, buttons)


@for_both
def _views(screen: Screen, heading: Heading) -> Iterable[DOMWidget]:
    yield heading
    yield markup.text(say("check_in.together_text"), "bk-hint")
    yield markup.columns(*(_view(screen, person) for person in screen.desk.case.people))


def _view(screen: Screen, person: Respondent) -> DOMWidget:
    case = screen.desk.case
    first, second = case.people
    about = subjects(case, person)[0]
    told = shown_by(case, screen.desk.occasion, person, about)
    return markup.panel(HTML(told_panel(told, (first.name, second.name))))


def _cards(screen: Screen, heading: Heading) -> Iterable[DOMWidget]:
    """Make both cards, unseen: a card holds its owner's step, shown to the other or not."""
    yield heading
    yield markup.text(say("check_in.cards_text"))
    people = screen.desk.case.people
    yield from making(screen, "card", people, say("check_in.make_cards"), shown=False)
