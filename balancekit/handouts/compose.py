"""Case -> notebook in memory: which page, for whom, and what stands at its foot."""

import datetime

import msgspec
from nbformat import NotebookNode

from balancekit.casebook import Case, Occasion, Respondent
from balancekit.errors import ArgumentError
from balancekit.handouts.cells import notebook, part_cell
from balancekit.handouts.kinds import ALL_KINDS, Kind, kind_named
from balancekit.handouts.parts import WritingLines
from balancekit.handouts.practice import Practice
from balancekit.handouts.practice_file import practice_in_force
from balancekit.handouts.request import PageRequest
from balancekit.strings import language_in_force, long_date, say, using

KINDS = tuple(kind.id for kind in ALL_KINDS)
"""What `compose_handout` can be asked for."""


def compose_handout(
    case: Case | None,
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
    case : Case or None
        Whose page it is; None for a blank one, with room to write.
    kind : str
        ``"couple"``: words picture, closeness pictures and one small step, for two people;
        ``"worksheet"``: one person's seven steps, for that person; ``"clinician"``: the same with
        scores and what they rest on, for the therapist only; ``"everything"``: all that one
        person has written at any sitting, for that person; ``"card"``: one person's plan to put
        up on a door, and a card for looking back; ``"map"``: the picture of one person's
        relationships; ``"moved"``, ``"moved_both"``: what moved since last time, for one person
        or for two; ``"learning"``: readings, practices and one story to talk about, with what that
        person chose and placed. `balancekit.handouts.kinds` describes them all.
    reader : Respondent, optional
        Whose file it is, or whom the clinician's page is about; the first person by default.
    occasion : Occasion, optional
        The sitting; the last one by default.
    date : datetime.date, optional
        The date on the page; today by default, on a blank page a line for it.
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
        Another kind, a case that does not suit it or has not had the sittings it needs, a reader
        from elsewhere, or joint words to which somebody has not agreed.
    FaultyFileError
        ``practice.toml`` has faults; each is named with its line.
    """
    shown = practice_in_force() if practice is None else practice
    with using(shown.language):
        wanted = kind_named(kind)
        if case is None:
            if reader or occasion or joint:
                raise ArgumentError(say("handout.blank_nobody"))
            return _blank(wanted, date, shown)
        if refusal := wanted.refusal(case):
            raise ArgumentError(refusal)
        request = PageRequest(case, occasion or _last(case), _reader_of(case, reader), joint)
        day = long_date(date or datetime.date.today())
        if wanted.whose == "therapist":
            day = say("clinician.case_and_date", code=case.code, date=day)
        return notebook(wanted.cells(request), _metadata(wanted, day, shown))


def _blank(kind: Kind, date: datetime.date | None, practice: Practice) -> NotebookNode:
    """Compose a page to write on; under its title is a line for the day, but not on a door."""
    if kind.blank is None:
        known = ", ".join(it.id for it in ALL_KINDS if it.blank)
        raise ArgumentError(say("handout.no_blank", kind=kind.id, kinds=known))
    cells = list(kind.blank())
    if date is None and kind.layout != "card":
        cells.insert(1, part_cell(WritingLines(rows=((say("form.date"),),))))
    return notebook(cells, _metadata(kind, "" if date is None else long_date(date), practice))


def _last(case: Case) -> Occasion | None:
    sittings = case.occasions()
    return sittings[-1] if sittings else None


def _reader_of(case: Case, reader: Respondent | None) -> Respondent:
    if reader is None:
        return case.people[0]
    if reader not in case.people:
        raise ArgumentError(say("handout.reader"))
    return reader


def _metadata(kind: Kind, date: str, practice: Practice) -> dict[str, object]:
    foot = [practice.name, practice.address, practice.support or say("handout.support")]
    if kind.whose == "therapist":
        foot = [say("clinician.not_for_client")]
    foot.append(say("common.conversation_aid"))
    page = {
        "layout": kind.layout,
        "date": date,
        "foot": [line for line in foot if line],
        "colour": practice.colour,
        "logo": msgspec.to_builtins(practice.logo),
        "paper": practice.paper,
        "language": language_in_force(),
    }
    return {"title": say(kind.title), "balancekit": page}
