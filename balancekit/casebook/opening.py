"""Opening the encrypted file, or a copy of it to read; one that is refused stays as it is."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from balancekit.casebook import connecting, faults, holder, migrating, placing, schema
from balancekit.casebook.copying import check_pages
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.hot_log import LogState, log_state
from balancekit.casebook.key import FileKey, derive_key
from balancekit.casebook.snapshot import copy_aside
from balancekit.errors import CannotOpenError, CasebookError, InUseError
from balancekit.strings import say

_SMALLEST = 512  # bytes: no SQLite page is smaller; less is what a broken copy leaves behind


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
    return attach(path, _key_of(path, passphrase))


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
    with _undone_on_failure(folder.cleanup):
        connection, is_damaged = _copied_aside(path, Path(folder.name) / "snapshot", key)
    folder.cleanup()  # what is open stays readable; on Windows the folder goes when it is closed
    notices = [say("casebook.log_damaged_here")] if is_damaged else []
    return EncryptedFile(path, key, connection, folder=folder, notices=notices)


def attach(path: Path, key: FileKey) -> EncryptedFile:
    """Open a file whose key is known; see `open_file`."""
    with faults.opening():
        connection = connecting.connect(path, key)
        with _undone_on_failure(connection.close):
            is_cut_short = _brought_forward(connection, path, key)
    with suppress(OSError):  # a folder that shows nobody what is in it
        placing.clear_leftovers(path.parent, path.name)
    notices = [say("casebook.log_cut_short")] if is_cut_short else []
    file = EncryptedFile(path, key, connection, notices=notices)
    holder.sign(file)
    return file


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


def _copied_aside(path: Path, copy: Path, key: FileKey) -> tuple[apsw.Connection, bool]:
    """Copy a file and open the copy; tell whether its log is damaged."""
    with faults.copying(say("casebook.no_room_to_read")):
        copy_aside(path, copy)
    with faults.opening():
        connection = connecting.connect(copy, key)
        with _undone_on_failure(connection.close):
            connecting.settle(connection)
            is_damaged = _check(connection, copy) == "damaged"
            schema.lay_out(connection)
            connection.pragma("query_only", True)
    return connection, is_damaged


def _brought_forward(connection: apsw.Connection, path: Path, key: FileKey) -> bool:
    """Take the lock, check, and migrate; tell whether the last saving may be missing."""
    _check_writable(connection)
    _take_lock(connection, path, key)
    with _undone_on_failure(lambda: _leave_no_empty_log(path)):
        state = _check(connection, path)
        if state == "damaged":
            raise CannotOpenError(say("casebook.log_damaged"))
        migrating.bring_forward(connection, path, key)
    connecting.let_closing_empty_the_log(connection)
    return state == "cut short"


@contextmanager
def _undone_on_failure(undo: Callable[[], object]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        undo()
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
