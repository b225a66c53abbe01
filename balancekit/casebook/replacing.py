"""A new file in the place of an open one: under a new key, or because the old one is gone.

The new file is written whole beside the old one and then takes its place at one stroke, so that
whenever this is broken off, either the old or the new one stands there, whole. The old log is
empty before that, since it must never meet the new file; and nobody else can come in between,
since we hold the lock on both files.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import apsw

from balancekit.casebook import connecting, placing
from balancekit.casebook.copying import copy_whole
from balancekit.casebook.key import FileKey

_FREES_NO_OPEN_FILE = os.name == "nt"  # Windows replaces no file that anybody has open


def replace(connection: apsw.Connection, path: Path, key: FileKey) -> apsw.Connection:
    """Put a copy under this key in the place of the open file, and open it instead.

    Raises
    ------
    apsw.Error, OSError
        There is no room; the old file stands and stays open. If somebody else has been faster to
        open the new one: `apsw.BusyError`, and the connection is closed.
    """
    with _copy_held(connection, path, key) as half_made:
        connecting.empty_log(connection)
        if _FREES_NO_OPEN_FILE:
            connection.close()
        connecting.log_of(path).unlink(missing_ok=True)
        placing.take_place(half_made, path)
        connection.close()
    return _opened(path, key)


def put_back(connection: apsw.Connection, path: Path, key: FileKey) -> tuple[Path, apsw.Connection]:
    """Make the open file anew where it stood, or beside what stands there now, and open that.

    Raises
    ------
    apsw.Error, OSError
        There is no room.
    """
    is_free = not os.path.lexists(path)
    place = path if is_free else placing.free_name(path.with_stem(f"{path.stem}-rescued"))
    with _copy_held(connection, path, key) as half_made:
        connecting.empty_log(connection)
        if is_free:
            connecting.log_of(path).unlink(missing_ok=True)
        placing.give_name(half_made, place)
        # What lies beside the other file is not ours to remove.
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        connection.close()
    return place, _opened(place, key)


@contextmanager
def _copy_held(connection: apsw.Connection, path: Path, key: FileKey) -> Iterator[Path]:
    with placing.half_made_file(path.parent, path.name) as half_made:
        copy_whole(connection, half_made, key, nullcontext())
        if _FREES_NO_OPEN_FILE:
            yield half_made
            return
        with closing(_opened(half_made, key)):
            yield half_made


def _opened(path: Path, key: FileKey) -> apsw.Connection:
    connection = connecting.connect(path, key)
    try:
        connecting.settle(connection)
    except BaseException:
        connection.close()
        raise
    connecting.let_closing_empty_the_log(connection)
    return connection
