"""One person's part between two: two pages about the other, two of guesses, and a look through."""

from collections.abc import Iterable
from typing import NamedTuple

from ipywidgets import DOMWidget

from balancekit.bank import with_name
from balancekit.handouts.side_by_side import BANK, GUESSED, GUESSES, compared_items
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.turning import turn_buttons
from balancekit.workbook.pages.undoing import undo_buttons
from balancekit.workbook.questions import Question
from balancekit.workbook.relations.review import review
from balancekit.workbook.relations.sides import SidesKeeper
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.paths import bank_of


class Sheet(NamedTuple):
    """One page of questions: its title's entry, the bank, and what is asked."""

    title: str
    bank: str
    items: tuple[str, ...]


def sheets() -> tuple[Sheet, ...]:
    """Return the pages of questions, in order.

    Examples
    --------
    >>> [(sheet.title, len(sheet.items)) for sheet in sheets()]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('independence', 6), ('interdependence', 6), ('guess_independence', 6),
     ('guess_interdependence', 6)]
    """
    asked = compared_items()
    own = [Sheet(scale, BANK, items) for scale, items in asked.items()]
    guesses = [
        Sheet(f"{GUESSED}{scale}", GUESSES, tuple(f"{GUESSED}{item}" for item in items))
        for scale, items in asked.items()
    ]
    return (*own, *guesses)


def part(screen: Screen) -> Iterable[DOMWidget]:
    """Show the page that the desk's step stands for."""
    desk, asked = screen.desk, sheets()
    steps = len(asked) + 1
    step = min(desk.place.step, steps - 1)
    last = step == len(asked)
    title = "review" if last else asked[step].title
    label = say(f"relations.{title}_title", name=desk.other.name)
    progress = say("workbook.step", step=step + 1, steps=steps)
    yield Heading(label=label, step=step + 1, steps=steps, progress=progress)
    *body, lead = review(screen) if last else (*_questions(screen, asked[step]), None)
    yield from body
    undo = undo_buttons(screen, [desk.person])
    yield turn_buttons(screen, *undo, first=step == 0, last=last, lead=lead)
    yield therapist_button(screen)


def _questions(screen: Screen, sheet: Sheet) -> Iterable[DOMWidget]:
    bank, name = bank_of(sheet.bank), screen.desk.other.name
    questions = [Question(sheet.bank, bank.item(item)) for item in sheet.items]
    if sheet.bank == GUESSES:
        guidance = bank.section(questions[0].item.section).guidance
        yield markup.text(with_name(guidance, name), "bk-hint")
    label = "rows_guessed" if sheet.bank == GUESSES else "rows"
    yield SidesKeeper(screen, questions).control(say(f"relations.{label}", name=name))
