"""A blank page of any bank: for paper, with room to write, or with fields to fill in."""

import base64
import datetime
import secrets
from collections.abc import Iterator

import msgspec
from nbformat import NotebookNode

from balancekit.bank import Bank, check_worded
from balancekit.casebook import Case, Occasion, Respondent
from balancekit.casebook.relations import Relationship
from balancekit.errors import ArgumentError
from balancekit.handouts.blank_cells import form_cell, question_cells
from balancekit.handouts.cells import heading, notebook, part_cell
from balancekit.handouts.form_fields import Field, Origin, fields_of, placed_fields
from balancekit.handouts.form_parts import Lead
from balancekit.handouts.parts import WritingLines
from balancekit.handouts.practice import Practice
from balancekit.strings import language_in_force, long_date, say

RATED_BANK = "balance"  # its answers are about one relationship, and carry its number


def compose_blank(
    bank: Bank,
    *,
    fillable: bool = False,
    case: Case | None = None,
    person: Respondent | None = None,
    about: Relationship | None = None,
    form: str = "",
    date: datetime.date | None = None,
    practice: Practice | None = None,
) -> NotebookNode:
    """Compose a page with the questions of a bank and room for the answers.

    Parameters
    ----------
    bank : Bank
        Any bank, or one of its forms.
    fillable : bool
        With fields to fill in on a screen, instead of lines for a pen.
    case : Case, optional
        For whose case it is; without one, the page is everybody's.
    person : Respondent, optional
        Who will answer; the first person of the case by default.
    about : Relationship, optional
        Whom the questions are about, one of those that the person has named. In a case of two it
        is the other one, unless the bank rates relationships.
    form : str
        The number of a fillable page of a case, from `new_form_number`; a new one by default.
        Note it with `note_form_given`, or its answers find no way back.
    date : datetime.date, optional
        The date on the page of a case; today by default.
    practice : Practice, optional
        The practice's own lines at the foot of the page.

    Returns
    -------
    nbformat.NotebookNode
        For `export_handout`. No answer stands in it.

    Raises
    ------
    ArgumentError
        The person is not of the case; or the bank rates relationships, and the fillable page of
        the case is not about one; or the bank is a published measure without its wording.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> page = compose_blank(load_bank("ios"))
    >>> page["cells"][0]["source"]
    '# How close it feels'
    """
    check_worded(bank)
    name = about.name if about else ""
    if case is not None:
        person = person or case.people[0]
        if person not in case.people:
            raise ArgumentError(say("handout.reader"))
        if fillable and about is None and bank.id == RATED_BANK:
            raise ArgumentError(say("form.about_whom"))
        name = name or _other_of(case, person, bank)
    number = (form or new_form_number()) if case is not None and fillable else ""
    origin = Origin(number, bank.id, bank.version, about.entry if about else None)
    fields = fields_of(bank, name or say("form.this_person")) if fillable else ()
    cells = _cells(bank, name, fields, dated=case is not None)
    day = "" if case is None else long_date(date or datetime.date.today())
    own = {
        "layout": "flow",
        "date": day,
        "foot": _foot(origin, bank, practice or Practice()),
        "language": language_in_force(),
        "form": number,
        "fields": msgspec.to_builtins(placed_fields(origin, fields)),
    }
    return notebook(cells, {"title": bank.title, "balancekit": own})


def new_form_number() -> str:
    """Return a number for a form, at random: 16 letters and digits that mean nothing."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()


def form_number(page: NotebookNode) -> str:
    """Return the number of a page that `compose_blank` has made; empty if it has none."""
    return str(page["metadata"]["balancekit"]["form"])


def form_file_name(number: str) -> str:
    """Return the neutral file name of a form; under this name the casebook lists it.

    Examples
    --------
    >>> form_file_name("abcdefghijklmnop")
    'form-abcdefghijklmnop.pdf'
    """
    return f"form-{number}.pdf"


def number_of_form(file_name: str) -> str:
    """Return the number of the fillable form that is listed under a name; empty for other pages.

    Examples
    --------
    >>> number_of_form("form-abcdefghijklmnop.pdf"), number_of_form("page.pdf")
    ('abcdefghijklmnop', '')
    """
    is_form = file_name.startswith("form-") and file_name.endswith(".pdf")
    return file_name.removeprefix("form-").removesuffix(".pdf") if is_form else ""


def note_form_given(
    case: Case, occasion: Occasion, person: Respondent, page: NotebookNode, file_name: str = ""
) -> None:
    """Note in the case that a blank page was given out, so that its answers find their place.

    Parameters
    ----------
    case, occasion, person
        Where its answers will belong, and whose they will be.
    page : nbformat.NotebookNode
        What `compose_blank` has made for this case and person.
    file_name : str
        Of a page for paper; a fillable one is listed under the number that stands at its foot.

    Raises
    ------
    CasebookError
        Somebody or something belongs to another case.
    NotSavedError
        The disk did not take it.
    """
    number = form_number(page)
    name = form_file_name(number) if number else file_name
    case.note_page_given(occasion, "form", [person], name)


def form_mark(origin: Origin) -> str:
    """Return what stands at the foot of a form: its bank and version, and its number.

    Examples
    --------
    >>> form_mark(Origin("abcdefghijklmnop", "venn", "1"))
    'Form venn/1/abcdefghijklmnop'
    """
    parts = (origin.bank, origin.version, *([origin.form] if origin.form else ()))
    return say("form.mark", mark="/".join(parts))


def _other_of(case: Case, person: Respondent, bank: Bank) -> str:
    """Return the name of the other one of two, for questions that two people share."""
    others = [one.name for one in case.people if one != person]
    return others[0] if len(others) == 1 and bank.id != RATED_BANK else ""


def _cells(
    bank: Bank, name: str, fields: tuple[Field, ...], *, dated: bool
) -> Iterator[NotebookNode]:
    yield heading(1, bank.title)
    yield form_cell(Lead(bank.summary))
    yield form_cell(Lead(say("form.how_fields" if fields else "form.how_paper"), quiet=True))
    asks_name = not name and _speaks_of_somebody(bank)
    if asks_name and fields:
        yield form_cell(Lead(say("form.somebody_fields"), quiet=True))
    if not fields:
        date = () if dated else (say("form.date"),)
        row = (*date, *((say("form.about"),) if asks_name else ()))
        yield part_cell(WritingLines(rows=(row,) if row else ()))
    yield from question_cells(bank, name or say("form.this_person"), fields)


def _speaks_of_somebody(bank: Bank) -> bool:
    texts = [item.text for item in bank.items]
    texts += [section.guidance for section in bank.sections]
    return any("{name}" in text for text in texts)


def _foot(origin: Origin, bank: Bank, practice: Practice) -> list[str]:
    lines = (practice.name, practice.support or say("handout.support"), bank.notice)
    return [*(line for line in lines if line), form_mark(origin)]
