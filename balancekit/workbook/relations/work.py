"""One person's own map: who is on it, a question a page down the names, the picture, a page."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.pages.closing import finisher
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.take_home import making
from balancekit.workbook.pages.turning import turn_buttons
from balancekit.workbook.pages.undoing import undo_buttons
from balancekit.workbook.relations.picture import picture
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.paths import Leaf, bank_of, rated_items
from balancekit.workbook.worksheet.people import people
from balancekit.workbook.worksheet.rating import rated_people, rating

_MINUTES = "25"  # the short form, and whether that is how it is wanted
MOST_PEOPLE = 15


def work(screen: Screen) -> Iterable[DOMWidget]:
    """Show the page that the desk's step stands for."""
    place = screen.desk.place
    pages = _leaves(screen)
    here = min(place.step, len(pages) - 1)  # somebody taken off the list shortens the way
    screen.desk.place = place.moved(step=here)
    leaf, last = pages[here], here == len(pages) - 1
    progress = say("workbook.step", step=here + 1, steps=len(pages))
    yield Heading(label=_title(leaf), step=here + 1, steps=len(pages), progress=progress)
    yield from _body(screen, leaf)
    undo = undo_buttons(screen, [screen.desk.person])
    yield turn_buttons(screen, *undo, first=here == 0, finish=finisher(screen) if last else None)
    yield therapist_button(screen)


def _leaves(screen: Screen) -> tuple[Leaf, ...]:
    if not rated_people(screen):
        return (Leaf("people"), Leaf("page"))
    rated = (Leaf("rating", item.id) for item in rated_items(_MINUTES))
    return (Leaf("people"), *rated, Leaf("picture"), Leaf("page"))


def _title(leaf: Leaf) -> str:
    if leaf.kind == "rating":
        bank = bank_of("balance")
        return bank.section(bank.item(leaf.about).section).title
    return say(
        "worksheet.people_title" if leaf.kind == "people" else f"relations.{leaf.kind}_title"
    )


def _body(screen: Screen, leaf: Leaf) -> Iterable[DOMWidget]:
    if leaf.kind == "people":
        return people(screen, most=MOST_PEOPLE)
    if leaf.kind == "rating":
        return rating(screen, leaf.about)
    return picture(screen) if leaf.kind == "picture" else _page(screen)


def _page(screen: Screen) -> Iterable[DOMWidget]:
    yield markup.text(say("relations.page_text"))
    yield from making(screen, "map", [screen.desk.person], say("relations.make_map"))
