"""All that is one person's own: every session, every question, what they answered."""

from collections.abc import Iterable, Iterator

from nbformat import NotebookNode

from balancekit.bank import wording_of
from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.casebook.relations import relationships
from balancekit.handouts.cells import heading, part_cell
from balancekit.handouts.dates import long_date
from balancekit.handouts.parts import Talk
from balancekit.handouts.said import by_question, in_words
from balancekit.strings import say


def everything_cells(case: Case, person: Respondent, *, joint: bool) -> Iterator[NotebookNode]:
    """Give the cells of the page: what this person wrote, and nothing that another one did.

    Parameters
    ----------
    case : Case
    person : Respondent
        Whose words they are.
    joint : bool
        Whether what was written together comes along; everyone must have said yes to that.
    """
    names = {known.entry: known.name for known in relationships(case, person)}
    yield heading(1, say("handout.everything_title"))
    yield part_cell(Talk(prompt=say("handout.everything_lead", name=person.name)))
    for occasion in case.occasions():
        own = case.answers(occasion, person)
        together = case.answers(occasion, case.together) if joint else ()
        if own or together:
            yield heading(2, say("handout.everything_session", day=_day(occasion)))
            yield from _answered(own, names)
        if together:
            yield heading(3, say("handout.everything_together"))
            yield from _answered(together, {})


def _day(occasion: Occasion) -> str:
    return long_date(occasion.started.astimezone().date())


def _answered(answers: Iterable[Answer], names: dict[int, str]) -> Iterator[NotebookNode]:
    for (bank, item), group in by_question(answers):
        lines = [_line(answer, names) for answer in group]
        yield part_cell(Talk(prompt=wording_of(bank, item), answer="\n".join(lines)))


def _line(answer: Answer, names: dict[int, str]) -> str:
    said = in_words(answer)
    rated = answer.bank == "balance" and answer.entry in names
    return say("handout.everything_of", name=names[answer.entry], said=said) if rated else said
