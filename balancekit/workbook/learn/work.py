"""What each person does alone: read, tick, place a story, and say what may be shown of it."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.bank import load_bank
from balancekit.strings import say
from balancekit.workbook.controls import Heading
from balancekit.workbook.learn.placing import placing
from balancekit.workbook.learn.practices import menu
from balancekit.workbook.learn.readings import reading
from balancekit.workbook.learn.review import review
from balancekit.workbook.learn.story import story_of
from balancekit.workbook.learn.taking_part import partner_of
from balancekit.workbook.pages.going import goer
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.turning import turn_buttons
from balancekit.workbook.pages.undoing import undo_buttons
from balancekit.workbook.screen import Screen

Body = Callable[[Screen], Iterable[DOMWidget]]


def work(screen: Screen) -> Iterable[DOMWidget]:
    """Show the page that the desk's step stands for."""
    desk = screen.desk
    partner = partner_of(desk)
    menu_page = [] if desk.case.individual_only else ["practices"]
    pages = ["two_ends", "too_much", *menu_page, "story", *(["review"] if partner else [])]
    here = min(desk.place.step, len(pages) - 1)
    page = pages[here]
    progress = say("workbook.step", step=here + 1, steps=len(pages))
    label = _title(screen, page)
    yield Heading(label=label, step=here + 1, steps=len(pages), progress=progress)
    if page == "review":
        assert partner is not None
        yield from review(screen, partner)
    else:
        yield from _BODIES[page](screen)
    yield _turning(screen, page, first=here == 0)
    yield therapist_button(screen)


_BODIES: dict[str, Body] = {
    "two_ends": lambda screen: reading(screen, "two_ends"),
    "too_much": lambda screen: reading(screen, "too_much"),
    "practices": menu,
    "story": placing,
}


def _title(screen: Screen, page: str) -> str:
    if page == "story":
        return story_of(screen).section.title
    if page == "practices":
        return say("learn.practices_title")
    if page == "review":
        partner = partner_of(screen.desk)
        return say("workbook.review_title", name=partner.name if partner else "")
    return load_bank("spectrum").section(page).title


def _turning(screen: Screen, page: str, *, first: bool) -> DOMWidget:
    """Make the buttons at the foot; whoever is alone goes on from the story to talking about it."""
    undo = undo_buttons(screen, [screen.desk.person])
    ends = page == "review"
    if page == "story" and partner_of(screen.desk) is None:
        on = goer(screen, stage="together", step=0)
        undo.insert(0, screen.button("talk", say("workbook.next"), on, "primary"))
        ends = True
    return turn_buttons(screen, *undo, first=first, last=ends)
