"""How close it feels today, and how close it is wished to be: two pictures, side by side."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.casebook.relations import relationships
from balancekit.handouts.then_and_now import Subject, subjects
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.check_in.leaves import names, subject
from balancekit.workbook.controls import Choice
from balancekit.workbook.keeping import ClosenessKeeper
from balancekit.workbook.questions import Question, closeness_asked
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.people import adding_person


def closeness(screen: Screen) -> Iterable[DOMWidget]:
    """Show the two pictures below the heading, and where there are several, whom they are about."""
    desk = screen.desk
    offered, about = subjects(desk.case, desk.person), subject(desk)
    if about is None:
        named = relationships(desk.case, desk.person)
        yield markup.text(say("check_in.nobody_to_ask" if named else "check_in.nobody_named"))
        yield screen.button("add_person", say("worksheet.add_person"), adding_person(screen))
        return
    if len(offered) > 1:
        yield _whom(screen, offered, about)
    yield markup.columns(*(_picture(screen, question, about) for question in closeness_asked()))
    yield markup.text(say("check_in.no_right_amount"), "bk-hint")


def _whom(screen: Screen, offered: Iterable[Subject], about: Subject) -> Choice:
    desk = screen.desk
    options = [(str(one.entry), one.name, "") for one in offered]
    control = Choice(say("check_in.whom"), options, str(about.entry), needed=True)

    def chosen(change: dict[str, str]) -> None:
        if change["new"]:
            desk.go(desk.place.moved(about=int(change["new"])))
            screen.turn()

    control.observe(screen.guarded(chosen), "chosen")
    screen.register("whom", control.fill)
    return control


def _picture(screen: Screen, question: Question, about: Subject) -> DOMWidget:
    desk = screen.desk
    label = question.item.asked_of(about.name)
    keeper = ClosenessKeeper(screen, question, desk.person, about.entry)
    return markup.stack(markup.text(label, "bk-item"), keeper.control(label, names(desk, about)))
