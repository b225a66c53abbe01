"""Making and opening the encrypted file; a file that is refused stays as it is.

The file is ChaCha20-Poly1305 page by page (sqlite3mc's cipher ``chacha20``), the write-ahead log
beside it too. sqlite3mc keeps the salt of a raw key in the first 16 bytes of the file, in plain:
those are the bytes `balancekit.casebook.key` needs, so there is no second file to lose.

One process at a time: SQLite's exclusive lock, which the system drops when the process dies.
"""

import os
import tempfile
from contextlib import closing, suppress
from pathlib import Path

import apsw

from balancekit.casebook import faults, schema
from balancekit.casebook.file import EncryptedFile, log_of
from balancekit.casebook.key import SALT_BYTES, FileKey, derive_key, new_key
from balancekit.errors import CannotOpenError, CasebookError
from balancekit.strings import say

_SMALLEST = 512  # bytes: no SQLite page is smaller; less is what a broken copy leaves behind
_CHECKED_WHOLE = 16 * 2**20  # bytes: up to here every page is checked on opening, in 0.2 s
_SETTINGS = (
    ("locking_mode", "EXCLUSIVE"),  # first: with it, the log needs no shared-memory file
    ("temp_store", "MEMORY"),
    ("mmap_size", 0),
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("secure_delete", True),
    ("foreign_keys", True),
)


def create_file(path: Path, passphrase: str) -> EncryptedFile:
    """Make a new file, whole or not at all, readable by its owner only, and open it.

    Raises
    ------
    CasebookError
        There is a file already, or the folder does not take one.
    """
    key = new_key(passphrase)
    if os.path.lexists(path):
        raise CasebookError(say("casebook.exists", file=path.name))
    try:
        _build(path, key)
    except FileExistsError:
        raise CasebookError(say("casebook.exists", file=path.name)) from None
    except (OSError, apsw.Error):
        raise CasebookError(say("casebook.cannot_create", file=path.name)) from None
    return _attach(path, key)


def open_file(path: Path, passphrase: str) -> EncryptedFile:
    """Open a file; a refused file keeps every byte as it was.

    Raises
    ------
    CannotOpenError
        Wrong passphrase or damaged file.
    CasebookError
        No such file, in use, not ours to write, or made by a newer balancekit.
    """
    _check_is_there(path)
    return _attach(path, derive_key(passphrase, _read_salt(path)))


def _build(path: Path, key: FileKey) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    os.close(handle)
    half_made = Path(name)
    try:
        with closing(_connect(half_made, key)) as connection:
            _settle(connection)
            schema.lay_out(connection)
            _let_closing_empty_the_log(connection)
        _give_name(half_made, path)
    finally:
        half_made.unlink(missing_ok=True)
        log_of(half_made).unlink(missing_ok=True)


def _give_name(half_made: Path, path: Path) -> None:
    # A link, unlike a rename, never replaces a file that came into being meanwhile.
    try:
        path.hardlink_to(half_made)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a memory stick
        half_made.rename(path)
    with suppress(OSError):  # Windows cannot open a folder, and needs no such step
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _check_is_there(path: Path) -> None:
    try:
        found = path.is_file()
    except OSError:  # a folder we may not look into
        raise CasebookError(say("casebook.not_allowed")) from None
    if not found:
        raise CasebookError(say("casebook.missing", file=path.name))
    if path.stat().st_size < _SMALLEST:
        raise CannotOpenError(say("casebook.cannot_open"))


def _read_salt(path: Path) -> bytes:
    # Through SQLite, not open(): closing a file by other means drops the lock this process has on
    # it (POSIX), and then a second process could come in.
    with faults.opening():
        flags = [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0]
        file = apsw.VFSFile("", str(path), flags)
        salt = file.xRead(SALT_BYTES, 0)
        file.xClose()
    return salt


def _attach(path: Path, key: FileKey) -> EncryptedFile:
    with faults.opening():
        connection = _connect(path, key)
        try:
            _check_writable(connection)
            _settle(connection)
            _check(connection, path)
        except apsw.BusyError:
            connection.close()
            raise
        except BaseException:
            _leave_no_empty_log(path)
            connection.close()
            raise
        _let_closing_empty_the_log(connection)
    return EncryptedFile(path, key, connection)


def _connect(path: Path, key: FileKey) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    # Closing writes the log back: not before the passphrase and the file are known to be good.
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{(key.secret + key.salt).hex()}")
    return connection


def _let_closing_empty_the_log(connection: apsw.Connection) -> None:
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)


def _check_writable(connection: apsw.Connection) -> None:
    if connection.readonly("main"):
        raise CasebookError(say("casebook.not_allowed"))


def _settle(connection: apsw.Connection) -> None:
    for name, value in _SETTINGS:
        connection.pragma(name, value)


def _check(connection: apsw.Connection, path: Path) -> None:
    schema.check_version(connection)
    if path.stat().st_size <= _CHECKED_WHOLE and connection.pragma("quick_check") != "ok":
        raise CannotOpenError(say("casebook.cannot_open"))


def _leave_no_empty_log(path: Path) -> None:
    # While the lock is still ours: a log without one could be another process's, just begun.
    log = log_of(path)
    with suppress(OSError):
        if log.stat().st_size == 0:
            log.unlink()
