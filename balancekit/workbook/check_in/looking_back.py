"""The first page of a check-in: last time's picture and step, and what became of it."""

from collections.abc import Iterable

from ipywidgets import HTML, DOMWidget

from balancekit.figures import still
from balancekit.handouts.closeness import captioned_pictures
from balancekit.handouts.steps import Step, outcomes, steps_to_look_at
from balancekit.handouts.then_and_now import NOW, WISHED
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.check_in.leaves import names, own_answers, told_alone
from balancekit.workbook.dates import day_of
from balancekit.workbook.keeping import ChoiceKeeper
from balancekit.workbook.questions import step_question
from balancekit.workbook.screen import Screen

_WIDTH = 310  # px, of two pictures


def looking_back(screen: Screen) -> Iterable[DOMWidget]:
    """Show what there is from last time, below the heading."""
    steps = markup.stack(*_steps(screen))
    picture = list(_picture(screen))
    yield markup.columns(markup.stack(*picture), steps) if picture else steps


def _steps(screen: Screen) -> Iterable[DOMWidget]:
    desk = screen.desk
    steps = steps_to_look_at(own_answers(desk), desk.occasion)
    if not steps:
        yield markup.text(say("check_in.no_step"), "bk-hint")
        yield _tick(screen, 0)
    for step in steps:
        yield HTML(_quote(step))
        yield _tick(screen, step.entry)


def _picture(screen: Screen) -> Iterable[DOMWidget]:
    told = told_alone(screen.desk)
    shown = [
        (say(f"handout.{item}"), told.then[item]) for item in (NOW, WISHED) if item in told.then
    ]
    if told.then_day is None or told.subject is None or not shown:
        return
    day = day_of(told.then_day)
    yield markup.text(say("check_in.last_picture", day=day, name=told.subject.name), "bk-hint")
    whose = names(screen.desk, told.subject)
    yield HTML(still(captioned_pictures(shown, whose, _WIDTH)))


def _quote(step: Step) -> str:
    caption = say("check_in.your_step", day=day_of(step.written.occasion.started))
    return markup.paragraphs(caption, "bk-hint") + markup.paragraphs(step.words, "bk-quote")


def _tick(screen: Screen, entry: int) -> DOMWidget:
    question = step_question()
    keeper = ChoiceKeeper(screen, question, screen.desk.person, entry)
    return keeper.control(question.item.text, outcomes())
