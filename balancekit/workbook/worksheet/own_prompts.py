"""Questions that were added in the session: they stay with the case, beside the bank's own."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.bank import Item
from balancekit.casebook import Case, Respondent
from balancekit.errors import CasebookError
from balancekit.handouts.worksheet_answers import own_prompts
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.screen import Screen


def own_items(case: Case, person: Respondent, section: str) -> tuple[Item, ...]:
    """Return the questions that a person added to a step, at this sitting or an earlier one."""
    return tuple(
        Item(id=item, kind="text", text=text, source="")
        for item, text in own_prompts(case, person, section)
    )


def add_prompt_button(screen: Screen, section: str) -> DOMWidget:
    """Make the button that leads to a question of one's own."""

    def page(screen: Screen) -> Iterable[DOMWidget]:
        return _adding(screen, section)

    label = say("worksheet.add_prompt")
    return screen.button("add_prompt", label, lambda: screen.turn(page), "quiet-action")


def _adding(screen: Screen, section: str) -> Iterable[DOMWidget]:
    field = screen.entry("own_prompt", say("worksheet.own_prompt"))

    def add() -> None:
        desk = screen.desk
        if not field.value.strip():
            raise CasebookError(say("worksheet.own_prompt_empty"))
        item = f"own_{section}"
        entry = desk.case.next_entry(desk.occasion, desk.person, item)
        saved = desk.case.answer(
            desk.occasion,
            desk.person,
            item,
            field.value.strip(),
            bank="worksheet",
            entry=entry,
        )
        screen.saved(saved.saved)
        screen.turn()

    field.on_enter(lambda: screen.press("add"))
    yield Heading(label=say("worksheet.add_prompt"))
    yield markup.text(say("worksheet.add_prompt_text"))
    yield field
    yield markup.row(
        screen.button("add", say("worksheet.add"), add, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )
