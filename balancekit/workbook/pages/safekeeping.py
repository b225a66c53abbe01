"""The therapist's page about the casebook itself: copies, passphrase, soundness, locking."""

from collections.abc import Iterable
from pathlib import Path

from ipywidgets import HTML, DOMWidget

from balancekit.casebook import Backup, Casebook
from balancekit.errors import CasebookError
from balancekit.folders import is_synced, typed_path
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading
from balancekit.workbook.dates import day_of
from balancekit.workbook.desk import LOCK_AFTER
from balancekit.workbook.screen import Screen
from balancekit.workbook.strength import meter


def safekeeping(screen: Screen) -> Iterable[DOMWidget]:
    """Show how the casebook is kept."""
    yield Heading(label=say("workbook.safekeeping"))
    yield markup.text(say("workbook.safekeeping_text", path=screen.desk.open_book.path))
    yield markup.panel(*_backups(screen))
    yield markup.panel(*_passphrase(screen))
    yield markup.panel(*_soundness(screen))
    yield _locking(screen)
    yield screen.button("back", say("workbook.back"), screen.turn)


def backup_reminder(book: Casebook) -> str:
    """Say that a copy is due; empty where there is a new one."""
    if not book.backup_is_due:
        return ""
    last = book.last_backup
    sentence = "workbook.backup_due" if last else "workbook.backup_never"
    return say(sentence, day=day_of(last) if last else "")


def _backups(screen: Screen) -> Iterable[DOMWidget]:
    book = screen.desk.open_book
    usual = book.setting("backup_folder", str(book.path.parent / "backups"))
    folder = screen.entry("backup_folder", say("workbook.backup_folder"), str(usual))
    listed = HTML(_listed(book))

    def backup() -> None:
        place = _folder(folder.value)
        made = book.backup(place)
        book.set_setting("backup_folder", str(place))
        listed.value = _listed(book)
        screen.tell(say("workbook.backup_made", file=made.name))

    yield markup.subheading(say("workbook.backups_title"))
    yield markup.text(say("workbook.backups_text"))
    yield folder
    yield screen.button("backup", say("workbook.backup_now"), backup, "primary")
    yield listed


def _folder(text: str) -> Path:
    folder = typed_path(text)
    if folder is None:
        raise CasebookError(say("files.no_folder"))
    return folder


def _listed(book: Casebook) -> str:
    """List the copies that are known, newest first."""
    known = [_about(backup) for backup in reversed(book.backups())]
    return markup.items(known) if known else markup.paragraphs(say("workbook.backup_never"))


def _about(backup: Backup) -> str:
    sentence = say("workbook.backup_line", day=day_of(backup.made), path=backup.path)
    if not backup.is_there:
        return f"{sentence} {say('workbook.backup_missing')}"
    return f"{sentence} {say('workbook.backup_synced')}" if is_synced(backup.path) else sentence


def _passphrase(screen: Screen) -> Iterable[DOMWidget]:
    old = screen.entry("old_passphrase", say("workbook.passphrase_old"), secret=True)
    new = screen.entry("new_passphrase", say("workbook.passphrase_new"), secret=True)
    again = screen.entry("new_again", say("workbook.passphrase_again"), secret=True)

    def change() -> None:
        if new.value != again.value:
            raise CasebookError(say("workbook.passphrases_differ"))
        screen.desk.open_book.change_passphrase(old.value, new.value)
        screen.turn(safekeeping)
        screen.tell(say("workbook.passphrase_changed"))

    yield markup.subheading(say("workbook.passphrase_title"))
    if screen.desk.open_book.key_is_dated:
        yield markup.text(say("workbook.key_is_dated"), "bk-hint")
    yield from (old, new, meter(new), again)
    yield screen.button("change_passphrase", say("workbook.passphrase_change"), change)


def _soundness(screen: Screen) -> Iterable[DOMWidget]:
    def check() -> None:
        faults = screen.desk.open_book.verify()
        screen.tell("\n".join(faults) if faults else say("workbook.sound"))

    yield markup.subheading(say("workbook.soundness_title"))
    yield markup.text(say("workbook.soundness_text"))
    yield screen.button("verify", say("workbook.verify"), check)


def _locking(screen: Screen) -> Choice:
    desk = screen.desk
    options = [(str(n), say(f"workbook.lock_after_{n}"), "") for n in LOCK_AFTER]
    control = Choice(say("workbook.lock_after"), options, str(desk.lock_after), needed=True)

    def changed(change: dict[str, str]) -> None:
        if change["new"]:
            desk.open_book.set_setting("lock_after", int(change["new"]))

    control.observe(screen.guarded(changed), "chosen")
    screen.register("lock_after", control.fill)
    return control
