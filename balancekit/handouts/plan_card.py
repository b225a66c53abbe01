"""The plan to put up on a door, and beside it a card for looking back at it.

A door is seen by others: no name stands on it, no picture, and nothing but the plan itself.
"""

from collections.abc import Iterator
from datetime import date

from nbformat import NotebookNode

from balancekit.casebook import Case, Respondent
from balancekit.handouts.cells import heading, part_cell
from balancekit.handouts.parts import Choices, Talk, WritingLines
from balancekit.handouts.request import Cells, PageRequest
from balancekit.handouts.seven_steps import look_again
from balancekit.handouts.steps import outcome_words
from balancekit.handouts.worksheet_answers import WorksheetAnswers, own_answers, worksheet_answers
from balancekit.strings import say


def card_page(request: PageRequest) -> Cells:
    """Compose the two sides; without a plan there are lines to write one on."""
    return _cells(own_answers(request))


def blank_card() -> Cells:
    """Compose both sides to fill in by pen."""
    return _cells(WorksheetAnswers(written=(), plan=(), check_in="", rated=()))


def _cells(gathered: WorksheetAnswers) -> Iterator[NotebookNode]:
    yield heading(1, say("handout.card_title"))
    written = [(prompt, answer) for prompt, answer in gathered.plan if answer]
    for prompt, answer in written:
        yield part_cell(Talk(prompt=prompt, answer=answer))
    if written or gathered.check_in:
        yield part_cell(look_again(gathered.check_in))
    else:
        yield part_cell(_plan_to_write())
    yield heading(2, say("handout.card_back"))
    yield part_cell(Choices(prompt=say("handout.card_how"), options=outcome_words()))
    yield part_cell(Talk(prompt=say("handout.card_noticed")))
    yield part_cell(Talk(prompt=say("handout.card_next")))


def check_in_day(case: Case, person: Respondent) -> date | None:
    """Return the day on which a person looks back at the last plan, where they chose one."""
    sittings = case.occasions()
    gathered = worksheet_answers(case, sittings[-1] if sittings else None, person, [person])
    return date.fromisoformat(gathered.check_in) if gathered.check_in else None


def _plan_to_write() -> WritingLines:
    asked = ("what", "when", "how_small", "check_in")
    return WritingLines(rows=tuple((say(f"handout.step_{what}"),) for what in asked))
