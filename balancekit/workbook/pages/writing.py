"""What one person answers alone, one question a page, and the look through it at the end."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.keeping import ClosenessKeeper, LineKeeper
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.review import review
from balancekit.workbook.pages.turning import turn_buttons
from balancekit.workbook.pages.undoing import undo_buttons
from balancekit.workbook.questions import Question, written_alone
from balancekit.workbook.screen import Screen


def writing(screen: Screen) -> Iterable[DOMWidget]:
    """Show the question, or the review, that the desk's step stands for."""
    questions = written_alone()
    steps = len(questions) + 1
    step = min(screen.desk.place.step, steps - 1)
    last = step == len(questions)
    yield from review(screen, steps) if last else _question(screen, questions[step], step, steps)
    undo = undo_buttons(screen, [screen.desk.person])
    yield turn_buttons(screen, *undo, first=step == 0, last=last)
    yield therapist_button(screen)


def _question(screen: Screen, question: Question, step: int, steps: int) -> Iterable[DOMWidget]:
    desk, item = screen.desk, question.item
    label = item.asked_of(desk.other.name)
    progress = say("workbook.step", step=step + 1, steps=steps)
    yield Heading(label=label, step=step + 1, steps=steps, progress=progress)
    yield markup.text(item.hint, "bk-hint")
    if item.kind == "lines":
        yield LineKeeper(screen, question, desk.person).control(label)
        yield markup.text(item.more, "bk-more")
    else:
        first, second = desk.case.people
        names = (first.name, second.name)
        yield ClosenessKeeper(screen, question, desk.person).control(label, names)
