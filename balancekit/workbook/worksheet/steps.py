"""A step: a line of guidance, one or two prompts, and everything else under "more"."""

from collections.abc import Iterable, Sequence

from ipywidgets import DOMWidget, VBox

from balancekit.bank import Item
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.keeping import ProseKeeper
from balancekit.workbook.questions import Question
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.own_prompts import own_prompts_of
from balancekit.workbook.worksheet.paths import bank_of, prompts


def step(screen: Screen, section_id: str) -> Iterable[DOMWidget]:
    """Show a step below its heading."""
    section = bank_of("worksheet").section(section_id)
    open_ones, others = prompts(section_id, screen.desk.place.path)
    yield markup.text(section.guidance, "bk-lead")
    yield markup.more(say("worksheet.more"), section.more)
    yield from answered(screen, open_ones)
    yield _further(screen, others)
    yield from own_prompts_of(screen, section_id, screen.desk.person)
    yield markup.text(section.closing, "bk-hint")


def _further(screen: Screen, items: Sequence[Item]) -> DOMWidget:
    """Prompts that are shown when asked for; those that have an answer stand open."""
    desk = screen.desk
    given = desk.case.answers(occasion=desk.occasion, respondent=desk.person)
    box = VBox()
    if not items:
        return box
    if {answer.item for answer in given} & {item.id for item in items}:
        box.children = tuple(answered(screen, items))
        return box

    def show() -> None:
        markup.replace(box, answered(screen, items))

    box.children = (
        screen.button("further", say("worksheet.more_questions"), show, "quiet-action"),
    )
    return box


def answered(screen: Screen, items: Sequence[Item]) -> Iterable[DOMWidget]:
    """Show prompts with a field each."""
    for item in items:
        keeper = ProseKeeper(screen, Question("worksheet", item), screen.desk.person)
        yield markup.panel(markup.subheading(item.text), keeper.control(item.text))
