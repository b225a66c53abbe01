"""Case -> notebook in memory: which page, for whom, and what stands at its foot."""

import datetime

from nbformat import NotebookNode

from balancekit.casebook import Case, Occasion, Respondent
from balancekit.errors import ArgumentError
from balancekit.handouts.cells import notebook
from balancekit.handouts.couple import couple_cells
from balancekit.handouts.gathering import shared_answers
from balancekit.handouts.practice import Practice
from balancekit.strings import say

KINDS = ("couple",)


def compose_handout(
    case: Case,
    kind: str = "couple",
    *,
    reader: Respondent | None = None,
    occasion: Occasion | None = None,
    date: datetime.date | None = None,
    practice: Practice | None = None,
) -> NotebookNode:
    """Compose a page to take home: only what every reader of it may see, the reader's words first.

    What was left out leaves no trace: the page is the same, byte for byte, as that of a case in
    which it was never written. The couple page is read by all people of the case.

    Parameters
    ----------
    case : Case
        Whose page it is.
    kind : str
        ``"couple"``: words picture, closeness pictures and one small step, for two people.
    reader : Respondent, optional
        Whose file it is; the first person by default.
    occasion : Occasion, optional
        The sitting; the last one by default.
    date : datetime.date, optional
        The date on the page; today by default.
    practice : Practice, optional
        The practice's own lines at the foot of the page.

    Returns
    -------
    nbformat.NotebookNode
        For `export_handout`. It holds client words: keep it in memory.

    Raises
    ------
    ArgumentError
        Another kind, a case that is not of two people, or a reader from elsewhere.
    """
    _check_kind(kind, case)
    cells = couple_cells(shared_answers(case, occasion), _reader_of(case, reader))
    return notebook(cells, _metadata(date or datetime.date.today(), practice or Practice()))


def _check_kind(kind: str, case: Case) -> None:
    if kind not in KINDS:
        raise ArgumentError(say("handout.kind", kind=kind, kinds=", ".join(KINDS)))
    if len(case.people) != 2:
        raise ArgumentError(say("handout.two_people", people=len(case.people)))


def _reader_of(case: Case, reader: Respondent | None) -> Respondent:
    if reader is None:
        return case.people[0]
    if reader not in case.people:
        raise ArgumentError(say("handout.reader"))
    return reader


def _metadata(date: datetime.date, practice: Practice) -> dict[str, object]:
    months = say("handout.months").split()
    day = say("handout.date", day=date.day, month=months[date.month - 1], year=date.year)
    foot = [
        practice.name,
        practice.support or say("handout.support"),
        say("common.conversation_aid"),
    ]
    page = {"layout": "sheet", "date": day, "foot": [line for line in foot if line]}
    return {"title": say("handout.title"), "balancekit": page}
