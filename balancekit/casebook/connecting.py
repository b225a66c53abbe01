"""A connection to one encrypted file, and what is promised of it; decides nothing by itself.

The file is ChaCha20-Poly1305 page by page (sqlite3mc's cipher ``chacha20``), the write-ahead log
beside it too. sqlite3mc keeps the salt of a raw key in the first 16 bytes of the file, in plain:
those are the bytes `balancekit.casebook.key` needs, so there is no second file to lose.

One process at a time: SQLite's exclusive lock, which the system drops when the process dies.
"""

from pathlib import Path
from urllib.parse import quote

import apsw

from balancekit.casebook.key import SALT_BYTES, FileKey

# Through SQLite, not open(): closing a file by other means drops the lock this process has on it
# (POSIX), and then a second process could come in.
_TO_READ = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY
_SETTINGS = (
    ("locking_mode", "EXCLUSIVE"),  # first: with it, the log needs no shared-memory file
    ("temp_store", "MEMORY"),
    ("mmap_size", 0),
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("secure_delete", True),
    ("foreign_keys", True),
)


def log_of(path: Path) -> Path:
    """Return where SQLite keeps the write-ahead log of a file, as long as the file is open."""
    return path.with_name(path.name + "-wal")


def read_raw(path: Path) -> apsw.VFSFile:
    """Open the bytes of a file for reading, whoever has it open."""
    return apsw.VFSFile("", str(path), [_TO_READ, 0])


def read_salt(path: Path) -> bytes:
    """Return the first 16 bytes of a file."""
    file = read_raw(path)
    try:
        return file.xRead(SALT_BYTES, 0)
    finally:
        file.xClose()


def is_held(path: Path) -> bool:
    """Tell whether somebody has a file open at this moment."""
    file = read_raw(path)
    try:
        file.xLock(apsw.SQLITE_LOCK_SHARED)
        file.xUnlock(apsw.SQLITE_LOCK_NONE)
    except apsw.BusyError:
        return True
    finally:
        file.xClose()
    return False


def connect(path: Path, key: FileKey) -> apsw.Connection:
    """Open a file that is there; nothing of it is read yet."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    # Closing writes the log back: not before the passphrase and the file are known to be good.
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    return _unlocked(connection, key)


def connect_past_lock(path: Path, key: FileKey) -> apsw.Connection:
    """Open a file to read what stands in it but not in its log, whoever has it open."""
    address = f"file:{quote(str(path))}?immutable=1"
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return _unlocked(apsw.Connection(address, flags=flags), key)


def settle(connection: apsw.Connection) -> None:
    """Take the lock and set what is promised: each commit is on the disk, what is deleted gone."""
    for name, value in _SETTINGS:
        connection.pragma(name, value)


def let_closing_empty_the_log(connection: apsw.Connection) -> None:
    """From now on, closing writes the log back into the file and removes it."""
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)


def empty_log(connection: apsw.Connection) -> None:
    """Write the log back into the file, and cut it to nothing."""
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def _unlocked(connection: apsw.Connection, key: FileKey) -> apsw.Connection:
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{(key.secret + key.salt).hex()}")
    return connection
