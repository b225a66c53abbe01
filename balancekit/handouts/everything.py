"""All that is one person's own: every session, every question, what they answered."""

from collections.abc import Iterable, Iterator

from nbformat import NotebookNode

from balancekit.bank import wording_of
from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.casebook.relations import relationships
from balancekit.errors import ArgumentError
from balancekit.handouts.cells import heading, part_cell
from balancekit.handouts.parts import Finding, Table, Talk
from balancekit.handouts.request import Cells, PageRequest
from balancekit.handouts.said import by_question, by_subject, in_words
from balancekit.strings import long_date, say

_RATED = "balance"
_NAMED, _NAME = "relations", "relation_name"
_COLUMNS = 4


def everything_page(request: PageRequest) -> Cells:
    """Compose what this person wrote, and nothing that another one did.

    Raises
    ------
    ArgumentError
        What was written together is to come along, and somebody has not said yes to that.
    """
    if request.joint and not request.case.everyone_agrees("joint"):
        raise ArgumentError(say("handout.joint_not_agreed"))
    return _cells(request.case, request.person, joint=request.joint)


def _cells(case: Case, person: Respondent, *, joint: bool) -> Iterator[NotebookNode]:
    names = {known.entry: known.name for known in relationships(case, person)}
    yield heading(1, say("handout.everything_title"))
    yield part_cell(Finding(sentence=say("handout.everything_lead", name=person.name)))
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
    answers = list(answers)
    ratings = [answer for answer in answers if answer.bank == _RATED and answer.entry in names]
    named = [answer for answer in answers if answer.bank == _NAMED]
    others = [one for one in answers if one not in ratings and one not in named]
    yield from _in_lines(others, names)
    if named:
        yield _one_a_row(named)
    about = sorted({answer.entry for answer in ratings})
    for start in range(0, len(about), _COLUMNS):
        yield _in_columns(
            ratings, {entry: names[entry] for entry in about[start : start + _COLUMNS]}
        )


def _in_lines(answers: Iterable[Answer], names: dict[int, str]) -> Iterator[NotebookNode]:
    for (bank, item), group in by_question(answers):
        for about, some in by_subject(group, names):
            lines = [in_words(answer) for answer in some]
            yield part_cell(Talk(prompt=wording_of(bank, item, about), answer="\n".join(lines)))


def _one_a_row(answers: Iterable[Answer]) -> NotebookNode:
    """Set what was said of each person who was named in one row."""
    groups = sorted(by_question(answers), key=lambda group: group[0][1] != _NAME)
    said = [{answer.entry: in_words(answer) for answer in group} for _, group in groups]
    entries = sorted({entry for column in said for entry in column})
    rows = [tuple(column.get(entry, "") for column in said) for entry in entries]
    head = tuple(wording_of(bank, item) for (bank, item), _ in groups)
    return part_cell(Table(head=head, rows=tuple(rows), side="left"))


def _in_columns(ratings: Iterable[Answer], names: dict[int, str]) -> NotebookNode:
    """Set what was chosen for several people side by side, a column each."""
    rows = []
    for (bank, item), group in by_question(ratings):
        said = {answer.entry: in_words(answer) for answer in group}
        row = (wording_of(bank, item), *(said.get(entry, "") for entry in names))
        rows.append(row)
    head = (say("handout.everything_asked"), *names.values())
    return part_cell(Table(head=head, rows=tuple(rows), dense=True))
