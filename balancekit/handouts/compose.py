"""Case -> notebook in memory: which page, for whom, and what stands at its foot."""

import datetime
from collections.abc import Callable, Iterable

import msgspec
from nbformat import NotebookNode

from balancekit.casebook import Case, Occasion, Respondent
from balancekit.errors import ArgumentError
from balancekit.handouts.cells import notebook
from balancekit.handouts.clinician import clinician_cells
from balancekit.handouts.couple import couple_cells
from balancekit.handouts.dates import long_date
from balancekit.handouts.everything import everything_cells
from balancekit.handouts.gathering import shared_answers
from balancekit.handouts.plan_card import card_cells
from balancekit.handouts.practice import Practice
from balancekit.handouts.practice_file import practice_in_force
from balancekit.handouts.seven_steps import worksheet_cells
from balancekit.handouts.worksheet_answers import worksheet_answers
from balancekit.strings import say

Cells = Iterable[NotebookNode]
_TITLES = {"everything": "handout.everything_title", "card": "handout.card_title"}
_LAYOUTS = {"clinician": "flow", "everything": "flow", "card": "card"}  # else "sheet"


def compose_handout(
    case: Case,
    kind: str = "couple",
    *,
    reader: Respondent | None = None,
    occasion: Occasion | None = None,
    date: datetime.date | None = None,
    practice: Practice | None = None,
    joint: bool = False,
) -> NotebookNode:
    """Compose a page to take home: only what every reader of it may see, the reader's words first.

    What was left out leaves no trace: the page is the same, byte for byte, as that of a case in
    which it was never written. The couple page is read by all people of the case.

    Parameters
    ----------
    case : Case
        Whose page it is.
    kind : str
        ``"couple"``: words picture, closeness pictures and one small step, for two people;
        ``"worksheet"``: one person's seven steps, for that person; ``"clinician"``: the same with
        scores and what they rest on, for the therapist only; ``"everything"``: all that one
        person has written at any sitting, for that person; ``"card"``: one person's plan to put
        up on a door, and a card for looking back.
    reader : Respondent, optional
        Whose file it is, or whom the clinician's page is about; the first person by default.
    occasion : Occasion, optional
        The sitting; the last one by default.
    date : datetime.date, optional
        The date on the page; today by default.
    practice : Practice, optional
        The practice's own lines, logo and colour; by default those of ``practice.toml`` beside
        the usual casebook. ``practice.plain()`` says nothing of where the page is from.
    joint : bool
        For ``"everything"``: with what was written together, to which everyone must have agreed.

    Returns
    -------
    nbformat.NotebookNode
        For `export_handout`. It holds client words: keep it in memory.

    Raises
    ------
    ArgumentError
        Another kind, a case that is not of two people, a reader from elsewhere, or joint words to
        which somebody has not agreed.
    FaultyFileError
        ``practice.toml`` has faults; each is named with its line.
    """
    if kind not in KINDS:
        raise ArgumentError(say("handout.kind", kind=kind, kinds=", ".join(KINDS)))
    whose = _reader_of(case, reader)
    if kind == "everything":
        cells: Cells = everything_cells(case, whose, joint=_joint(case, joint))
    else:
        cells = _KINDS[kind](case, occasion or _last(case), whose)
    day = date or datetime.date.today()
    shown = practice_in_force() if practice is None else practice
    return notebook(cells, _metadata(case, kind, day, shown))


def _last(case: Case) -> Occasion | None:
    sittings = case.occasions()
    return sittings[-1] if sittings else None


def _couple(case: Case, occasion: Occasion | None, reader: Respondent) -> Cells:
    if len(case.people) != 2:
        raise ArgumentError(say("handout.two_people", people=len(case.people)))
    return couple_cells(shared_answers(case, occasion), reader)


def _worksheet(case: Case, occasion: Occasion | None, reader: Respondent) -> Cells:
    return worksheet_cells(worksheet_answers(case, occasion, reader, [reader]))


def _card(case: Case, occasion: Occasion | None, reader: Respondent) -> Cells:
    return card_cells(worksheet_answers(case, occasion, reader, [reader]))


def _clinician(case: Case, occasion: Occasion | None, about: Respondent) -> Cells:
    answers = worksheet_answers(case, occasion, about, [case.therapist])
    typed = case.answers(occasion, case.therapist, "typed_by_therapist")
    by_therapist = any(answer.entry == about.position for answer in typed)
    return clinician_cells(answers, about, typed=by_therapist)


_KINDS: dict[str, Callable[[Case, Occasion | None, Respondent], Cells]] = {
    "couple": _couple,
    "worksheet": _worksheet,
    "card": _card,
    "clinician": _clinician,
}
KINDS = (*_KINDS, "everything")


def _joint(case: Case, asked: bool) -> bool:
    if asked and not case.everyone_agrees("joint"):
        raise ArgumentError(say("handout.joint_not_agreed"))
    return asked


def _reader_of(case: Case, reader: Respondent | None) -> Respondent:
    if reader is None:
        return case.people[0]
    if reader not in case.people:
        raise ArgumentError(say("handout.reader"))
    return reader


def _metadata(case: Case, kind: str, day: datetime.date, practice: Practice) -> dict[str, object]:
    date = long_date(day)
    if kind == "clinician":
        title, foot = say("clinician.title"), [say("clinician.not_for_client")]
        date = say("clinician.case_and_date", code=case.code, date=date)
    else:
        title = say(_TITLES.get(kind, "handout.title"))
        foot = [practice.name, practice.address, practice.support or say("handout.support")]
    foot.append(say("common.conversation_aid"))
    page = {
        "layout": _LAYOUTS.get(kind, "sheet"),
        "date": date,
        "foot": [line for line in foot if line],
        "colour": practice.colour,
        "logo": msgspec.to_builtins(practice.logo),
        "paper": practice.paper,
    }
    return {"title": title, "balancekit": page}
