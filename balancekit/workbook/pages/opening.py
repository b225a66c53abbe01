"""The first pages: making the casebook, opening it, or saying why neither can be done here."""

from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path

from ipywidgets import HTML, DOMWidget

from balancekit.casebook import default_path
from balancekit.errors import CasebookError, InUseError
from balancekit.folders import is_synced, typed_path
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Entry, Heading
from balancekit.workbook.screen import Screen
from balancekit.workbook.strength import meter


def no_room(screen: Screen) -> Iterable[DOMWidget]:
    """Say why the casebook stays closed outside the guarded room."""
    yield Heading(label=say("workbook.no_room_title"))
    yield markup.text(say("workbook.no_room"))


def unlock(screen: Screen) -> Iterable[DOMWidget]:
    """Ask for the passphrase, or for a new one where there is no casebook yet."""
    return _create(screen) if not default_path().exists() else _open(screen)


def _open(screen: Screen) -> Iterable[DOMWidget]:
    path = screen.entry("casebook", say("workbook.casebook_file"), str(default_path()))
    passphrase = screen.entry("passphrase", say("workbook.passphrase"), secret=True)

    def opened() -> None:
        _unlock(screen, _file(path.value), passphrase.value)

    passphrase.on_enter(lambda: screen.press("open"))
    yield Heading(label=say("workbook.unlock_title"))
    yield markup.text(say("workbook.unlock_text"))
    yield passphrase
    yield path
    yield _warning(path)
    yield markup.row(
        screen.button("open", say("workbook.unlock"), opened, "primary"),
        screen.button("another", say("workbook.another_casebook"), lambda: screen.turn(_create)),
    )


def _file(text: str) -> Path:
    """The file that somebody has typed, whether it is there or not.

    Raises
    ------
    CasebookError
        It can name none, or is a folder.
    """
    file = typed_path(text)
    if file is None:
        raise CasebookError(say("workbook.no_file"))
    if file.is_dir():
        raise CasebookError(say("workbook.file_is_folder", folder=file))
    return file


def _unlock(screen: Screen, file: Path, passphrase: str) -> None:
    """Open a casebook that is there; where somebody else has it, offer to read it."""
    try:
        screen.desk.unlock(file, passphrase)
    except InUseError as held:
        sentence = str(held)
        screen.turn(lambda screen: _held(screen, sentence, file, passphrase))
    else:
        screen.enter()


def _held(screen: Screen, sentence: str, file: Path, passphrase: str) -> Iterable[DOMWidget]:
    """Say who has the casebook, and offer to read it meanwhile."""

    def read() -> None:
        screen.desk.look_into(file, passphrase)
        screen.enter()

    yield Heading(label=say("workbook.held_title"))
    yield markup.text(sentence)
    yield markup.text(say("workbook.held_text"))
    yield markup.row(
        screen.button("read", say("workbook.read_only"), read, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )


def _free_path() -> Path:
    """Return the usual place, or one beside it where a casebook stands already."""
    usual = default_path()
    beside = (usual.with_stem(f"{usual.stem}-{number}") for number in count(2))
    return next(path for path in chain([usual], beside) if not path.exists())


def _create(screen: Screen) -> Iterable[DOMWidget]:
    path = screen.entry("casebook", say("workbook.casebook_file"), str(_free_path()))
    first = screen.entry("passphrase", say("workbook.passphrase"), secret=True)
    again = screen.entry("passphrase_again", say("workbook.passphrase_again"), secret=True)

    def created() -> None:
        file = _file(path.value)
        if file.exists():  # an own file, named here: open it with the first passphrase
            _unlock(screen, file, first.value)
        elif first.value != again.value:
            raise CasebookError(say("workbook.passphrases_differ"))
        else:
            screen.desk.unlock(file, first.value, new=True)
            screen.turn()

    again.on_enter(lambda: screen.press("create"))
    yield Heading(label=say("workbook.create_title"))
    yield markup.text(say("workbook.create_text"))
    yield from (first, meter(first), again, path, _warning(path))
    buttons = [screen.button("create", say("workbook.create"), created, "primary")]
    if default_path().exists():
        buttons.append(screen.button("back", say("workbook.back"), screen.turn))
    yield markup.row(*buttons)


def _warning(path: Entry) -> HTML:
    """Warn, as long as a cloud service seems to copy the folder that is named."""
    shown = HTML()

    def look(_: object = None) -> None:
        synced = is_synced(Path(path.value).parent)
        sentence = say("workbook.synced_casebook") if synced else ""
        shown.value = markup.paragraphs(sentence, "bk-hint", role="status") if synced else ""

    path.observe(look, "value")
    look()
    return shown
