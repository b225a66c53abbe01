"""The way through the seven steps: one page at a time, along the path that was chosen."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.pages.closing import finisher
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.turning import turn_buttons
from balancekit.workbook.pages.undoing import undo_buttons
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.own_bank import chosen_bank, own_page, sheets_of
from balancekit.workbook.worksheet.page import page
from balancekit.workbook.worksheet.paths import Leaf, bank_of, leaves
from balancekit.workbook.worksheet.people import people
from balancekit.workbook.worksheet.picture import picture
from balancekit.workbook.worksheet.plan import plan
from balancekit.workbook.worksheet.practices import practices
from balancekit.workbook.worksheet.rating import rated_people, rating
from balancekit.workbook.worksheet.steps import step

Body = Callable[[Screen, str], Iterable[DOMWidget]]
_BODIES: dict[str, Body] = {
    "step": step,
    "people": lambda screen, about: people(screen),
    "rating": rating,
    "picture": lambda screen, about: picture(screen),
    "own": own_page,
    "practices": lambda screen, about: practices(screen),
    "plan": plan,
    "page": lambda screen, about: page(screen),
}


def work(screen: Screen) -> Iterable[DOMWidget]:
    """Show the page that the desk's step stands for."""
    place = screen.desk.place
    own, alone = sheets_of(chosen_bank(screen)), screen.desk.case.individual_only
    rates = bool(rated_people(screen))
    pages = leaves(place.path, rates=rates, menu=not alone, own=len(own))
    here = min(place.step, len(pages) - 1)  # somebody taken off the list shortens the way
    screen.desk.place = place.moved(step=here)
    leaf = pages[here]
    progress = say("workbook.step", step=here + 1, steps=len(pages))
    yield Heading(label=_title(screen, leaf), step=here + 1, steps=len(pages), progress=progress)
    if place.typing == "therapist":
        yield markup.text(
            say("worksheet.typed_by_therapist", name=screen.desk.person.name), "bk-badge"
        )
    yield from _BODIES[leaf.kind](screen, leaf.about)
    last = here == len(pages) - 1
    finish = finisher(screen) if last else None
    undo = undo_buttons(screen, [screen.desk.person])
    yield turn_buttons(screen, *undo, first=here == 0, finish=finish)
    yield _way_back(screen)


def _title(screen: Screen, leaf: Leaf) -> str:
    if leaf.kind in {"step", "plan"}:
        return bank_of("worksheet").section(leaf.about).title
    if leaf.kind == "rating":
        item = bank_of("balance").item(leaf.about)  # the control itself says the question
        return bank_of("balance").section(item.section).title
    if leaf.kind == "own":
        return sheets_of(chosen_bank(screen))[int(leaf.about)].title
    return say(f"worksheet.{leaf.kind}_title")


def _way_back(screen: Screen) -> DOMWidget:
    """Through the passphrase, unless the therapist types and there is nobody else to shield."""
    desk = screen.desk
    if desk.place.typing != "therapist" or len(desk.case.people) > 1:
        return therapist_button(screen)

    def back() -> None:
        desk.go(desk.place.back_at_case())
        screen.turn()

    return screen.button("overview", say("worksheet.to_overview"), back, "foot")
