"""Erasing one person, or a whole case, for good; and the copies that still hold it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ipywidgets import HTML, DOMWidget

from balancekit.casebook import Backup, Casebook
from balancekit.errors import CasebookError
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading
from balancekit.workbook.dates import day_of
from balancekit.workbook.screen import Screen

_WHOLE = "all"


def erasing(screen: Screen) -> Iterable[DOMWidget]:
    """Ask whom, and for the code as a sign that it is meant."""
    desk = screen.desk
    people = desk.case.people
    options = [(str(person.position), person.name, "") for person in people]
    whole = (_WHOLE, say("casefile.erase_all"), say("casefile.erase_all_hint"))
    whom = Choice(say("casefile.erase_whom"), [*options, whole])
    screen.register("whom", whom.fill)
    sign = screen.entry("sign", say("casefile.erase_sign", code=desk.case.code))

    def erase() -> None:
        code = desk.case.code
        if not whom.chosen:
            raise CasebookError(say("casefile.nobody_chosen"))
        if sign.value.strip() != code:
            raise CasebookError(say("casefile.erase_sign_wrong", code=code))
        backups = _erase(screen, whom.chosen)
        screen.frame.forget_what_waits()
        screen.turn(_copies(backups))

    yield Heading(label=say("casefile.erase"))
    yield markup.text(say("casefile.erase_text"))
    yield from (whom, sign)
    yield markup.row(
        screen.button("erase", say("casefile.erase_now"), erase, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )


def _erase(screen: Screen, whom: str) -> Sequence[Backup]:
    """Erase, and go back to the case as it is now, or to the list."""
    desk = screen.desk
    code, book = desk.case.code, desk.open_book
    if whom == _WHOLE or len(desk.case.people) == 1:
        backups = book.erase_case(code)
        desk.put_away()
    else:
        backups = book.erase_person(code, desk.case.people[int(whom)])
        desk.take(book.case(code))
    return backups


def _copies(backups: Sequence[Backup]) -> Callable[[Screen], Iterable[DOMWidget]]:
    """Say what was done, and offer to do away with the copies that still hold it."""

    def page(screen: Screen) -> Iterable[DOMWidget]:
        there = [backup for backup in backups if backup.is_there]
        state = HTML()

        copies = [backup.path for backup in there]

        def delete() -> None:
            if not copies:
                return
            left = [copy for copy in copies if not _is_deleted(copy)]
            told = "\n".join(_told(copies, left, screen.desk.open_book))
            copies[:] = left
            state.value = markup.paragraphs(told, "bk-hint", role="status")

        yield Heading(label=say("casefile.erased_title"))
        yield markup.text(say("casefile.erased_text"))
        if there:
            yield markup.text(say("casefile.copies_text"))
            lines = (say("workbook.backup_line", day=day_of(b.made), path=b.path) for b in there)
            yield HTML(markup.items(lines))
            yield screen.button("delete_copies", say("casefile.delete_copies"), delete, "primary")
        yield state
        yield screen.button("back", say("workbook.next"), screen.turn)

    return page


def _told(copies: Sequence[Path], left: Sequence[Path], book: Casebook) -> Iterator[str]:
    """Make a new copy in the place of those that are gone, and say what became of each."""
    gone = [copy for copy in copies if copy not in left]
    if gone:
        try:
            made = book.backup(gone[-1].parent)
            yield say("casefile.copies_deleted", count=len(gone), file=made.name)
        except CasebookError as error:
            yield f"{say('casefile.copies_gone', count=len(gone))} {error}"
    if left:
        yield say("casefile.copies_left", copies=", ".join(map(str, left)))


def _is_deleted(copy: Path) -> bool:
    try:
        copy.unlink()
    except OSError:  # a stick that is out, or can only be read; a file that somebody has open
        return False
    return True
