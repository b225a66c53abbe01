"""A whole copy of an open casebook in a new file, encrypted from its first byte to its last."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import apsw

from balancekit.casebook import connecting
from balancekit.casebook.key import FileKey

CHECKED_WHOLE = 16 * 2**20
"""Bytes: up to here every page of a file is checked, in 0.2 s."""

_PAGES_AT_ONCE = 1000


def copy_whole(
    connection: apsw.Connection, target: Path, key: FileKey, turn: AbstractContextManager[object]
) -> None:
    """Copy an open casebook into an empty file; what is saved meanwhile is in the copy too.

    Parameters
    ----------
    turn : context manager
        Held for a few milliseconds at a time, so that others can save in between.

    Raises
    ------
    apsw.Error
        A page cannot be read, the disk does not take the copy, or it is not as it should be.
    """
    with closing(connecting.connect(target, key)) as copy:
        copy.pragma("journal_mode", "OFF")  # a copy that breaks off is thrown away
        with _backing_up(connection, copy, turn) as backup:
            while not backup.done:
                with turn:
                    backup.step(_PAGES_AT_ONCE)
                time.sleep(0.001)  # so that whoever waits for the turn really gets it
    _check(target, key)


def check_pages(connection: apsw.Connection, path: Path) -> None:
    """Read every page of a small file, the first of a large one.

    Raises
    ------
    apsw.Error
        The passphrase is wrong, or a page is damaged.
    """
    connection.pragma("user_version")
    size, log = path.stat().st_size, connecting.log_of(path)
    # SQLite would fill up a page that was cut short, and nobody would check what it then says; if
    # a crash has cut it short, the whole page is in the log.
    if size % connection.pragma("page_size") and not (log.exists() and log.stat().st_size):
        raise apsw.CorruptError
    if size <= CHECKED_WHOLE and connection.pragma("quick_check") != "ok":
        raise apsw.CorruptError


@contextmanager
def _backing_up(
    connection: apsw.Connection, copy: apsw.Connection, turn: AbstractContextManager[object]
) -> Iterator[apsw.Backup]:
    with turn:
        connection.pragma("page_count")  # a closed one says so here
        backup = copy.backup("main", connection, "main")
    try:
        yield backup
    finally:
        with turn:
            backup.close(True)


def _check(target: Path, key: FileKey) -> None:
    with closing(connecting.connect_past_lock(target, key)) as copy:
        check_pages(copy, target)
