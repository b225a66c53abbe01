"""A casebook as it was last saved, copied aside while somebody else has it open.

Only encrypted bytes are copied, into a folder of our own. What was read is one state of the
casebook if its log began with the same bytes before and after: within one log, the file only
changes by taking over pages that the log still holds. And if the log, as far as it was copied, is
still the same: a saving that was under way may have been read by halves.
"""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from balancekit.casebook.connecting import log_of, read_raw

_LOG_HEADER = 32
_AT_ONCE = 2**20
_LOCKED = 2**30  # SQLite locks bytes here, which on Windows nobody else can read; so it
_UNUSED = 4096  # keeps nothing in this page
_TRIES = 50


def copy_aside(path: Path, copy: Path) -> None:
    """Copy a casebook and its log, whoever has it open.

    Raises
    ------
    OSError, apsw.Error
        It cannot be read, or there is no room for the copy; `TimeoutError` if it changed faster
        than it could be read.
    """
    for _ in range(_TRIES):
        before = _state(path)
        with copy.open("wb") as target:
            _copy_file(path, target)
        _copy_log(log_of(path), log_of(copy))
        if _is_as_copied(log_of(path), log_of(copy)) and _state(path) == before:
            return
    raise TimeoutError


def _state(path: Path) -> object:
    """Return what stays the same as long as file and log belong together."""
    if header := _beginning(log_of(path)):
        return header
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _beginning(log: Path) -> bytes:
    with suppress(FileNotFoundError), log.open("rb") as opened:
        return opened.read(_LOG_HEADER)
    return b""


def _copy_file(path: Path, target: BinaryIO) -> None:
    file = read_raw(path)
    try:
        size = file.xFileSize()
        for place in range(0, size, _AT_ONCE):
            past = _UNUSED if place == _LOCKED else 0
            target.seek(place + past)
            target.write(file.xRead(_AT_ONCE - past, place + past))
        target.truncate(size)  # zeros at the end are not given back by xRead
    finally:
        file.xClose()


def _copy_log(log: Path, copy: Path) -> None:
    copy.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        shutil.copyfile(log, copy)


def _is_as_copied(log: Path, copy: Path) -> bool:
    if not copy.exists():
        return not log.exists()
    with suppress(FileNotFoundError), log.open("rb") as opened:
        copied = copy.read_bytes()
        return opened.read(len(copied)) == copied
    return False
