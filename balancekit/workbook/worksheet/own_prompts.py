"""Questions that were added in the session: they stay with the case, beside the bank's own."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.bank import Item
from balancekit.casebook import Answer, Case, Respondent
from balancekit.casebook.own_prompts import prompt_answered
from balancekit.errors import CasebookError
from balancekit.handouts.worksheet_answers import own_prompts
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.keeping import ProseKeeper
from balancekit.workbook.questions import Question
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.taking_off import taking_off


def own_items(case: Case, person: Respondent, section: str) -> tuple[Item, ...]:
    """Return the questions that a person added to a step, at this sitting or an earlier one."""
    return tuple(
        Item(id=item, kind="text", text=text, source="")
        for item, text in own_prompts(case, person, section)
    )


def remove_own_prompt(case: Case, person: Respondent, item_id: str) -> Answer:
    """Take a question off with what was answered to it; the history keeps both.

    Parameters
    ----------
    case, person
        Whose question it is.
    item_id : str
        As `own_items` gives it.
    """
    for answer in case.answers(respondent=person, item=item_id):
        case.answer(answer.occasion, person, item_id, None, bank=answer.bank, status="cleared")
    asked = prompt_answered(item_id)
    assert asked is not None
    (question,) = (
        one
        for one in case.answers(respondent=person, item=asked.item)
        if (one.occasion.id, one.entry) == (asked.occasion, asked.entry)
    )
    return case.answer(
        question.occasion,
        person,
        asked.item,
        None,
        bank=question.bank,
        entry=question.entry,
        status="cleared",
    )


def own_prompts_of(
    screen: Screen, section: str, author: Respondent, bank: str = "worksheet"
) -> Iterable[DOMWidget]:
    """Show the questions of one's own below the bank's, each with its field, and the way to more.

    Parameters
    ----------
    screen : Screen
    section : str
        Where they stand: a step, or ``"talk"`` for what two talk about.
    author : Respondent
        Whose questions and answers they are.
    bank : str
        Beside whose questions.
    """
    for item in own_items(screen.desk.case, author, section):
        yield _own_prompt(screen, Question(bank, item), author)

    def page(screen: Screen) -> Iterable[DOMWidget]:
        return _adding(screen, f"own_{section}", author, bank)

    label = say("worksheet.add_prompt")
    yield screen.button("add_prompt", label, lambda: screen.turn(page), "quiet-action")


def _own_prompt(screen: Screen, question: Question, author: Respondent) -> DOMWidget:
    item = question.item
    keeper = ProseKeeper(screen, question, author)

    def page(screen: Screen) -> Iterable[DOMWidget]:
        return _removing(screen, item, author)

    label = say("worksheet.remove_prompt")
    off = screen.button(f"off:{item.id}", label, lambda: screen.turn(page), "quiet-action")
    return markup.panel(markup.subheading(item.text), keeper.control(item.text), off)


def _removing(screen: Screen, item: Item, author: Respondent) -> Iterable[DOMWidget]:
    def remove() -> None:
        screen.saved(remove_own_prompt(screen.desk.case, author, item.id).saved)
        screen.turn()

    title, means = say("worksheet.remove_prompt"), say("worksheet.remove_prompt_text")
    return taking_off(screen, title, what=item.text, means=means, remove=remove)


def _adding(screen: Screen, item: str, author: Respondent, bank: str) -> Iterable[DOMWidget]:
    field = screen.entry("own_prompt", say("worksheet.own_prompt"))

    def add() -> None:
        case, occasion, words = screen.desk.case, screen.desk.occasion, field.value.strip()
        if not words:
            raise CasebookError(say("worksheet.own_prompt_empty"))
        entry = case.next_entry(occasion, author, item)
        screen.saved(case.answer(occasion, author, item, words, bank=bank, entry=entry).saved)
        screen.turn()

    field.on_enter(lambda: screen.press("add"))
    yield Heading(label=say("worksheet.add_prompt"))
    yield markup.text(say("worksheet.add_prompt_text"))
    yield field
    yield markup.row(
        screen.button("add", say("worksheet.add"), add, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )
