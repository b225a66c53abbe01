"""``balancekit bank print`` and ``balancekit casebook import``: pages to fill in, out and back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balancekit.cli.asking import (
    CasebookFile,
    Wording,
    argument,
    opened,
    option,
    reader_numbered,
)
from balancekit.errors import BalancekitError
from balancekit.strings import say

if TYPE_CHECKING:
    from balancekit.casebook import Case, Respondent
    from balancekit.casebook.relations import Relationship

About = Annotated[str, option("--about", "form_about")]
Bank = Annotated[str, argument("bank_argument")]


def print_blank(
    bank: Bank,
    out: Annotated[Path, option("--out", "form_out")],
    fillable: Annotated[bool, typer.Option("--fillable", help=say("cli.form_fillable"))] = False,
    case: Annotated[str, option("--case", "form_case")] = "",
    reader: Annotated[str, option("--for", "form_for")] = "1",
    about: About = "",
    paper: Annotated[str, option("--paper", "handout_paper")] = "a4",
    wording: Wording = None,
    casebook: CasebookFile = None,
) -> None:
    """Write the questions of a bank, with room for the answers."""
    from balancekit.room.lean_imports import skip_web_address_grammar

    skip_web_address_grammar()
    from balancekit.bank import load_bank
    from balancekit.handouts import export_handout
    from balancekit.handouts.blank import compose_blank, note_form_given
    from balancekit.handouts.files import write_handout

    asked = load_bank(bank, wording=wording)
    if not case:
        write_handout(export_handout(compose_blank(asked, fillable=fillable), paper), out)
    else:
        with opened(casebook) as book:
            found = book.case(case)
            person = reader_numbered(found.people, reader)
            whom = _relationship(found, person, about)
            page = compose_blank(asked, fillable=fillable, case=found, person=person, about=whom)
            write_handout(export_handout(page, paper), out)
            note_form_given(found, found.current_occasion(), person, page, out.name)
    typer.echo(out)


def take_in(
    form: Annotated[Path, argument("form_file")],
    case: Annotated[str, option("--case", "form_whose")] = "",
    reader: Annotated[str, option("--for", "form_for")] = "1",
    about: About = "",
    bank: Annotated[str, option("--bank", "form_bank")] = "",
    casebook: CasebookFile = None,
) -> None:
    """Take the answers of a form into the casebook."""
    from balancekit.bank import load_bank
    from balancekit.handouts.forms_import import import_form, place_of
    from balancekit.handouts.forms_reading import read_form

    answers = read_form(_bytes(form), load_bank(bank) if bank else None)
    with opened(casebook) as book:
        if case:
            found = book.case(case)
            person = reader_numbered(found.people, reader)
            occasion = found.current_occasion()
        else:
            found, occasion, person = place_of(book, answers)
        whom = _relationship(found, person, about)
        changed = import_form(found, occasion, person, answers, about=whom)
    typer.echo(say("cli.form_taken_in", count=changed))


def _relationship(case: "Case", person: "Respondent", number: str) -> "Relationship | None":
    """Return the relationship with this number, counted from 1 as the person named them."""
    from balancekit.casebook.relations import relationships

    if not number:
        return None
    for place, known in enumerate(relationships(case, person), start=1):
        if number == str(place):
            return known
    raise BalancekitError(say("cli.no_relationship"))


def _bytes(form: Path) -> bytes:
    try:
        return form.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BalancekitError(say("cli.form_not_read", why=why)) from None
