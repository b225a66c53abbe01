"""Making and opening the encrypted file; a file that is refused stays as it is."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import apsw

from balancekit.casebook import connecting, faults, holder, migrating, placing, schema
from balancekit.casebook.copying import check_pages
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.hot_log import LogState, log_state
from balancekit.casebook.key import FileKey, derive_key, new_key
from balancekit.casebook.snapshot import copy_aside
from balancekit.errors import CannotOpenError, CasebookError, InUseError
from balancekit.strings import say

_SMALLEST = 512  # bytes: no SQLite page is smaller; less is what a broken copy leaves behind


def create_file(path: Path, passphrase: str) -> EncryptedFile:
    """Make a new file, whole or not at all, readable by its owner only, and open it.

    Raises
    ------
    CasebookError
        There is a file already, or the folder does not take one.
    """
    key = new_key(passphrase)
    with _new_file(path) as half_made, closing(connecting.connect(half_made, key)) as connection:
        connecting.settle(connection)
        schema.lay_out(connection)
        connecting.let_closing_empty_the_log(connection)
    return _attach(path, key)


def restore_file(backup: Path, path: Path, passphrase: str) -> EncryptedFile:
    """Make a new file of all that can be read in another one, and open it.

    Raises
    ------
    CannotOpenError
        Wrong passphrase or damaged copy.
    CasebookError
        There is a file already, or the folder does not take one.
    """
    with closing(open_snapshot(backup, passphrase)) as source:
        with _new_file(path) as half_made:
            source.copy_to(half_made)
        restored = _attach(path, source.key)
        restored.notices += source.notices
        return restored


def open_file(path: Path, passphrase: str) -> EncryptedFile:
    """Open a file; a refused file keeps every byte as it was.

    Raises
    ------
    CannotOpenError
        Wrong passphrase or damaged file.
    InUseError
        Somebody else has it open; the sentence says who.
    CasebookError
        No such file, not ours to write, or made by a newer balancekit.
    """
    return _attach(path, _key_of(path, passphrase))


def open_snapshot(path: Path, passphrase: str) -> EncryptedFile:
    """Open a copy of a file as it was last saved, to be read only, whoever has the file open.

    Raises
    ------
    CannotOpenError
        Wrong passphrase or damaged file.
    CasebookError
        No such file, not ours to read, no room for the copy, or made by a newer balancekit.
    """
    key = _key_of(path, passphrase)
    folder = tempfile.TemporaryDirectory(prefix="balancekit-", ignore_cleanup_errors=True)
    copy = Path(folder.name) / "snapshot"
    with faults.copying(say("casebook.no_room_to_read")):
        copy_aside(path, copy)
    with faults.opening(), _closed_on_failure(connecting.connect(copy, key)) as connection:
        connecting.settle(connection)
        is_damaged = _check(connection, copy) == "damaged"
        schema.lay_out(connection)
        connection.pragma("query_only", True)
    folder.cleanup()  # what is open stays readable; on Windows the folder goes when it is closed
    notices = [say("casebook.log_damaged_here")] if is_damaged else []
    return EncryptedFile(path, key, connection, folder=folder, notices=notices)


@contextmanager
def _new_file(path: Path) -> Iterator[Path]:
    """Give a file to be written, which then gets the name, unless there is one already."""
    taken = say("casebook.exists", file=path.name)
    if os.path.lexists(path):
        raise CasebookError(taken)
    with (
        faults.copying(say("casebook.cannot_create", file=path.name)),
        placing.half_made_file(path.parent, path.name) as half_made,
    ):
        yield half_made
        try:
            placing.give_name(half_made, path)
        except FileExistsError:
            raise CasebookError(taken) from None


def _key_of(path: Path, passphrase: str) -> FileKey:
    try:
        found = path.is_file()
    except OSError:  # a folder we may not look into
        raise CasebookError(say("casebook.not_allowed")) from None
    if not found:
        raise CasebookError(say("casebook.missing", file=path.name))
    if path.stat().st_size < _SMALLEST:
        raise CannotOpenError(say("casebook.cannot_open"))
    with faults.opening():
        salt = connecting.read_salt(path)
    return derive_key(passphrase, salt)


def _attach(path: Path, key: FileKey) -> EncryptedFile:
    with faults.opening(), _closed_on_failure(connecting.connect(path, key)) as connection:
        _check_writable(connection)
        _take_lock(connection, path, key)
        try:
            state = _check(connection, path)
            if state == "damaged":
                raise CannotOpenError(say("casebook.log_damaged"))
            migrating.bring_forward(connection, path, key)
        except BaseException:
            _leave_no_empty_log(path)
            raise
        connecting.let_closing_empty_the_log(connection)
    with suppress(OSError):  # a folder that shows nobody what is in it
        placing.clear_leftovers(path.parent, path.name)
    notices = [say("casebook.log_cut_short")] if state == "cut short" else []
    file = EncryptedFile(path, key, connection, notices=notices)
    holder.sign(file)
    return file


@contextmanager
def _closed_on_failure(connection: apsw.Connection) -> Iterator[apsw.Connection]:
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _check_writable(connection: apsw.Connection) -> None:
    if connection.readonly("main"):
        raise CasebookError(say("casebook.not_allowed"))


def _take_lock(connection: apsw.Connection, path: Path, key: FileKey) -> None:
    try:
        connecting.settle(connection)
    except (apsw.BusyError, apsw.LockedError):
        raise InUseError(holder.sentence(path, key)) from None
    except BaseException:
        _leave_no_empty_log(path)
        raise


def _check(connection: apsw.Connection, path: Path) -> LogState:
    schema.check_version(connection)
    state = log_state(connection, path)
    check_pages(connection, path)
    return state


def _leave_no_empty_log(path: Path) -> None:
    # While the lock is still ours: a log without one could be another process's, just begun.
    log = connecting.log_of(path)
    with suppress(OSError):
        if log.stat().st_size == 0:
            log.unlink()
