"""``balancekit handout`` and ``balancekit casebook give``: what people take home."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from balancekit.cli.asking import (
    CasebookFile,
    argument,
    ask_passphrase,
    opened,
    option,
    reader_numbered,
)
from balancekit.errors import BalancekitError
from balancekit.strings import ENGLISH, is_known, known_languages, say, using

if TYPE_CHECKING:
    from collections.abc import Sequence

    from balancekit.casebook import Case, Respondent
    from balancekit.handouts import Practice


def handout(
    out: Annotated[Path, option("--out", "handout_out")],
    case: Annotated[str, argument("handout_case")] = "",
    kind: Annotated[str, option("--kind", "handout_kind")] = "couple",
    reader: Annotated[str, option("--for", "handout_for")] = "",
    blank: Annotated[bool, typer.Option("--blank", help=say("cli.handout_blank"))] = False,
    paper: Annotated[str | None, option("--paper", "handout_paper")] = None,
    large: Annotated[bool, option("--large", "handout_large")] = False,
    grey: Annotated[bool, option("--grey", "handout_grey")] = False,
    plain: Annotated[bool, option("--plain", "handout_plain")] = False,
    archive: Annotated[bool, option("--archive", "handout_archive")] = False,
    password: Annotated[bool, option("--password", "handout_password")] = False,
    language: Annotated[str, option("--language", "handout_language")] = "",
    casebook: CasebookFile = None,
) -> None:
    """Write the pages of a case or a blank one, and for a card the day to look back."""
    from balancekit.room.lean_imports import skip_web_address_grammar

    skip_web_address_grammar()
    from balancekit.handouts import compose_handout, export_handout
    from balancekit.handouts.practice_file import practice_in_force

    if blank == bool(case) or (blank and (reader or password)):
        raise BalancekitError(say("cli.handout_case_or_blank"))
    if blank:
        practice = in_language(practice_in_force(casebook), language)
        notebook = compose_handout(None, kind, practice=practice.plain() if plain else practice)
        _write({out: export_handout(notebook, paper, large=large, grey=grey, archive=archive)})
        return
    with opened(casebook) as book:
        found = book.case(case)
        files = _files(found.people, reader, out)
        practice = in_language(practice_in_force(casebook), language)
        shown = practice.plain() if plain else practice
        secret = ask_passphrase("cli.handout_new_password", twice=True) if password else None
        for person, file in files:
            notebook = compose_handout(found, kind, reader=person, practice=shown)
            pdf = export_handout(
                notebook, paper, large=large, grey=grey, archive=archive, password=secret
            )
            with using(practice.language):
                beside = _calendar(found, person, file) if kind == "card" else {}
            _write({file: pdf, **beside})
            _note_given(found, kind, person, file)


def _note_given(case: "Case", kind: str, person: "Respondent", file: Path) -> None:
    """Note the page in the case; that begins no sitting where there has been none."""
    from balancekit.handouts.kinds import kind_named

    sittings = case.occasions()
    occasion = sittings[-1] if sittings else None
    case.note_page_given(occasion, kind, [kind_named(kind).reader(case, person)], file.name)


def in_language(practice: "Practice", language: str) -> "Practice":
    """Return the practice's lines for pages in a language; empty leaves it to the practice.

    Raises
    ------
    BalancekitError
        There is no such language.
    """
    if not is_known(language or ENGLISH):
        known = ", ".join(known_languages())
        raise BalancekitError(say("cli.no_language", language=language, known=known))
    return replace(practice, language=language or practice.language)


def _calendar(case: "Case", person: "Respondent", file: Path) -> dict[Path, bytes]:
    """Make the calendar file beside a card; without a day there is none."""
    from balancekit.handouts.calendar import check_in_calendar
    from balancekit.handouts.plan_card import check_in_day

    day = check_in_day(case, person)
    return {} if day is None else {file.with_suffix(".ics"): check_in_calendar(day)}


def _write(files: dict[Path, bytes]) -> None:
    from balancekit.handouts.files import write_handout

    for path, content in files.items():
        write_handout(content, path)
        typer.echo(path)


def give(
    case: Annotated[str, argument("handout_case")],
    out: Annotated[Path, option("--out", "give_out")],
    reader: Annotated[str, option("--for", "give_for")],
    joint: Annotated[bool, typer.Option("--joint", help=say("cli.give_joint"))] = False,
    casebook: CasebookFile = None,
) -> None:
    """Write everything that is one person's, to read and for other programs."""
    from balancekit.room.lean_imports import skip_web_address_grammar

    skip_web_address_grammar()
    from balancekit.casebook import person_export
    from balancekit.handouts import compose_handout, export_handout
    from balancekit.handouts.files import write_handout

    with opened(casebook) as book:
        found = book.case(case)
        person = reader_numbered(found.people, reader)
        theirs = person_export(found, person, joint=joint)
        page = export_handout(compose_handout(found, "everything", reader=person, joint=joint))
        out, data = out.with_suffix(".pdf"), out.with_suffix(".json")
        write_handout(page, out)
        write_handout(json.dumps(theirs, ensure_ascii=False, indent=1).encode(), data)
        found.note_page_given(None, "everything", [person], out.name)
        typer.echo(f"{out}\n{data}")


def _files(
    people: "Sequence[Respondent]", reader: str, out: Path
) -> "list[tuple[Respondent, Path]]":
    """Pair each reader with a file: the file itself for one, numbered ones for all."""
    if reader:
        return [(reader_numbered(people, reader), out)]
    return [
        (person, out.with_name(f"{out.stem}-{person.position + 1}{out.suffix or '.pdf'}"))
        for person in people
    ]
